using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Ostiary.Server.Endpoints;

/// <summary>One example body for each address that takes one.</summary>
internal static class ApiExamples
{
    private static readonly Dictionary<string, string> Requests = new(StringComparer.Ordinal)
    {
        ["v1/ceremonies/registration/options"] = """{ "purpose": "sign-up", "identifier": "sam@example.com", "displayName": "Sam Example" }""",
        ["v1/ceremonies/registration/verify"] = """{ "ceremony": "AQpra…", "response": { "id": "…", "rawId": "…", "type": "public-key", "response": { "clientDataJSON": "…", "attestationObject": "…" }, "clientExtensionResults": {} }, "name": "Work laptop" }""",
        ["v1/ceremonies/authentication/options"] = """{ "purpose": "sign-in", "mediation": "conditional" }""",
        ["v1/ceremonies/authentication/verify"] = """{ "ceremony": "AQpra…", "response": { "id": "…", "rawId": "…", "type": "public-key", "response": { "clientDataJSON": "…", "authenticatorData": "…", "signature": "…" }, "clientExtensionResults": {} } }""",
        ["v1/ceremonies/results/redeem"] = """{ "result": "AQpra…" }""",
        ["v1/users"] = """{ "identifier": "sam@example.com", "displayName": "Sam Example", "externalId": "customer-1042" }""",
        ["v1/users/{user}/passkeys/{passkey}"] = """{ "name": "Work laptop" }""",
    };

    public static void AddTo(OpenApiOperation operation, string path)
    {
        if (operation.RequestBody?.Content is { } content
            && content.TryGetValue("application/json", out var body)
            && Requests.TryGetValue(path.TrimEnd('/'), out var example)
            && body is OpenApiMediaType media)
            media.Example = JsonNode.Parse(example);
    }
}
