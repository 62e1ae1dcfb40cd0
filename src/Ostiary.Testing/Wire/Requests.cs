using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>PublicKeyCredentialCreationOptionsJSON, as far as an authenticator cares.</summary>
internal sealed record CreationRequest(
    string? RpId,
    byte[] UserHandle,
    string UserName,
    byte[] Challenge,
    IReadOnlyList<KeyAlgorithm> Algorithms,
    IReadOnlyList<string> ExcludedIds,
    string ResidentKey,
    string UserVerification,
    string? Attachment,
    string Attestation,
    ExtensionRequest Extensions)
{
    public static CreationRequest Parse(string json)
    {
        using var document = OptionsJson.Parse(json);
        var options = OptionsJson.PublicKey(document);
        var user = options.Required("user", JsonValueKind.Object);
        var selection = options.Member("authenticatorSelection");
        return new(
            options.Required("rp", JsonValueKind.Object).Text("id"),
            UserHandleOf(user),
            user.Required("name", JsonValueKind.String).GetString()!,
            options.Bytes("challenge"),
            AlgorithmsOf(options),
            options.CredentialIds("excludeCredentials"),
            selection?.Text("residentKey") ?? (selection?.IsTrue("requireResidentKey") is true ? "required" : "discouraged"),
            selection?.Text("userVerification") ?? "preferred",
            selection?.Text("authenticatorAttachment"),
            options.Text("attestation") ?? "none",
            ExtensionRequest.Of(options));
    }

    private static byte[] UserHandleOf(JsonElement user) =>
        user.Bytes("id") is { Length: >= 1 and <= 64 } handle ? handle : throw new ClientRefusedException(ClientError.Type);

    private static KeyAlgorithm[] AlgorithmsOf(JsonElement options)
    {
        KeyAlgorithm[] offered = [.. options.Required("pubKeyCredParams", JsonValueKind.Array).EnumerateArray().Select(AlgorithmOf)];

        // An empty list means these two (WebAuthn L3 §5.1.3 step 10).
        return offered.Length > 0 ? offered : [KeyAlgorithm.ES256, KeyAlgorithm.RS256];
    }

    private static KeyAlgorithm AlgorithmOf(JsonElement offered) =>
        offered.Required("alg", JsonValueKind.Number).TryGetInt32(out var number)
            ? (KeyAlgorithm)number
            : throw new ClientRefusedException(ClientError.Type);
}

/// <summary>PublicKeyCredentialRequestOptionsJSON, as far as an authenticator cares.</summary>
internal sealed record AssertionRequest(string? RpId, byte[] Challenge, IReadOnlyList<string> AllowedIds, string UserVerification, ExtensionRequest Extensions)
{
    public static AssertionRequest Parse(string json)
    {
        using var document = OptionsJson.Parse(json);
        var options = OptionsJson.PublicKey(document);
        return new(
            options.Text("rpId"),
            options.Bytes("challenge"),
            options.CredentialIds("allowCredentials"),
            options.Text("userVerification") ?? "preferred",
            ExtensionRequest.Of(options));
    }
}

/// <summary>Reads JSON options the way <c>parseCreationOptionsFromJSON</c> does: with the errors that a browser would give.</summary>
internal static class OptionsJson
{
    public static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            throw new ClientRefusedException(ClientError.Type);
        }
    }

    /// <summary>The options themselves, or their <c>publicKey</c> member as <c>navigator.credentials</c> takes them.</summary>
    public static JsonElement PublicKey(JsonDocument document) =>
        document.RootElement.Member("publicKey") ?? document.RootElement;

    /// <summary>A member that may be absent or null.</summary>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind is not JsonValueKind.Object ? throw new ClientRefusedException(ClientError.Type)
        : json.TryGetProperty(name, out var member) && member.ValueKind is not JsonValueKind.Null ? member
        : null;

    public static JsonElement Required(this JsonElement json, string name, JsonValueKind kind) =>
        json.Member(name) is { } member && member.ValueKind == kind ? member : throw new ClientRefusedException(ClientError.Type);

    public static string? Text(this JsonElement json, string name) =>
        json.Member(name) is null ? null : json.Required(name, JsonValueKind.String).GetString();

    public static bool IsTrue(this JsonElement json, string name) => json.Member(name)?.ValueKind is JsonValueKind.True;

    public static byte[] Bytes(this JsonElement json, string name) =>
        Base64UrlText.TryDecode(json.Required(name, JsonValueKind.String).GetString(), out var bytes)
            ? bytes
            : throw new ClientRefusedException(ClientError.Encoding);

    public static IReadOnlyList<string> CredentialIds(this JsonElement json, string name) =>
        json.Member(name) is null
            ? []
            : [.. json.Required(name, JsonValueKind.Array).EnumerateArray().Select(named => named.Required("id", JsonValueKind.String).GetString()!)];
}
