using System.Diagnostics.CodeAnalysis;
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
        var text = bytes.Span;
        var afterHeader = text.IndexOf((byte)'.');
        var afterPayload = text.LastIndexOf((byte)'.');
        if (afterPayload <= afterHeader
            || !TryDecode(text[..afterHeader], out var header)
            || !TryDecode(text[(afterHeader + 1)..afterPayload], out var payload)
            || !TryDecode(text[(afterPayload + 1)..], out var signature))
        {
            return new Failure(WebAuthnCodes.AttestationStatementMalformed, "three parts of base64url are due") { Field = FieldName };
        }

        return JwsHeader.Parse(header).Map(read => new CompactJws
        {
            Header = read,
            Payload = payload,
            SignedBytes = bytes[..afterPayload],
            Signature = signature,
        });
    }

    /// <summary>What a decoded part that is a JSON object says.</summary>
    /// <param name="utf8">The part.</param>
    /// <param name="field">What failures call it.</param>
    /// <param name="read">Takes the members; what it finds wrong with them it notes there.</param>
    /// <remarks>
    /// Fails with <c>webauthn.response_too_large</c>, <c>webauthn.json_malformed</c>, <c>webauthn.json_duplicate_member</c> or what <paramref name="read"/> noted.
    /// </remarks>
    public static Outcome<T> ReadPart<T>(ReadOnlyMemory<byte> utf8, string field, Func<JsonMembers, T> read)
    {
        if (utf8.Length > Limits.AttestationObject)
            return new Failure(WebAuthnCodes.ResponseTooLarge, $"more than {Limits.AttestationObject} bytes") { Field = field };

        if (!StrictJson.Parse(utf8.Span, field).TryGet(out var text, out var failure))
            return failure;

        using (text)
        {
            var members = JsonMembers.Of(text, field);
            var part = read(members);
            return members.Broken is { } broken ? broken : part;
        }
    }

    /// <summary>True when the signature was made with this key.</summary>
    public bool IsSignedBy(CoseKey key) =>
        JwsSignature.ForKeys(Signature.Span, Header.Algorithm) is { } signature && key.Verify(SignedBytes.Span, signature);

    // A third dot is no letter of base64url, and refused with the payload that it would be in.
    private static bool TryDecode(ReadOnlySpan<byte> text, [NotNullWhen(true)] out byte[]? bytes) =>
        Base64UrlText.TryDecodeUtf8(text, out bytes) && bytes.Length > 0;
}
