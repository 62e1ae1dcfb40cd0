using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The syntax of a packed statement (WebAuthn L3 §8.2).</summary>
/// <param name="Algorithm">The number of the algorithm that made the signature.</param>
/// <param name="Signature">The signature.</param>
/// <param name="Certificates">The certificates in DER, the one that signed first; null when the credential signed for itself.</param>
internal sealed record PackedStatement(Int128 Algorithm, ReadOnlyMemory<byte> Signature, IReadOnlyList<ReadOnlyMemory<byte>>? Certificates)
{
    private const int MembersCountWithoutCertificates = 2;

    /// <summary>Reads a statement. Fails with <c>webauthn.attestation_statement_malformed</c>.</summary>
    public static Outcome<PackedStatement> Parse(CborValue statement)
    {
        if (statement is not CborValue.Map map)
            return Malformed("a map is due");
        if (map["alg"] is not CborValue.Integer algorithm)
            return Malformed("an integer alg is due");
        if (map["sig"] is not CborValue.Bytes { Value.Length: > 0 } signature)
            return Malformed("bytes sig are due");

        var x5c = map["x5c"];
        if (map.Entries.Length != MembersCountWithoutCertificates + (x5c is null ? 0 : 1))
            return Malformed("unknown members");
        if (x5c is null)
            return new PackedStatement(algorithm.Value, signature.Value, null);

        return CertificatesOf(x5c) is { } certificates
            ? new PackedStatement(algorithm.Value, signature.Value, certificates)
            : Malformed($"x5c of 1 to {Limits.CertificatesCount} certificates is due");
    }

    private static List<ReadOnlyMemory<byte>>? CertificatesOf(CborValue x5c)
    {
        if (x5c is not CborValue.Array { Items.Length: > 0 and <= Limits.CertificatesCount } array)
            return null;

        var certificates = array.Items.OfType<CborValue.Bytes>().Select(item => item.Value).ToList();
        return certificates.Count == array.Items.Length ? certificates : null;
    }

    private static Failure Malformed(string detail) =>
        new(WebAuthnCodes.AttestationStatementMalformed, detail) { Field = "attestationObject.attStmt" };
}
