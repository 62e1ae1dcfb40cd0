using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>A JSON Web Signature in compact serialization (RFC 7515 §7.1), taken apart and not yet verified.</summary>
internal sealed record CompactJws
{
    /// <summary>What failures call the structure.</summary>
    public const string FieldName = StatementMembers.FieldName + ".response";

    /// <summary>The header.</summary>
    public required JwsHeader Header { get; init; }

    /// <summary>The payload, decoded; not yet looked at.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>What was signed: header and payload as sent, with the dot between them (RFC 7515 §5.1).</summary>
    public required ReadOnlyMemory<byte> SignedBytes { get; init; }

    /// <summary>The signature in the form of JWS (RFC 7518 §3.4).</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>Reads three parts of base64url, none of them empty.</summary>
    /// <remarks>Fails with <c>webauthn.attestation_statement_malformed</c> or with the codes of <see cref="JwsHeader.Parse"/>.</remarks>
    public static Outcome<CompactJws> Parse(ReadOnlyMemory<byte> bytes)
    {
        // Latin-1 has a character for every byte, and base64url a place only for its own letters.
        var text = Encoding.Latin1.GetString(bytes.Span);
        if (text.Split('.') is not [var header, var payload, var signature]
            || !TryDecode(header, out var headerBytes)
            || !TryDecode(payload, out var payloadBytes)
            || !TryDecode(signature, out var signatureBytes))
        {
            return new Failure(WebAuthnCodes.AttestationStatementMalformed, "three parts of base64url are due") { Field = FieldName };
        }

        return JwsHeader.Parse(headerBytes).Map(read => new CompactJws
        {
            Header = read,
            Payload = payloadBytes,
            SignedBytes = bytes[..(header.Length + 1 + payload.Length)],
            Signature = signatureBytes,
        });
    }

    /// <summary>True when the signature was made with this key.</summary>
    public bool IsSignedBy(CoseKey key) =>
        JwsSignature.ForKeys(Signature.Span, Header.Algorithm) is { } signature && key.Verify(SignedBytes.Span, signature);

    private static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes) =>
        Base64UrlText.TryDecode(text, out bytes) && bytes.Length > 0;
}
