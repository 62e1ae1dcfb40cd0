using System.Text.Json.Nodes;

namespace Ostiary.Tests.Testing;

/// <summary>JSON options as a relying party at example.com sends them, for tests that need no relying party.</summary>
internal static class Options
{
    public const string Origin = "https://example.com";
    public const string Challenge = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    public static string Creation(Action<JsonObject>? change = null, params int[] algorithms)
    {
        var options = new JsonObject
        {
            ["rp"] = new JsonObject { ["id"] = "example.com", ["name"] = "Example" },
            ["user"] = new JsonObject { ["id"] = "dXNlcg", ["name"] = "ada", ["displayName"] = "Ada" },
            ["challenge"] = Challenge,
            ["pubKeyCredParams"] = new JsonArray([.. (algorithms.Length > 0 ? algorithms : [-7]).Select(Offer)]),
            ["authenticatorSelection"] = new JsonObject { ["residentKey"] = "required", ["userVerification"] = "required" },
            ["extensions"] = new JsonObject { ["credProps"] = true },
        };
        change?.Invoke(options);
        return options.ToJsonString();
    }

    public static string Request(params IEnumerable<string> allowed) => new JsonObject
    {
        ["rpId"] = "example.com",
        ["challenge"] = Challenge,
        ["userVerification"] = "required",
        ["allowCredentials"] = Descriptors(allowed),
    }.ToJsonString();

    public static JsonArray Descriptors(IEnumerable<string> ids) =>
        new([.. ids.Select(id => new JsonObject { ["type"] = "public-key", ["id"] = id })]);

    private static JsonNode Offer(int algorithm) => new JsonObject { ["type"] = "public-key", ["alg"] = algorithm };
}
