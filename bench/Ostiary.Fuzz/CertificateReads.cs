using Ostiary.WebAuthn;

namespace Ostiary.Fuzz;

/// <summary>Reads a certificate as attestation formats do.</summary>
internal static class CertificateReads
{
    public static Seen Read(ReadOnlyMemory<byte> bytes)
    {
        if (!AttestationCertificate.Read(bytes).TryGet(out var certificate, out var failure))
            return new Seen(failure);

        failure = AaguidExtension.Read(certificate).Failure
            ?? PackedCertificateProfile.FirstBrokenRule(certificate)
            ?? certificate.Key.For((int)CoseAlgorithm.ES256).Failure
            ?? certificate.Key.For((int)CoseAlgorithm.RS256).Failure;
        return new Seen(failure, certificate.Extensions.Count);
    }
}
