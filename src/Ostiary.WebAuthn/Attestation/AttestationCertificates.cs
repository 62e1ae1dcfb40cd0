using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The certificates of a statement, the one that signed first. Who issued them is not looked at here.</summary>
internal sealed class AttestationCertificates : IDisposable
{
    private readonly List<X509Certificate2> _certificates = [];

    /// <summary>The certificate that signed.</summary>
    public X509Certificate2 Leaf => _certificates[0];

    /// <summary>Reads the certificates; <c>webauthn.attestation_certificate_malformed</c> when one is not exactly one certificate in DER, null when all are.</summary>
    public Failure? Load(IReadOnlyList<ReadOnlyMemory<byte>> encoded)
    {
        foreach (var der in encoded)
        {
            try
            {
                _certificates.Add(X509CertificateLoader.LoadCertificate(der.Span));
            }
            catch (CryptographicException)
            {
                return new(WebAuthnCodes.AttestationCertificateMalformed, $"x5c[{_certificates.Count}]");
            }

            // The loader also takes PEM, and does not mind bytes after the certificate.
            if (!_certificates[^1].RawDataMemory.Span.SequenceEqual(der.Span))
                return new(WebAuthnCodes.AttestationCertificateMalformed, $"x5c[{_certificates.Count - 1}] is not one certificate in DER");
        }

        return null;
    }

    /// <summary><c>webauthn.attestation_certificate_not_in_force</c> for the first certificate that is expired or not yet valid; null when all are in force.</summary>
    public Failure? FirstNotInForce(DateTimeOffset at)
    {
        var index = _certificates.FindIndex(certificate => at.UtcDateTime < certificate.NotBefore.ToUniversalTime() || at.UtcDateTime > certificate.NotAfter.ToUniversalTime());
        return index < 0 ? null : new(WebAuthnCodes.AttestationCertificateNotInForce, $"x5c[{index}]");
    }

    /// <inheritdoc/>
    public void Dispose() => _certificates.ForEach(certificate => certificate.Dispose());
}
