using System.Formats.Asn1;
using Ostiary.WebAuthn;

namespace Ostiary.Fuzz;

/// <summary>Reads a certificate as attestation formats do.</summary>
internal static class CertificateReads
{
    /// <summary>One more than are allowed, and the anchor.</summary>
    private const int Most = 10;

    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

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

    /// <summary>Follows certificates that stand one after the other: the last is the anchor, the others are as a statement would send them.</summary>
    public static Seen Path(ReadOnlyMemory<byte> bytes)
    {
        var certificates = new List<ReadOnlyMemory<byte>>();
        while (!bytes.IsEmpty && certificates.Count < Most)
        {
            var length = AsnDecoder.TryReadEncodedValue(bytes.Span, AsnEncodingRules.DER, out _, out _, out _, out var consumed) ? consumed : bytes.Length;
            certificates.Add(bytes[..length]);
            bytes = bytes[length..];
        }

        return certificates.Count == 0
            ? new Seen(CertificatePath.Follow([], [], At).Failure)
            : Seen.Of(CertificatePath.Follow(certificates[..^1], [certificates[^1]], At), _ => certificates.Count);
    }

    /// <summary>Reads the device that a certificate of a TPM names.</summary>
    public static Seen Device(ReadOnlyMemory<byte> bytes) =>
        Seen.Of(AttestationCertificate.Read(bytes).Then(TpmDevice.Read), read => read.Model.Length);
}
