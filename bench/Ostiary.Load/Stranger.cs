using System.Text.Json.Nodes;
using Ostiary.Testing;

namespace Ostiary.Load;

/// <summary>Somebody who holds no passkey and answers all the same: well-formed, with the id of a listed passkey and a signature of their own.</summary>
internal static class Stranger
{
    private static readonly VirtualAuthenticator Authenticator = new();
    private static bool _hasPasskey;

    /// <summary>A wrong answer to these options.</summary>
    public static string WrongAnswer(string origin, byte[] options)
    {
        var asked = JsonNode.Parse(options)!;
        var publicKey = asked["publicKey"]!;
        var listed = publicKey["allowCredentials"]![0]!["id"]!.GetValue<string>();
        publicKey["allowCredentials"] = new JsonArray();

        var client = new VirtualClient(origin, Authenticator);
        if (!_hasPasskey)
            _hasPasskey = client.Create(CreationLike(publicKey)).Length > 0;

        var answer = JsonNode.Parse(client.Get(publicKey.ToJsonString()))!;
        (answer["id"], answer["rawId"]) = (listed, listed);
        answer["response"]!.AsObject().Remove("userHandle");
        return new JsonObject { ["ceremony"] = asked["ceremony"]!.DeepClone(), ["response"] = answer }.ToJsonString();
    }

    private static string CreationLike(JsonNode request) => new JsonObject
    {
        ["rp"] = new JsonObject { ["id"] = request["rpId"]!.DeepClone(), ["name"] = "x" },
        ["user"] = new JsonObject { ["id"] = "AAAA", ["name"] = "x", ["displayName"] = "x" },
        ["challenge"] = request["challenge"]!.DeepClone(),
        ["pubKeyCredParams"] = new JsonArray(new JsonObject { ["type"] = "public-key", ["alg"] = -7 }),
        ["authenticatorSelection"] = new JsonObject { ["residentKey"] = "required" },
    }.ToJsonString();
}
