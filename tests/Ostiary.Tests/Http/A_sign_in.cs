using Microsoft.Extensions.DependencyInjection;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Storage;
using Ostiary.Testing;
using Ostiary.Tests.Storage;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Http;

public sealed class A_sign_in_on_SQLite() : A_sign_in(new SqliteFixture());

public sealed class A_sign_in_on_PostgreSQL() : A_sign_in(new PostgresFixture()), INeedPostgres;

/// <summary>What becomes of an answer whose account, passkey or signer is not as it should be.</summary>
public abstract class A_sign_in(DatabaseFixture databases) : OnServer(databases)
{
    private const string Options = "/v1/ceremonies/authentication/options";

    private AccountUpkeep Upkeep => Server.Services.GetRequiredService<AccountUpkeep>();

    [DatabaseFact]
    public async Task Of_a_disabled_user_is_refused_and_their_session_is_over_at_once()
    {
        var (browser, home) = (Server.Open(), await Server.Home());
        var user = new UserId((await browser.SignUp("sam@example.com")).Json!["user"]!["id"]!.GetValue<string>());

        (await Upkeep.DisableUser(home.Id, user, RunningServer.Operator, default)).ShouldSucceed();

        (await browser.Send(HttpMethod.Get, "/v1/session")).ShouldBeRefusedWith(Ostiary.Server.HttpCodes.SignInRequired);
        (await browser.TrySignIn()).ShouldBeRefusedWith(CeremonyCodes.UserDisabled);

        (await Upkeep.EnableUser(home.Id, user, RunningServer.Operator, default)).ShouldSucceed();
        (await browser.SignIn()).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Of_a_disabled_user_is_refused_like_anybodys_until_the_signature_is_good()
    {
        var (browser, home) = (Server.Open(), await Server.Home());
        var user = new UserId((await browser.SignUp("sam@example.com")).Json!["user"]!["id"]!.GetValue<string>());
        (await Upkeep.DisableUser(home.Id, user, RunningServer.Operator, default)).ShouldSucceed();
        browser.Client = new VirtualClient(RunningServer.Origin, browser.Authenticator) { Alterations = new() { Signature = Junk } };

        (await browser.TrySignIn("sam@example.com")).ShouldBeRefusedWith(WebAuthnCodes.SignatureInvalid);
    }

    [DatabaseFact]
    public async Task With_a_passkey_that_nobody_registered_is_told_so()
    {
        var browser = Server.Open();
        // Made for a sign-up that was never finished.
        browser.RegistrationAnswer(await browser.SignUpOptions("sam@example.com"));

        (await browser.TrySignIn()).ShouldBeRefusedWith(CeremonyCodes.PasskeyUnknown);
    }

    [DatabaseFact]
    public async Task With_a_deleted_passkey_is_told_so_only_after_its_signature()
    {
        var (browser, home) = (Server.Open(), await Server.Home());
        var signedUp = await browser.SignUp("sam@example.com");
        var (user, passkey) = (signedUp.Json!["user"]!["id"]!.GetValue<string>(), signedUp.Json!["passkey"]!["id"]!.GetValue<string>());
        (await Upkeep.DeletePasskey(home.Id, new UserId(user), new PasskeyId(passkey), RunningServer.Operator, default)).ShouldSucceed();

        (await browser.TrySignIn()).ShouldBeRefusedWith(CeremonyCodes.PasskeyDeleted);

        browser.Client = new VirtualClient(RunningServer.Origin, browser.Authenticator) { Alterations = new() { Signature = Junk } };
        (await browser.TrySignIn()).ShouldBeRefusedWith(WebAuthnCodes.SignatureInvalid);
    }

    [DatabaseFact]
    public async Task In_another_persons_name_is_refused()
    {
        var (sam, ann) = (Server.Open(), Server.Open());
        await sam.SignUp("sam@example.com");
        await ann.SignUp("ann@example.com");
        var home = await Server.Home();
        await Server.Change(home with { Policy = home.Policy with { AllowCredentials = "empty" } });

        // Options that name Ann but list no credential: Sam's authenticator answers them.
        foreach (var name in new[] { "ann@example.com", "nobody@example.com" })
            (await sam.TrySignIn(name)).ShouldBeRefusedWith(WebAuthnCodes.CredentialNotOfUser);

        (await ann.SignIn("ann@example.com")).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task With_a_tampered_public_key_is_refused_and_the_operator_is_told()
    {
        var (sam, thief) = (Server.Open(), Server.Open());
        await sam.SignUp("sam@example.com");
        await thief.SignUp("thief@example.com");
        const string Swap =
            """
            UPDATE passkeys
               SET public_key = (SELECT p.public_key
                                   FROM passkeys AS p
                                  WHERE p.credential_id = @thiefs)
             WHERE credential_id = @sams
            """;
        var written = await Database.Commit(
            [new Statement(Swap, ("thiefs", thief.Authenticator.Passkeys[0].CredentialId.ToArray()), ("sams", sam.Authenticator.Passkeys[0].CredentialId.ToArray()))], default);
        written.RowsAffected.ShouldBe([1]);

        (await sam.TrySignIn()).ShouldBeRefusedWith(CeremonyCodes.SignInRefused);

        Server.Log.Lines.ShouldContain(line => line.StartsWith("Critical", StringComparison.Ordinal) && line.Contains("was changed outside this server", StringComparison.Ordinal));
        (await thief.SignIn()).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task With_a_passkey_moved_to_another_person_is_refused()
    {
        var (sam, thief) = (Server.Open(), Server.Open());
        await sam.SignUp("sam@example.com");
        await thief.SignUp("thief@example.com");
        const string Move =
            """
            UPDATE passkeys
               SET user_id = (SELECT p.user_id
                                FROM passkeys AS p
                               WHERE p.credential_id = @sams)
             WHERE credential_id = @thiefs
            """;
        (await Database.Commit(
            [new Statement(Move, ("thiefs", thief.Authenticator.Passkeys[0].CredentialId.ToArray()), ("sams", sam.Authenticator.Passkeys[0].CredentialId.ToArray()))], default))
            .RowsAffected.ShouldBe([1]);

        (await thief.TrySignIn()).ShouldBeRefusedWith(CeremonyCodes.SignInRefused);
    }

    [DatabaseFact]
    public async Task Whose_sign_count_went_backwards_is_refused()
    {
        var browser = Server.Open(new VirtualAuthenticator(AuthenticatorProfile.SecurityKey));
        await browser.SignUp("sam@example.com");
        await browser.SignIn();
        browser.Client = new VirtualClient(RunningServer.Origin, browser.Authenticator) { Alterations = new() { SignCount = _ => 1 } };

        (await browser.TrySignIn()).ShouldBeRefusedWith(WebAuthnCodes.SignCountWentBackwards);
    }

    [DatabaseFact]
    public async Task Names_a_user_only_for_backends()
    {
        var (browser, home) = (Server.Open(), await Server.Home());
        var user = (await browser.SignUp("sam@example.com")).Json!["user"]!["id"]!.GetValue<string>();
        var backend = await Server.OpenBackend(home);

        (await browser.Post(Options, new { purpose = "sign-in", userId = user })).ShouldBeRefusedWith(CeremonyCodes.SecretKeyRequired);
        (await backend.Post(Options, new { purpose = "sign-in", userId = "usr_nobody" })).ShouldBeRefusedWith(CeremonyCodes.UserUnknown);
        (await backend.Post(Options, new { purpose = "sign-in", userId = user })).ShouldBeOk()
            .Json!["publicKey"]!["allowCredentials"]!.AsArray().ShouldHaveSingleItem();
    }

    [DatabaseFact]
    public async Task Takes_only_purposes_and_mediations_that_are_offered()
    {
        foreach (var asked in new object[] { new { purpose = "sign-out" }, new { purpose = "sign-in", mediation = "silent" } })
            (await Server.Open().Post(Options, asked)).ShouldBeRefusedWith(CeremonyCodes.OptionInvalid);
    }

    private static byte[] Junk(byte[] signature) => [.. signature[..^1], (byte)(signature[^1] ^ 1)];
}
