using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The certificates of a statement's <c>x5c</c>, the one that signed first.</summary>
/// <param name="Encoded">Each in DER, as received.</param>
/// <param name="Certificates">The same, read.</param>
internal sealed record CertificateList(IReadOnlyList<ReadOnlyMemory<byte>> Encoded, IReadOnlyList<AttestationCertificate> Certificates)
{
    /// <summary>The certificate whose key signed the statement.</summary>
    public AttestationCertificate Leaf => Certificates[0];

    /// <summary>The DER strings of an <c>x5c</c> array of 1 to 8; null when the value is anything else.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Encodings(CborValue? x5c)
    {
        if (x5c is not CborValue.Array { Items.Length: > 0 and <= Limits.CertificatesCount } array)
            return null;

        var certificates = array.Items.OfType<CborValue.Bytes>().Select(item => item.Value).ToList();
        return certificates.Count == array.Items.Length ? certificates : null;
    }

    /// <summary>Reads each certificate. Fails with <c>webauthn.attestation_certificate_malformed</c>, naming the one.</summary>
    public static Outcome<CertificateList> Read(IReadOnlyList<ReadOnlyMemory<byte>> encoded)
    {
        var certificates = new List<AttestationCertificate>(encoded.Count);
        foreach (var der in encoded)
        {
            if (!AttestationCertificate.Read(der).TryGet(out var certificate, out var failure))
                return failure with { Detail = $"x5c[{certificates.Count}]" };
            certificates.Add(certificate);
        }

        return new CertificateList(encoded, certificates);
    }

    /// <summary>Every certificate is in force, with <c>webauthn.attestation_certificate_not_in_force</c> otherwise.</summary>
    public Failure? AllAreInForce(DateTimeOffset at)
    {
        for (var index = 0; index < Certificates.Count; index++)
        {
            if (!Certificates[index].IsInForce(at))
                return new(WebAuthnCodes.AttestationCertificateNotInForce, $"x5c[{index}]");
        }

        return null;
    }
}
