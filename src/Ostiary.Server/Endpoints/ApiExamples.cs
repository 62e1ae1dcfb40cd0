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
        ["v1/events"] = """{ "sdk": { "name": "web", "version": "0.1.0" }, "sentAt": 1795276800000, "events": [{ "id": "019aa6c5-1f00-7d3e-8a52-3f5b8c1d2e4f", "name": "ceremony.started", "ts": 1795276799120, "mono": 5310.2, "seq": 7, "tab": "t1", "session": "s1", "surface": "browser", "fields": { "kind": "get", "mediation": "modal" } }] }""",
        ["v1/annotations"] = """{ "kind": "support", "text": "\"Cannot log in\" after the update", "from": "2026-11-14T00:00:00Z", "until": "2026-11-15T00:00:00Z", "tickets": 14, "segment": { "os": "android", "osVersion": "18" } }""",
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
