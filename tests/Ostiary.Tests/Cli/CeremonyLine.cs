using System.Text.Json.Nodes;
using Ostiary.Testing;

namespace Ostiary.Tests.Cli;

/// <summary>Lines for <c>ostiary verify</c> that are good as they stand.</summary>
internal static class CeremonyLine
{
    public const string Origin = "https://example.com";

    public static JsonObject OfRegistration(VirtualAuthenticator authenticator, string id, Action<JsonObject>? change = null)
    {
        var challenge = Base64UrlText.Encode(Entropy.System.Bytes(32));
        var options = new JsonObject
        {
            ["rp"] = new JsonObject { ["id"] = "example.com", ["name"] = "Example" },
            ["user"] = new JsonObject { ["id"] = "AAECAw", ["name"] = "sam@example.com", ["displayName"] = "Sam" },
            ["challenge"] = challenge,
            ["pubKeyCredParams"] = new JsonArray(new JsonObject { ["type"] = "public-key", ["alg"] = -7 }),
            ["authenticatorSelection"] = new JsonObject { ["residentKey"] = "required", ["userVerification"] = "required" },
        };
        change?.Invoke(options);
        return Line(id, "registration", challenge, new VirtualClient(Origin, authenticator).Create(options.ToJsonString()));
    }

    public static JsonObject OfAuthentication(VirtualAuthenticator authenticator, string id, string publicKey)
    {
        var challenge = Base64UrlText.Encode(Entropy.System.Bytes(32));
        var options = new JsonObject { ["rpId"] = "example.com", ["challenge"] = challenge, ["userVerification"] = "required" };
        var line = Line(id, "authentication", challenge, new VirtualClient(Origin, authenticator).Get(options.ToJsonString()));
        line["credential"] = new JsonObject { ["publicKey"] = publicKey, ["signCount"] = 0 };
        return line;
    }

    private static JsonObject Line(string id, string kind, string challenge, string response) => new()
    {
        ["id"] = id,
        ["kind"] = kind,
        ["expected"] = new JsonObject
        {
            ["challenge"] = challenge,
            ["origins"] = new JsonArray(Origin),
            ["rpId"] = "example.com",
            ["userVerification"] = "required",
            ["algorithms"] = new JsonArray(-7),
        },
        ["response"] = JsonNode.Parse(response),
    };
}
