using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The header of a JWS that brings its signer's certificates along (RFC 7515 §4.1).</summary>
/// <param name="Algorithm">What it is signed with.</param>
/// <param name="Certificates">The certificates in DER, the one that signed first.</param>
internal sealed record JwsHeader(CoseAlgorithm Algorithm, IReadOnlyList<ReadOnlyMemory<byte>> Certificates)
{
    private const string FieldName = CompactJws.FieldName + ".header";

    /// <summary>Reads a header: <c>alg</c> RS256 or ES256, <c>x5c</c> of 1 to 8, and no <c>crit</c>; other members mean nothing here.</summary>
    /// <remarks>
    /// Fails with <c>webauthn.json_malformed</c>, <c>webauthn.json_duplicate_member</c>, <c>webauthn.response_too_large</c>,
    /// <c>webauthn.algorithm_unsupported</c> or one of the <c>webauthn.member_…</c> codes.
    /// </remarks>
    public static Outcome<JwsHeader> Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > Limits.AttestationObject)
            return new Failure(WebAuthnCodes.ResponseTooLarge, $"more than {Limits.AttestationObject} bytes") { Field = FieldName };

        if (!StrictJson.Parse(utf8, FieldName).TryGet(out var text, out var failure))
            return failure;

        using (text)
        {
            var members = JsonMembers.Of(text, FieldName);
            var header = new JwsHeader(Alg(members), X5c(members));
            RefuseExtensions(members);
            return members.Broken is { } broken ? broken : header;
        }
    }

    private static CoseAlgorithm Alg(JsonMembers members)
    {
        switch (members.Text("alg"))
        {
            case "RS256":
                return CoseAlgorithm.RS256;
            case "ES256":
                return CoseAlgorithm.ES256;
            default:
                members.Break(WebAuthnCodes.AlgorithmUnsupported, "alg", "RS256 or ES256 is due");
                return default;
        }
    }

    private static List<ReadOnlyMemory<byte>> X5c(JsonMembers members)
    {
        var certificates = new List<ReadOnlyMemory<byte>>();
        foreach (var text in members.OptionalTexts("x5c", Limits.CertificatesCount, Limits.AttestationObject))
        {
            if (Base64Of(text) is not { } der)
            {
                members.Break(WebAuthnCodes.MemberUnknownValue, "x5c", "base64 with padding, not base64url, is due");
                break;
            }

            certificates.Add(der);
        }

        if (certificates.Count == 0)
            members.Break(WebAuthnCodes.MemberEmpty, "x5c", $"1 to {Limits.CertificatesCount} certificates are due");
        return certificates;
    }

    // Whoever understands no extension must refuse all (RFC 7515 §4.1.11).
    private static void RefuseExtensions(JsonMembers members)
    {
        if (members.Names().Contains("crit"))
            members.Break(WebAuthnCodes.MemberUnknownValue, "crit", "no extension is understood here");
    }

    // Base64 that .NET would write again letter by letter: no white space, no stray bits.
    private static byte[]? Base64Of(string text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        return Convert.TryFromBase64String(text, bytes, out var written) && Convert.ToBase64String(bytes, 0, written) == text
            ? bytes[..written]
            : null;
    }
}
