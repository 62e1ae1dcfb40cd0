using System.Text.Json;

namespace Ostiary.WebAuthn;

/// <summary>Guesses what bytes are, most telling marks first.</summary>
internal static class KindGuess
{
    private const int LeastCredentialId = 16;
    private const int LeastAuthenticatorData = 37;
    private const int AttestedCredentialHead = 55;
    private const int FlagsOffset = 32;

    /// <summary>The kind; null when nothing fits.</summary>
    public static ExplainedKind? Of(InputText input)
    {
        var extent = new Extent(input.Bytes);
        if (input.Encoding is ExplainedEncoding.Jws)
            return ExplainedKind.MetadataBlob;
        if (IsJson(input))
            return OfJson(LenientJson.Read(extent, new ExplanationScope()));
        if (input.Encoding is ExplainedEncoding.Pem || AttestationCertificate.Read(input.Bytes).Succeeded)
            return ExplainedKind.Certificate;

        return OfCbor(LenientCbor.Read(extent, new ExplanationScope()), extent)
            ?? (LooksLikeAuthenticatorData(extent.Span) ? ExplainedKind.AuthenticatorData : default(ExplainedKind?))
            ?? (extent.Length is >= LeastCredentialId and <= Limits.CredentialId ? ExplainedKind.CredentialId : null);
    }

    private static bool IsJson(InputText input) =>
        input.Encoding is ExplainedEncoding.Json || (input.Bytes.Span is [(byte)'{', ..] && input.Bytes.Span[1..].Contains((byte)'"'));

    private static ExplainedKind? OfJson(JsonNodeAsIs root)
    {
        var inside = root["publicKey"] is { Kind: JsonTokenType.StartObject } wrapped ? wrapped : root;
        return inside switch
        {
            _ when root["response"]?["attestationObject"] is not null => ExplainedKind.RegistrationResponse,
            _ when root["response"] is not null => ExplainedKind.AuthenticationResponse,
            _ when inside["pubKeyCredParams"] is not null || inside["rp"] is not null => ExplainedKind.CreationOptions,
            _ when root["type"] is { } type && type.Text.StartsWith("webauthn.", StringComparison.Ordinal) => ExplainedKind.ClientData,
            _ when root["origin"] is not null => ExplainedKind.ClientData,
            _ when inside["challenge"] is not null => ExplainedKind.RequestOptions,
            _ => null,
        };
    }

    private static ExplainedKind? OfCbor(CborNode node, Extent extent)
    {
        if (node.Kind is CborNodeKind.Map && (node["fmt"] ?? node["attStmt"] ?? node["authData"]) is not null)
            return ExplainedKind.AttestationObject;
        if (node.Kind is CborNodeKind.Map && node[1] is not null && node[3] is not null)
            return ExplainedKind.CoseKey;

        return node is { Kind: CborNodeKind.Map or CborNodeKind.Array, Extent.Length: > 1 }
            && node.Extent.Length == extent.Length
            && StrictCbor.ReadWhole(extent.Memory, CborForm.Plain, WebAuthnCodes.AttestationObjectMalformed).Succeeded
            ? ExplainedKind.Cbor
            : null;
    }

    // A credential id may be as long, but is random: the marks below fit one in some thousands at most.
    private static bool LooksLikeAuthenticatorData(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < LeastAuthenticatorData)
            return false;

        var flags = (AuthenticatorFlags)bytes[FlagsOffset];
        if (!flags.HasFlag(AuthenticatorFlags.AttestedCredentialIncluded))
            return flags.HasFlag(AuthenticatorFlags.ExtensionsIncluded) ? IsMapHead(bytes, LeastAuthenticatorData) : bytes.Length == LeastAuthenticatorData;

        var idLength = bytes.Length < AttestedCredentialHead ? int.MaxValue : (bytes[AttestedCredentialHead - 2] << 8) | bytes[AttestedCredentialHead - 1];
        return idLength <= bytes.Length - AttestedCredentialHead && IsMapHead(bytes, AttestedCredentialHead + idLength);
    }

    private static bool IsMapHead(ReadOnlySpan<byte> bytes, int at) => at < bytes.Length && bytes[at] >> 5 == 5;
}
