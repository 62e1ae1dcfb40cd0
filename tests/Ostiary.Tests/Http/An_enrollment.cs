using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Testing;

namespace Ostiary.Tests.Http;

public sealed class An_enrollment : IDisposable
{
    private const string Options = "/v1/ceremonies/registration/options";

    private readonly RunningServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Is_refused_where_people_may_not_create_accounts_but_its_backend_may()
    {
        await _server.Change(await _server.Home() with { SelfSignUp = false });

        (await _server.Open().Post(Options, new { purpose = "sign-up", identifier = "sam@example.com" })).ShouldBeRefusedWith(CeremonyCodes.SelfSignUpClosed);
        (await (await _server.OpenBackend(await _server.Home())).SignUpOptions("sam@example.com")).ShouldBeOk();
    }

    [Fact]
    public async Task Is_refused_when_the_credential_is_registered_already()
    {
        var (first, second) = (_server.Open(), _server.Open());
        await first.SignUp("sam@example.com");
        var id = first.Authenticator.Passkeys[0].CredentialId.ToArray();
        second.Client = new VirtualClient(RunningServer.Origin, second.Authenticator)
        {
            Alterations = new()
            {
                CredentialId = _ => id,
                Envelope = envelope => (envelope["id"], envelope["rawId"]) = (Base64UrlText.Encode(id), Base64UrlText.Encode(id)),
            },
        };

        (await second.TrySignUp("ann@example.com")).ShouldBeRefusedWith(CeremonyCodes.PasskeyAlreadyRegistered);
        (await first.SignIn()).ShouldBeOk();
    }

    [Fact]
    public async Task Of_the_first_administrator_needs_the_link()
    {
        var (page, home) = (_server.Open(), await _server.Home());
        var link = (await File.ReadAllTextAsync(Path.Combine(_server.Folder, "first-administrator.txt"))).Trim();
        var setupToken = link[(link.LastIndexOf('/') + 1)..];
        var asked = new { purpose = "setup", identifier = "root@example.com", setupToken };

        (await page.Post(Options, new { purpose = "setup", identifier = "root@example.com" })).ShouldBeRefusedWith(CeremonyCodes.SetupLinkInvalid);
        (await page.Post(Options, asked with { setupToken = "wrong" })).ShouldBeRefusedWith(AccountsCodes.SetupTokenSpent);
        (await (await _server.OpenApplication(home)).Post(Options, asked)).ShouldBeRefusedWith(CeremonyCodes.SetupLinkInvalid);
        (await (await _server.OpenBackend(home)).Post(Options, asked)).ShouldBeRefusedWith(CeremonyCodes.SetupLinkInvalid);
        (await page.Register((await page.Post(Options, asked)).ShouldBeOk())).ShouldBeOk();
        (await page.Post(Options, asked)).ShouldBeRefusedWith(AccountsCodes.SetupTokenSpent);
    }

    [Fact]
    public async Task Of_the_first_administrator_is_over_after_a_day()
    {
        var page = _server.Open();
        await _server.Home();
        var link = (await File.ReadAllTextAsync(Path.Combine(_server.Folder, "first-administrator.txt"))).Trim();
        _server.Clock.Jump(TimeSpan.FromHours(24));

        (await page.Post(Options, new { purpose = "setup", identifier = "root@example.com", setupToken = link[(link.LastIndexOf('/') + 1)..] }))
            .ShouldBeRefusedWith(AccountsCodes.SetupTokenSpent);
    }

    [Theory]
    [InlineData("purpose", "sign-out")]
    [InlineData("mediation", "silent")]
    public async Task Is_refused_with_an_option_that_is_not_offered(string field, string value)
    {
        var asked = new Dictionary<string, string>(StringComparer.Ordinal) { ["purpose"] = "sign-up", ["identifier"] = "sam@example.com", [field] = value };

        var refused = (await _server.Open().Post(Options, asked)).ShouldBeRefusedWith(CeremonyCodes.OptionInvalid);

        refused.Text("field").ShouldBe(field);
    }

    [Fact]
    public async Task Of_one_more_passkey_needs_a_person_who_is_signed_in()
    {
        (await _server.Open().Post(Options, new { purpose = "add-passkey", stepUpGrant = "any" })).ShouldBeRefusedWith(CeremonyCodes.SignInRequired);
        (await _server.Open().Post("/v1/ceremonies/authentication/options", new { purpose = "step-up", action = "passkey.add" }))
            .ShouldBeRefusedWith(CeremonyCodes.SignInRequired);
    }

    [Shows("Attestation Resp-1 P-1")]
    [Fact]
    public async Task For_a_named_user_is_for_backends_and_for_users_that_exist()
    {
        var (home, browser) = (await _server.Home(), _server.Open());
        var backend = await _server.OpenBackend(home);
        var userId = (await backend.Post("/v1/users", new { externalId = "customer-1" })).ShouldBeOk().Text("id");
        var nobody = UserId.New(_server.Clock, Entropy.System).Value;

        (await browser.Post(Options, new { purpose = "add-passkey", userId })).ShouldBeRefusedWith(CeremonyCodes.SecretKeyRequired);
        (await (await _server.OpenApplication(home)).Post(Options, new { purpose = "add-passkey", userId })).ShouldBeRefusedWith(CeremonyCodes.SecretKeyRequired);
        (await backend.Post(Options, new { purpose = "add-passkey", userId = nobody })).ShouldBeRefusedWith(CeremonyCodes.UserUnknown);
        (await backend.Post(Options, new { purpose = "add-passkey", userId = "usr_1" })).ShouldBeRefusedWith(CeremonyCodes.UserUnknown);
        (await backend.Register(await backend.Post(Options, new { purpose = "add-passkey", userId }))).ShouldBeOk().Json!["session"].ShouldBeNull();

        // A second passkey of the same authenticator: the options name the first, and the person's device would refuse.
        var again = (await backend.Post(Options, new { purpose = "add-passkey", userId })).ShouldBeOk();
        again.Json!["publicKey"]!["excludeCredentials"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_an_excluded_credential_is_refused_even_when_the_client_does_not_care()
    {
        var browser = _server.Open();
        await browser.SignUp("sam@example.com");
        var id = browser.Authenticator.Passkeys[0].CredentialId.ToArray();
        var options = await browser.Post(Options, new { purpose = "add-passkey", stepUpGrant = await browser.StepUp("passkey.add") });
        using var careless = new VirtualAuthenticator();
        browser.Client = new VirtualClient(RunningServer.Origin, careless)
        {
            Alterations = new()
            {
                CredentialId = _ => id,
                Envelope = envelope => (envelope["id"], envelope["rawId"]) = (Base64UrlText.Encode(id), Base64UrlText.Encode(id)),
            },
        };

        (await browser.Register(options)).Status.ShouldBe(System.Net.HttpStatusCode.Conflict);
        (await browser.Send(HttpMethod.Get, "/v1/users/me/passkeys")).Json!["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("accounts.identifier_empty", "   ")]
    [InlineData("accounts.identifier_empty", null)]
    [InlineData("accounts.identifier_character", "sam\u200b@example.com")]
    [InlineData("accounts.identifier_character", "sam\0@example.com")]
    public async Task Needs_an_identifier_that_can_be_read(string code, string? identifier) =>
        (await _server.Open().Post(Options, new { purpose = "sign-up", identifier })).Code.ShouldBe(code);

    [Fact]
    public async Task Falls_back_to_what_can_be_read_where_a_name_shows_nothing()
    {
        var browser = _server.Open();
        var options = (await browser.Post(Options, new { purpose = "sign-up", identifier = "sam@example.com", displayName = "\u200b" })).ShouldBeOk();
        var answer = browser.RegistrationAnswer(options);
        answer["name"] = "\u2800";

        var enrolled = (await browser.Post("/v1/ceremonies/registration/verify", answer)).ShouldBeOk();

        enrolled.Json!["user"]!["displayName"]!.GetValue<string>().ShouldBe("sam@example.com");
        Legibility.ShowsSomething(enrolled.Json!["passkey"]!["name"]!.GetValue<string>()).ShouldBeTrue();
    }

    [Fact]
    public async Task Keeps_names_that_no_database_can_choke_on()
    {
        var name = new string('n', 63) + "😀\0";
        var browser = _server.Open();
        var options = (await browser.Post(Options, new { purpose = "sign-up", identifier = "sam@example.com", displayName = name })).ShouldBeOk();
        var answer = browser.RegistrationAnswer(options);
        answer["name"] = name;

        var enrolled = (await browser.Post("/v1/ceremonies/registration/verify", answer)).ShouldBeOk();

        enrolled.Json!["user"]!["displayName"]!.GetValue<string>().ShouldBe(new string('n', 63));
        enrolled.Json!["passkey"]!["name"]!.GetValue<string>().ShouldBe(new string('n', 63));
    }
}
