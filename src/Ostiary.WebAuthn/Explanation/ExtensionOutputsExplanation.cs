using System.Collections.Frozen;

namespace Ostiary.WebAuthn;

/// <summary>Shows extension outputs with what each extension is for (WebAuthn L3 §10, CTAP 2.2 §12).</summary>
internal static class ExtensionOutputsExplanation
{
    private static readonly FrozenDictionary<string, string> Meanings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["appid"] = "a credential of the older U2F interface answered",
        ["appidExclude"] = "credentials of the older U2F interface were excluded",
        ["credProps"] = "what the client knows of the new credential",
        ["credProtect"] = "1: verification optional; 2: optional with a list of credentials; 3: required",
        ["credBlob"] = "a small blob kept with the credential",
        ["hmac-secret"] = "the authenticator can derive secrets, which prf is built on",
        ["hmac-secret-mc"] = "secrets derived at creation",
        ["largeBlob"] = "a blob kept with the credential",
        ["largeBlobKey"] = "the key of a large blob",
        ["minPinLength"] = "the least PIN length of the authenticator, in characters",
        ["prf"] = "pseudo-random functions of the credential",
        ["thirdPartyPayment"] = "whether the credential may authenticate payments on other sites",
        ["uvm"] = "user verification method, key protection and matcher protection, by the FIDO registry",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What an extension is for; null when it is unknown here.</summary>
    public static string? MeaningOf(string identifier) => Meanings.GetValueOrDefault(identifier);

    /// <summary>Shows a map of authenticator extension outputs.</summary>
    public static ExplainedField Of(string name, CborNode node) => node.Kind is CborNodeKind.Map
        ? node.Extent.Field(name, CborExplanation.Heading(node), node.Complaint) with { Parts = [.. node.Entries.Select(Output)] }
        : CborExplanation.Of(name, node) with { Meaning = node.Complaint ?? "a map is due here" };

    private static ExplainedField Output(CborEntry entry)
    {
        var field = CborExplanation.Of(CborExplanation.KeyName(entry.Key), entry.Value);
        return field with { Meaning = field.Meaning ?? MeaningOf(field.Name) ?? "an extension unknown here" };
    }
}
