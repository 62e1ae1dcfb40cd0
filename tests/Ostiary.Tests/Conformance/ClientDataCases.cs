using System.Text.Json.Nodes;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>What must be refused in the client data of either ceremony.</summary>
internal static class ClientDataCases
{
    public static Broken<Action<JsonObject>> Common { get; } = new()
    {
        { "Resp-2 F-1: type is missing", page => page.Remove("type"), MemberMissing, "clientDataJSON.type" },
        { "Resp-2 F-2: type is a number", page => page["type"] = 7, MemberMistyped, "clientDataJSON.type" },
        { "Resp-2 F-3: type is empty", page => page["type"] = "", MemberEmpty, "clientDataJSON.type" },
        { "Resp-2 F-4: type is some other word", page => page["type"] = "payment.get", ClientDataTypeMismatch },
        { "Resp-2 F-6: challenge is missing", page => page.Remove("challenge"), MemberMissing, "clientDataJSON.challenge" },
        { "Resp-2 F-7: challenge is a number", page => page["challenge"] = 1469, MemberMistyped, "clientDataJSON.challenge" },
        { "Resp-2 F-8: challenge is empty", page => page["challenge"] = "", MemberEmpty, "clientDataJSON.challenge" },
        { "Resp-2 F-9: challenge is not base64url", page => page["challenge"] = page["challenge"]!.GetValue<string>() + "=", MemberNotBase64Url, "clientDataJSON.challenge" },
        { "Resp-2 F-10: challenge is another", page => page["challenge"] = "IB8eHRwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgE", ChallengeMismatch },
        { "challenge is the beginning of ours", page => page["challenge"] = Testing.Options.Challenge[..24], ChallengeMismatch },
        { "Resp-2 F-11: origin is missing", page => page.Remove("origin"), MemberMissing, "clientDataJSON.origin" },
        { "Resp-2 F-12: origin is a list", page => page["origin"] = new JsonArray(Testing.Options.Origin), MemberMistyped, "clientDataJSON.origin" },
        { "Resp-2 F-13: origin is empty", page => page["origin"] = "", MemberEmpty, "clientDataJSON.origin" },
        { "Resp-2 F-14: origin is foreign", page => page["origin"] = "https://example.org", OriginNotAllowed },
        { "origin only ends like ours", page => page["origin"] = "https://evil-example.com", OriginNotAllowed },
        { "origin is below ours", page => page["origin"] = "https://login.example.com", OriginNotAllowed },
        { "origin has another port", page => page["origin"] = "https://example.com:8443", OriginNotAllowed },
        { "origin has another scheme", page => page["origin"] = "http://example.com", OriginNotAllowed },
        { "origin is spelled in capitals", page => page["origin"] = "https://EXAMPLE.com", OriginNotAllowed },
        { "crossOrigin is a text", page => page["crossOrigin"] = "false", MemberMistyped, "clientDataJSON.crossOrigin" },
        { "crossOrigin is true", page => page["crossOrigin"] = true, CrossOriginNotAllowed },
        { "topOrigin is given", page => page["topOrigin"] = "https://example.org", TopOriginNotAllowed },
        { "Resp-2 F-15: tokenBinding is a text", page => page["tokenBinding"] = "supported", MemberMistyped, "clientDataJSON.tokenBinding" },
        { "Resp-2 F-16: tokenBinding has no status", page => page["tokenBinding"] = new JsonObject(), MemberMissing, "clientDataJSON.tokenBinding.status" },
        { "Resp-2 F-17: tokenBinding has an unknown status", page => page["tokenBinding"] = new JsonObject { ["status"] = "perhaps" }, MemberUnknownValue, "clientDataJSON.tokenBinding.status" },
    };

    public static Broken<T> And<T>(this Broken<T> cases, Broken<T> others)
    {
        foreach (var (words, refusal) in others)
            cases.Add(words, refusal);

        return cases;
    }
}
