using System.Text.Json.Nodes;

namespace Ostiary.Tests.Http;

public sealed class The_api_document : IDisposable
{
    private readonly RunningServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Is_the_one_that_is_kept_with_the_project()
    {
        var told = (await _server.Open().Send(HttpMethod.Get, "/openapi/v1.json")).ShouldBeOk().Json!;

        var kept = JsonNode.Parse(House.Repository.Read("docs/reference/openapi.v1.json"));

        JsonNode.DeepEquals(told, kept).ShouldBeTrue("the API changed: run eng/docs and look at the difference");
    }

    [Fact]
    public async Task Knows_every_status_and_code_that_callers_meet()
    {
        var browser = _server.Open();
        var backend = await _server.OpenBackend(await _server.Home());
        await browser.SignUp("sam@example.com");
        var answered = await browser.SignInOptions();
        (await browser.Authenticate(answered)).ShouldBeOk();
        (string Path, string Method, Answer Answer)[] met =
        [
            ("/v1/users/{user}", "get", await _server.Open().Send(HttpMethod.Get, "/v1/users/me")),
            ("/v1/users", "get", await browser.Send(HttpMethod.Get, "/v1/users")),
            ("/v1/users/{user}", "get", await backend.Send(HttpMethod.Get, "/v1/users/usr_1")),
            ("/v1/users", "get", await backend.Send(HttpMethod.Get, "/v1/users?limit=0")),
            ("/v1/users", "post", await backend.Post("/v1/users", new { identifier = "sam@example.com" })),
            ("/v1/users", "post", await backend.Post("/v1/users", new { identifier = new string('x', 200 * 1024) })),
            ("/v1/ceremonies/authentication/verify", "post", await browser.Authenticate(answered)),
            ("/v1/ceremonies/registration/verify", "post", await browser.Register(await _server.Open().SignUpOptions("sam@example.com"))),
            ("/v1/session", "delete", await _server.Open("https://elsewhere.example").Send(HttpMethod.Delete, "/v1/session")),
        ];

        var told = (await browser.Send(HttpMethod.Get, "/openapi/v1.json")).ShouldBeOk().Json!;

        var codes = told["components"]!["schemas"]!["ProblemResponse"]!["properties"]!["code"]!["x-extensible-enum"]!.AsArray().Select(code => code!.GetValue<string>()).ToList();
        foreach (var (path, method, answer) in met)
        {
            ((int)answer.Status).ShouldBeGreaterThanOrEqualTo(400, path);
            told["paths"]![path]![method]!["responses"]!.AsObject().ShouldContainKey(((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture), $"{method} {path}: {answer.Body}");
            codes.ShouldContain(answer.Code!);
        }

        met.Select(one => (int)one.Answer.Status).Distinct().Count().ShouldBeGreaterThanOrEqualTo(6);
        told["paths"]!["/readyz"]!["get"]!["responses"]!.AsObject().ShouldContainKey("503");
    }

    [Fact]
    public async Task Describes_every_operation_and_shows_an_example_of_every_body()
    {
        var told = (await _server.Open().Send(HttpMethod.Get, "/openapi/v1.json")).ShouldBeOk().Json!;

        foreach (var (path, item) in told["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                operation!["summary"].ShouldNotBeNull($"{method} {path} has no summary");
                if (operation["requestBody"]?["content"]?["application/json"] is { } body && method != "delete")
                    body["example"].ShouldNotBeNull($"{method} {path} shows no example");
            }
        }
    }
}
