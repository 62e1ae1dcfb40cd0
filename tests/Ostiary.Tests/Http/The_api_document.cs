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
