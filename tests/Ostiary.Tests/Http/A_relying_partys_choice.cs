using Ostiary.Testing;
using Ostiary.Tests.Storage;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Http;

public sealed class A_relying_partys_choice_on_SQLite() : A_relying_partys_choice(new SqliteFixture());

public sealed class A_relying_partys_choice_on_PostgreSQL() : A_relying_partys_choice(new PostgresFixture()), INeedPostgres;

/// <summary>What a relying party may decide of Level 3, from its stored policy to the verdict; and what no client may decide.</summary>
public abstract class A_relying_partys_choice(DatabaseFixture databases) : OnServer(databases)
{
    private const string RegistrationOptions = "/v1/ceremonies/registration/options";
    private const string RegistrationVerify = "/v1/ceremonies/registration/verify";

    [DatabaseFact]
    public async Task Refuses_a_copied_passkey_by_default()
    {
        var browser = await SignedUpThenCopied();

        (await browser.TrySignIn()).ShouldBeRefusedWith(WebAuthnCodes.SignCountWentBackwards);
    }

    [DatabaseFact]
    public async Task May_be_to_flag_a_copied_passkey()
    {
        var home = await Server.Home();
        await Server.Change(home with { Policy = home.Policy with { SignCount = "flag" } });
        var browser = await SignedUpThenCopied();

        (await browser.TrySignIn()).ShouldBeOk();

        Server.Log.Lines.ShouldContain(line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("perhaps there is a copy of it", StringComparison.Ordinal));
    }

    [DatabaseFact]
    public async Task Refuses_by_default_a_passkey_that_became_backup_eligible()
    {
        var browser = await SignedUpThenSynchronized();

        (await browser.TrySignIn()).ShouldBeRefusedWith(WebAuthnCodes.BackupEligibilityChanged);
    }

    [DatabaseFact]
    public async Task May_be_to_store_that_a_passkey_became_backup_eligible()
    {
        var home = await Server.Home();
        await Server.Change(home with { Policy = home.Policy with { BackupEligibility = "upgrade" } });
        var browser = await SignedUpThenSynchronized();
        (await browser.TrySignIn()).ShouldBeOk();

        // Stored by now: under the strict policy it is a passkey as any other.
        await Server.Change(home);
        (await browser.TrySignIn()).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Is_the_one_that_was_in_force_when_the_options_were_issued()
    {
        var home = await Server.Home();
        var browser = await SignedUpThenCopied();
        var options = await browser.SignInOptions();
        await Server.Change(home with { Policy = home.Policy with { SignCount = "flag" } });

        (await browser.Authenticate(options)).ShouldBeRefusedWith(WebAuthnCodes.SignCountWentBackwards);
    }

    [DatabaseFact]
    public async Task Lets_related_pages_in_and_tells_browsers_of_them_in_order()
    {
        var home = await Server.Home();
        string[] related = ["https://zoo.example", "https://apple.example"];
        await Server.Change(home with { Policy = home.Policy with { RelatedOrigins = related } });

        var document = (await Server.Open().Send(HttpMethod.Get, "/.well-known/webauthn")).ShouldBeOk();

        document.Json!["origins"]!.AsArray().Select(origin => origin!.GetValue<string>()).ShouldBe([.. related, RunningServer.Origin]);
        document.Headers["Content-Type"].ShouldStartWith("application/json");
        var browser = Server.Open();
        browser.Client = PageOf(browser) with { Origin = related[0], RelatedRpIds = [home.RpId] };
        (await browser.TrySignUp("sam@example.com")).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Keeps_pages_out_that_are_not_related()
    {
        var home = await Server.Home();
        var browser = Server.Open();
        browser.Client = PageOf(browser) with { Origin = "https://zoo.example", RelatedRpIds = [home.RpId] };

        (await browser.TrySignUp("sam@example.com")).ShouldBeRefusedWith(WebAuthnCodes.OriginNotAllowed);
    }

    [DatabaseFact]
    public async Task Relaxes_presence_only_by_the_sealed_state()
    {
        var browser = Server.Open();
        await browser.SignUp("sam@example.com");
        using var other = new VirtualAuthenticator();

        (await AddSilently(mediation: null)).ShouldBeRefusedWith(WebAuthnCodes.UserNotPresent);
        (await AddSilently(mediation: "conditional")).ShouldBeOk();

        async Task<Answer> AddSilently(string? mediation)
        {
            browser.Client = PageOf(browser);
            var stepUpGrant = await browser.StepUp("passkey.add");
            var issued = (await browser.Post(RegistrationOptions, new { purpose = "add-passkey", stepUpGrant, mediation })).ShouldBeOk();
            browser.Client = new VirtualClient(RunningServer.Origin, other) { ConditionalCreate = true };
            return await browser.Register(issued);
        }
    }

    [DatabaseFact]
    public async Task Is_not_taken_from_the_answer()
    {
        var browser = Server.Open();
        browser.Client = PageOf(browser) with { ConditionalCreate = true };
        var answer = browser.RegistrationAnswer(await browser.SignUpOptions("sam@example.com"));
        answer["response"]!["mediation"] = "conditional";
        answer["response"]!["clientExtensionResults"]!["conditional"] = true;
        (await browser.Post(RegistrationVerify, answer)).ShouldBeRefusedWith(WebAuthnCodes.UserNotPresent);

        var beside = browser.RegistrationAnswer(await browser.SignUpOptions("sam@example.com"));
        beside["mediation"] = "conditional";
        ((int)(await browser.Post(RegistrationVerify, beside)).Status).ShouldBeInRange(400, 422);
        (await Count("users")).ShouldBe(0);
    }

    private static VirtualClient PageOf(Browser browser) => new(RunningServer.Origin, browser.Authenticator);

    // A counting authenticator whose copy, restored from before the last sign-in, answers.
    private async Task<Browser> SignedUpThenCopied()
    {
        var browser = Server.Open(new VirtualAuthenticator(AuthenticatorProfile.SecurityKey));
        await browser.SignUp("sam@example.com");
        await browser.SignIn();
        browser.Authenticator.Passkeys[0].SignCount = 0;
        return browser;
    }

    private async Task<Browser> SignedUpThenSynchronized()
    {
        var browser = Server.Open(new VirtualAuthenticator(AuthenticatorProfile.SyncedProvider with { BackupEligible = false, BackedUp = false }));
        await browser.SignUp("sam@example.com");
        browser.Client = PageOf(browser) with { Alterations = new() { Flags = flags => flags | Ostiary.Testing.AuthenticatorFlags.BackupEligible } };
        return browser;
    }
}
