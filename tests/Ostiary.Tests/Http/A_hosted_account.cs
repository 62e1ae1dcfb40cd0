using System.Net;
using Ostiary.Ceremonies;
using Ostiary.Server;

namespace Ostiary.Tests.Http;

public sealed class A_hosted_account : IDisposable
{
    private readonly RunningServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Is_made_with_a_passkey_left_and_entered_again()
    {
        var browser = _server.Open();

        var signedUp = await browser.SignUp("sam@example.com");
        (await browser.Send(HttpMethod.Get, "/v1/session")).ShouldBeOk().Json!["user"]!["identifier"]!.GetValue<string>().ShouldBe("sam@example.com");

        (await browser.Send(HttpMethod.Delete, "/v1/session")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await browser.Send(HttpMethod.Get, "/v1/session")).ShouldBeRefusedWith(HttpCodes.SignInRequired);

        var signedIn = await browser.SignIn();
        signedIn.Json!["user"]!["id"]!.GetValue<string>().ShouldBe(signedUp.Json!["user"]!["id"]!.GetValue<string>());
        (await browser.SignIn("sam@example.com")).ShouldBeOk();
    }

    [Fact]
    public async Task Takes_one_identifier_only_once()
    {
        await _server.Open().SignUp("sam@example.com");

        (await _server.Open().TrySignUp("SAM@example.com")).ShouldBeRefusedWith(CeremonyCodes.IdentifierTaken);
    }

    [Fact]
    public async Task Gets_and_loses_a_passkey_only_after_a_step_up_for_exactly_that()
    {
        var browser = _server.Open();
        await browser.SignUp("sam@example.com");
        (await browser.Post("/v1/ceremonies/registration/options", new { purpose = "add-passkey" })).ShouldBeRefusedWith(CeremonyCodes.StepUpRequired);

        var grant = await browser.StepUp("passkey.add");
        var options = (await browser.Post("/v1/ceremonies/registration/options", new { purpose = "add-passkey", stepUpGrant = grant })).ShouldBeOk();
        var second = _server.Open();
        var answer = second.RegistrationAnswer(options);
        var added = (await browser.Post("/v1/ceremonies/registration/verify", answer)).ShouldBeOk().Json!["passkey"]!["id"]!.GetValue<string>();
        (await browser.Post("/v1/ceremonies/registration/options", new { purpose = "add-passkey", stepUpGrant = grant })).ShouldBeOk();

        (await browser.Send(HttpMethod.Delete, $"/v1/users/me/passkeys/{added}", new { stepUpGrant = grant })).ShouldBeRefusedWith(CeremonyCodes.StepUpGrantInvalid);
        var delete = await browser.StepUp("passkey.delete", added);
        (await browser.Send(HttpMethod.Delete, $"/v1/users/me/passkeys/{added}", new { stepUpGrant = delete })).ShouldBeOk();
        (await browser.Send(HttpMethod.Delete, $"/v1/users/me/passkeys/{added}", new { stepUpGrant = delete })).ShouldBeRefusedWith(CeremonyCodes.StepUpGrantUsed);
        (await second.TrySignIn()).ShouldBeRefusedWith(CeremonyCodes.PasskeyDeleted);
    }
}
