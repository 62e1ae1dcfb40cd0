using Ostiary.Ceremonies;
using Ostiary.Testing;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Http;

/// <summary>A fresh authentication for one act. The act itself is in <see cref="A_hosted_account"/>, the races in <see cref="A_race"/>.</summary>
public sealed class A_step_up : IDisposable
{
    private const string Options = "/v1/ceremonies/authentication/options";
    private const string Finish = "/v1/ceremonies/registration/verify";
    private const string Add = "/v1/ceremonies/registration/options";

    private readonly RunningServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Names_an_act_that_there_is_and_what_it_is_done_to()
    {
        var browser = _server.Open();
        await browser.SignUp("sam@example.com");

        (await browser.Post(Options, new { purpose = "step-up" })).ShouldBeRefusedWith(CeremonyCodes.OptionMissing);
        (await browser.Post(Options, new { purpose = "step-up", action = "passkey.delete" })).ShouldBeRefusedWith(CeremonyCodes.OptionMissing);
        (await browser.Post(Options, new { purpose = "step-up", action = "passkey.delete", target = "pky_1" })).ShouldBeRefusedWith(CeremonyCodes.OptionInvalid);
        (await browser.Post(Options, new { purpose = "step-up", action = "passkey.add", target = "pky_1" })).ShouldBeRefusedWith(CeremonyCodes.OptionInvalid);
        (await browser.Post(Options, new { purpose = "step-up", action = "person.erase" })).ShouldBeRefusedWith(CeremonyCodes.OptionMissing);
        (await browser.Post(Options, new { purpose = "step-up", action = "person.erase", target = "pky_1" })).ShouldBeRefusedWith(CeremonyCodes.OptionInvalid);
        (await browser.Post(Options, new { purpose = "step-up", action = "user.delete" })).ShouldBeRefusedWith(CeremonyCodes.OptionInvalid);
    }

    [Fact]
    public async Task Is_good_for_five_minutes()
    {
        var browser = _server.Open();
        await browser.SignUp("sam@example.com");
        var grant = await browser.StepUp("passkey.add");

        _server.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        (await browser.Post(Add, new { purpose = "add-passkey", stepUpGrant = grant })).ShouldBeOk();

        _server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await browser.Post(Add, new { purpose = "add-passkey", stepUpGrant = grant })).ShouldBeRefusedWith(CeremonyCodes.StepUpGrantExpired);
    }

    [Fact]
    public async Task Helps_nobody_else_in_no_other_session_and_to_no_other_act()
    {
        var (sam, ann) = (_server.Open(), _server.Open());
        var passkey = (await sam.SignUp("sam@example.com")).Json!["passkey"]!["id"]!.GetValue<string>();
        await ann.SignUp("ann@example.com");
        var grant = await sam.StepUp("passkey.add");

        (await ann.Post(Add, new { purpose = "add-passkey", stepUpGrant = grant })).ShouldBeRefusedWith(CeremonyCodes.StepUpGrantInvalid);
        (await sam.Send(HttpMethod.Delete, $"/v1/users/me/passkeys/{passkey}", new { stepUpGrant = grant })).ShouldBeRefusedWith(CeremonyCodes.StepUpGrantInvalid);
        await sam.SignIn();
        (await sam.Post(Add, new { purpose = "add-passkey", stepUpGrant = grant })).ShouldBeRefusedWith(CeremonyCodes.StepUpGrantInvalid);
    }

    [Fact]
    public async Task Asks_for_the_person_even_where_sign_in_does_not()
    {
        var home = await _server.Home();
        await _server.Change(home with { Policy = home.Policy with { UserVerification = "discouraged" } });
        var browser = _server.Open();
        await browser.SignUp("sam@example.com");
        browser.Client = new VirtualClient(RunningServer.Origin, browser.Authenticator) { Alterations = new() { Flags = flags => flags & ~Ostiary.Testing.AuthenticatorFlags.UserVerified } };

        var options = (await browser.Post(Options, new { purpose = "step-up", action = "passkey.add" })).ShouldBeOk();

        (await browser.Authenticate(options)).ShouldBeRefusedWith(WebAuthnCodes.UserNotVerified);
    }

    [Fact]
    public async Task Is_worth_nothing_once_the_passkey_is_deleted_that_made_it()
    {
        var (browser, lost, finder) = (_server.Open(), _server.Open(), _server.Open());
        await browser.SignUp("sam@example.com");
        var adding = (await browser.Post(Add, new { purpose = "add-passkey", stepUpGrant = await browser.StepUp("passkey.add") })).ShouldBeOk();
        var passkey = (await browser.Post(Finish, lost.RegistrationAnswer(adding))).ShouldBeOk().Json!["passkey"]!["id"]!.GetValue<string>();
        browser.Client = new VirtualClient(RunningServer.Origin, lost.Authenticator);
        var grant = await browser.StepUp("passkey.add");
        var begun = (await browser.Post(Add, new { purpose = "add-passkey", stepUpGrant = grant })).ShouldBeOk();

        browser.Client = null!;
        var delete = await browser.StepUp("passkey.delete", passkey);
        (await browser.Send(HttpMethod.Delete, $"/v1/users/me/passkeys/{passkey}", new { stepUpGrant = delete })).ShouldBeOk();

        (await browser.Post(Add, new { purpose = "add-passkey", stepUpGrant = grant })).ShouldBeRefusedWith(CeremonyCodes.StepUpGrantInvalid);
        (await browser.Post(Finish, finder.RegistrationAnswer(begun))).ShouldBeRefusedWith(CeremonyCodes.StepUpGrantInvalid);
    }

    [Fact]
    public async Task To_delete_is_for_one_passkey_that_is_there()
    {
        var browser = _server.Open();
        var own = (await browser.SignUp("sam@example.com")).Json!["passkey"]!["id"]!.GetValue<string>();
        var missing = PasskeyId.New(_server.Clock, Entropy.System).Value;
        var grant = await browser.StepUp("passkey.delete", missing);

        (await browser.Send(HttpMethod.Delete, $"/v1/users/me/passkeys/{own}", new { stepUpGrant = grant })).ShouldBeRefusedWith(CeremonyCodes.StepUpGrantInvalid);
        (await browser.Send(HttpMethod.Delete, $"/v1/users/me/passkeys/{missing}", new { stepUpGrant = grant })).ShouldBeRefusedWith(Ostiary.Accounts.UpkeepCodes.PasskeyGone);
    }
}
