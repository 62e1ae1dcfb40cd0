using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ostiary.Accounts;
using Ostiary.Server.Configuration;
using Ostiary.Server.Startup;
using Ostiary.Testing;
using Ostiary.Tests.Storage;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Http;

public sealed class An_attested_enrollment_on_SQLite() : An_attested_enrollment(new SqliteFixture());

public sealed class An_attested_enrollment_on_PostgreSQL() : An_attested_enrollment(new PostgresFixture()), INeedPostgres;

/// <summary>What a relying party's attestation profile takes and refuses, from the stored policy to the stored passkey.</summary>
public abstract class An_attested_enrollment(DatabaseFixture databases) : OnServer(databases), IDisposable
{
    private const string RegistrationOptions = "/v1/ceremonies/registration/options";

    private static readonly Guid Model = new("00112233-4455-6677-8899-aabbccddeeff");
    private static readonly Guid AnotherModel = new("00112233-4455-6677-8899-aabbccddee00");

    private readonly AttestationAuthority _maker = new(new SeededEntropy("The maker"));
    private readonly AttestationAuthority _stranger = new(new SeededEntropy("A stranger"));

    private AttestationProfile OurMaker => new() { Roots = [Written(_maker)] };

    [DatabaseFact]
    public async Task Is_accepted_when_a_root_of_the_relying_party_vouches_and_keeps_its_evidence()
    {
        var home = await Demand(OurMaker with { AllowedModels = [Model.ToString()] });
        var person = Person();

        var enrolled = await person.SignUp("sam@example.com");

        enrolled.Json!["passkey"]!["aaguid"]!.GetValue<string>().ShouldBe(Model.ToString());
        var user = UserId.Parse(enrolled.Json!["user"]!["id"]!.GetValue<string>())!.Value;
        var passkeys = Server.Services.GetRequiredService<Passkeys>();
        var passkey = (await passkeys.OfUser(home.Id, user, default)).ShouldHaveSingleItem();
        passkey.AttestationFormat.ShouldBe("packed");
        var evidence = (await passkeys.Evidence(home.Id, passkey.Id, default)).ShouldNotBeNull();
        evidence.AttestationObject.AsSpan().IndexOf(person.Authenticator.Batch.Chain[0].Span).ShouldBeGreaterThan(0);
        (await person.SignIn()).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Asks_the_browser_for_what_it_demands()
    {
        await Demand(OurMaker);
        var person = Person();

        (await person.SignUpOptions("sam@example.com")).Json!["publicKey"]!["attestation"]!.GetValue<string>().ShouldBe("direct");
    }

    [DatabaseFact]
    public async Task Is_refused_without_a_statement_and_with_one_that_the_key_signed_itself()
    {
        await Demand(OurMaker);

        await IsRefused(Person(AttestationStyle.None), WebAuthnCodes.AttestationRequired);
        await IsRefused(Person(AttestationStyle.PackedSelf), WebAuthnCodes.AttestationRequired);
    }

    [DatabaseFact]
    public async Task Is_refused_when_nobody_known_vouches()
    {
        await Demand(OurMaker);

        await IsRefused(Person(maker: _stranger), WebAuthnCodes.AttestationPathUntrusted);
    }

    [DatabaseFact]
    public async Task Is_refused_with_a_blocked_model()
    {
        await Demand(OurMaker with { BlockedModels = [Model.ToString().ToUpperInvariant()] });

        await IsRefused(Person(), WebAuthnCodes.AttestationModelBlocked);
        (await Person(model: AnotherModel).TrySignUp("sam@example.com")).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Is_refused_with_a_model_that_is_not_among_those_allowed()
    {
        await Demand(OurMaker with { AllowedModels = [AnotherModel.ToString()] });

        await IsRefused(Person(), WebAuthnCodes.AttestationModelNotAllowed);
        (await Person(model: AnotherModel).TrySignUp("sam@example.com")).ShouldBeOk();
    }

    // The statement is sound, and its certificate says another model than the authenticator does.
    [DatabaseFact]
    public async Task Is_refused_with_a_model_that_was_borrowed_for_the_occasion()
    {
        await Demand(OurMaker with { AllowedModels = [AnotherModel.ToString()] });
        var liar = Person(model: AnotherModel, batch: _maker.IssueBatch(Model));

        await IsRefused(liar, WebAuthnCodes.AttestationAaguidMismatch);
    }

    [DatabaseFact]
    public async Task Is_held_to_the_profile_whoever_asks_for_it()
    {
        var browser = Person(AttestationStyle.None);
        var user = await browser.SignUp("sam@example.com");
        var home = await Demand(OurMaker);

        var stepUpGrant = await browser.StepUp("passkey.add");
        await IsRefused(browser, WebAuthnCodes.AttestationRequired, new { purpose = "add-passkey", stepUpGrant }, Person(AttestationStyle.None).Authenticator);
        var backend = await Server.OpenBackend(home);
        var userId = user.Json!["user"]!["id"]!.GetValue<string>();
        await IsRefused(backend, WebAuthnCodes.AttestationRequired, new { purpose = "add-passkey", userId }, Person(AttestationStyle.None).Authenticator);
        await IsRefused(await Server.OpenApplication(home), WebAuthnCodes.AttestationRequired, new { purpose = "sign-up", identifier = "ann@example.com" });
    }

    [DatabaseFact]
    public async Task Loses_the_voucher_that_is_withdrawn_meanwhile()
    {
        await Demand(new() { Roots = [Written(_maker), Written(_stranger)] });
        var person = Person();
        var options = await person.SignUpOptions("sam@example.com");
        await Demand(new() { Roots = [Written(_stranger)] });

        (await person.Register(options)).ShouldBeRefusedWith(WebAuthnCodes.AttestationPathUntrusted);
    }

    [DatabaseFact]
    public async Task Is_judged_by_the_profile_that_was_in_force_when_its_options_were_issued()
    {
        await Demand(new() { Roots = [Written(_stranger)] });
        var (early, late) = (Person(), Person());
        var before = await early.SignUpOptions("early@example.com");
        await Demand(OurMaker);
        var between = await late.SignUpOptions("late@example.com");
        await Demand(OurMaker with { BlockedModels = [Model.ToString()] });

        (await early.Register(before)).ShouldBeRefusedWith(WebAuthnCodes.AttestationPathUntrusted);
        (await late.Register(between)).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Cannot_be_demanded_while_nobody_could_vouch()
    {
        var home = await Server.Home();
        var demanding = home with { Policy = home.Policy with { Attestation = "direct" } };

        var refused = (await Server.Services.GetRequiredService<TenantUpkeep>().Save(demanding, RunningServer.Operator, default))
            .ShouldFailWith(WebAuthnCodes.AttestationPolicyContradictory);

        refused.Field.ShouldBe("attestation");
        (await Server.Home()).Policy.Attestation.ShouldBe("none");
    }

    // As when the metadata that it rested on is no longer configured.
    [DatabaseFact]
    public async Task Stops_the_start_by_the_name_of_the_key_when_nobody_can_vouch_any_more()
    {
        var home = await Server.Home();
        await Database.Commit([RelyingParties.Save(home with { Policy = home.Policy with { Attestation = "direct" } })], default);
        await Server.Services.GetRequiredService<RelyingPartyDirectory>().Refresh(default);
        var foundation = Server.Services.GetServices<IHostedService>().OfType<Foundation>().Single();

        var stopped = await Should.ThrowAsync<ConfigurationException>(() => foundation.StartAsync(default));

        stopped.Message.ShouldContain(home.Id.Value);
        stopped.Message.ShouldContain("Metadata:File");
    }

    public void Dispose()
    {
        _maker.Dispose();
        _stranger.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string Written(AttestationAuthority authority) => Base64UrlText.Encode(authority.Root.Span);

    private async Task<RelyingParty> Demand(AttestationProfile profile)
    {
        var home = await Server.Home();
        return await Server.Change(home with { Policy = home.Policy with { Attestation = "direct", Profile = profile } });
    }

    private Browser Person(
        AttestationStyle style = AttestationStyle.PackedBasic, AttestationAuthority? maker = null, Guid? model = null, AttestationBatch? batch = null) =>
        Server.Open(new VirtualAuthenticator(AuthenticatorProfile.SecurityKey with
        {
            Aaguid = model ?? Model,
            Attestation = style,
            Batch = batch ?? (maker ?? _maker).IssueBatch(model ?? Model),
        }));

    private Task IsRefused(Browser browser, FailureCode code) =>
        IsRefused(browser, code, new { purpose = "sign-up", identifier = "mallory@example.com" });

    private async Task IsRefused(Browser browser, FailureCode code, object asked, VirtualAuthenticator? authenticator = null)
    {
        var before = await Rows();
        var options = (await browser.Post(RegistrationOptions, asked)).ShouldBeOk();
        if (authenticator is not null)
            browser.Client = new VirtualClient(RunningServer.Origin, authenticator);

        (await browser.Register(options)).ShouldBeRefusedWith(code);

        (await Rows()).ShouldBe(before);
    }
}
