using System.Formats.Asn1;

namespace Ostiary.WebAuthn;

/// <summary>The outer layers of a certificate, as views of its bytes (RFC 5280 §4.1): what was signed, how, by whom and about whom.</summary>
internal sealed record CertificateFrame
{
    private static readonly Asn1Tag VersionTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>The bytes that the issuer signed.</summary>
    public required ReadOnlyMemory<byte> Signed { get; init; }

    /// <summary>The AlgorithmIdentifier of the signature, in DER.</summary>
    public required ReadOnlyMemory<byte> SignatureAlgorithm { get; init; }

    /// <summary>The signature.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>The issuer's name, in DER; names are compared byte for byte.</summary>
    public required ReadOnlyMemory<byte> Issuer { get; init; }

    /// <summary>The subject's name, in DER.</summary>
    public required ReadOnlyMemory<byte> Subject { get; init; }

    /// <summary>True when the certificate says that its subject issued it.</summary>
    public bool IsSelfIssued => Issuer.Span.SequenceEqual(Subject.Span);

    /// <summary>Takes a certificate apart; null when it is not DER, or names two different signature algorithms (RFC 5280 §4.1.1.2).</summary>
    public static CertificateFrame? Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            var outer = new AsnReader(der, AsnEncodingRules.DER);
            var certificate = outer.ReadSequence();
            outer.ThrowIfNotEmpty();

            var signed = certificate.ReadEncodedValue();
            var algorithm = certificate.ReadEncodedValue();
            if (!certificate.TryReadPrimitiveBitString(out var unusedBitCount, out var signature) || unusedBitCount != 0)
                return null;
            certificate.ThrowIfNotEmpty();

            var fields = new AsnReader(signed, AsnEncodingRules.DER).ReadSequence();
            if (fields.PeekTag().HasSameClassAndValue(VersionTag))
                fields.ReadEncodedValue();
            fields.ReadIntegerBytes(); // serial number
            var algorithmAsSigned = fields.ReadEncodedValue();
            var issuer = fields.ReadEncodedValue();
            fields.ReadEncodedValue(); // validity
            var subject = fields.ReadEncodedValue();

            return !algorithmAsSigned.Span.SequenceEqual(algorithm.Span)
                ? null
                : new CertificateFrame { Signed = signed, SignatureAlgorithm = algorithm, Signature = signature, Issuer = issuer, Subject = subject };
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
