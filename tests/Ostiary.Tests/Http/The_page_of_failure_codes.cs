using Ostiary.Ceremonies;
using Ostiary.Server;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Http;

public sealed class The_page_of_failure_codes : IDisposable
{
    private readonly RunningServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Is_where_the_type_of_every_problem_leads()
    {
        var problem = await _server.Open().Send(HttpMethod.Get, "/v1/session");
        var type = problem.ShouldBeRefusedWith(HttpCodes.SignInRequired).Text("type");

        var page = (await _server.Open().Send(HttpMethod.Get, type[..type.IndexOf('#', StringComparison.Ordinal)])).ShouldBeOk();

        foreach (var code in new[] { HttpCodes.SignInRequired, CeremonyCodes.AlreadyUsed, WebAuthnCodes.ChallengeMismatch })
            page.Body.ShouldContain($"id=\"{code.Value}\"");
    }
}
