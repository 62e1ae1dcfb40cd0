using System.Text.Json.Nodes;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>What must be refused in the client data of either ceremony.</summary>
internal static class ClientDataCases
{
    public static Broken<Action<JsonObject>> Common { get; } = new()
    {
        { "type is missing", page => page.Remove("type"), MemberMissing },
        { "type is a number", page => page["type"] = 7, MemberMistyped },
        { "type is empty", page => page["type"] = "", MemberEmpty },
        { "type is some other word", page => page["type"] = "payment.get", ClientDataTypeMismatch },
        { "challenge is missing", page => page.Remove("challenge"), MemberMissing },
        { "challenge is a number", page => page["challenge"] = 1469, MemberMistyped },
        { "challenge is empty", page => page["challenge"] = "", MemberEmpty },
        { "challenge is not base64url", page => page["challenge"] = page["challenge"]!.GetValue<string>() + "=", MemberNotBase64Url },
        { "challenge is another", page => page["challenge"] = "IB8eHRwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgE", ChallengeMismatch },
        { "challenge is the beginning of ours", page => page["challenge"] = Testing.Options.Challenge[..24], ChallengeMismatch },
        { "origin is missing", page => page.Remove("origin"), MemberMissing },
        { "origin is a list", page => page["origin"] = new JsonArray(Testing.Options.Origin), MemberMistyped },
        { "origin is empty", page => page["origin"] = "", MemberEmpty },
        { "origin is foreign", page => page["origin"] = "https://example.org", OriginNotAllowed },
        { "origin only ends like ours", page => page["origin"] = "https://evil-example.com", OriginNotAllowed },
        { "origin is below ours", page => page["origin"] = "https://login.example.com", OriginNotAllowed },
        { "origin has another port", page => page["origin"] = "https://example.com:8443", OriginNotAllowed },
        { "origin has another scheme", page => page["origin"] = "http://example.com", OriginNotAllowed },
        { "origin is spelled in capitals", page => page["origin"] = "https://EXAMPLE.com", OriginNotAllowed },
        { "crossOrigin is a text", page => page["crossOrigin"] = "false", MemberMistyped },
        { "crossOrigin is true", page => page["crossOrigin"] = true, CrossOriginNotAllowed },
        { "topOrigin is given", page => page["topOrigin"] = "https://example.org", TopOriginNotAllowed },
        { "tokenBinding is a text", page => page["tokenBinding"] = "supported", MemberMistyped },
        { "tokenBinding has no status", page => page["tokenBinding"] = new JsonObject(), MemberMissing },
        { "tokenBinding has an unknown status", page => page["tokenBinding"] = new JsonObject { ["status"] = "perhaps" }, MemberUnknownValue },
    };

    public static Broken<T> And<T>(this Broken<T> cases, Broken<T> others)
    {
        foreach (var (words, (broken, code)) in others)
            cases.Add(words, broken, code);

        return cases;
    }
}
