using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ostiary.Metadata;

/// <summary>What matters for revocation of a certificate, as views of its bytes (RFC 5280 §4.1).</summary>
internal sealed record SignerCertificate
{
    private const string DistributionPointsOid = "2.5.29.31";

    private static readonly Asn1Tag NameTag = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag FullNameTag = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag AddressTag = new(TagClass.ContextSpecific, 6);

    /// <summary>The certificate, in DER.</summary>
    public required ReadOnlyMemory<byte> Encoded { get; init; }

    /// <summary>Its serial number, in DER without tag and length.</summary>
    public required ReadOnlyMemory<byte> SerialNumber { get; init; }

    /// <summary>The issuer's name, in DER.</summary>
    public required ReadOnlyMemory<byte> Issuer { get; init; }

    /// <summary>The subject's name, in DER.</summary>
    public required ReadOnlyMemory<byte> Subject { get; init; }

    /// <summary>Whether it may issue certificates.</summary>
    public required bool IsAuthority { get; init; }

    /// <summary>Whether its key may sign revocation lists: it may when the certificate restricts nothing (RFC 5280 §4.2.1.3).</summary>
    public required bool MaySignRevocationLists { get; init; }

    /// <summary>Where lists are to be had that cover it (RFC 5280 §4.2.1.13), as written.</summary>
    public required IReadOnlyList<string> DistributionPoints { get; init; }

    /// <summary>Takes a certificate apart; null when it is not exactly one certificate in DER.</summary>
    public static SignerCertificate? Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der.Span);
            if (!certificate.RawDataMemory.Span.SequenceEqual(der.Span))
                return null;

            var points = certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == DistributionPointsOid);
            return new SignerCertificate
            {
                Encoded = der,
                SerialNumber = certificate.SerialNumberBytes,
                Issuer = certificate.IssuerName.RawData,
                Subject = certificate.SubjectName.RawData,
                IsAuthority = certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault()?.CertificateAuthority is true,
                MaySignRevocationLists = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is not { } usage
                    || usage.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign),
                DistributionPoints = points is null ? [] : AddressesIn(points.RawData),
            };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The addresses in a list of distribution points; those that cannot be read count as absent.</summary>
    private static List<string> AddressesIn(byte[] extension)
    {
        var addresses = new List<string>();
        try
        {
            var points = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence();
            while (points.HasData)
            {
                var point = points.ReadSequence();
                if (point.HasData && point.PeekTag().HasSameClassAndValue(NameTag))
                    addresses.AddRange(AddressesOf(point.ReadSequence(NameTag)));
            }
        }
        catch (AsnContentException)
        {
            // What was read so far is good; with none, the certificate is one that no list covers.
        }

        return addresses;
    }

    /// <summary>The addresses of a DistributionPointName (RFC 5280 §4.2.1.13).</summary>
    internal static IReadOnlyList<string> AddressesOf(AsnReader name)
    {
        var addresses = new List<string>();
        if (!name.HasData || !name.PeekTag().HasSameClassAndValue(FullNameTag))
            return addresses;

        var names = name.ReadSequence(FullNameTag);
        while (names.HasData)
        {
            if (names.PeekTag().HasSameClassAndValue(AddressTag))
                addresses.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, AddressTag));
            else
                names.ReadEncodedValue();
        }

        return addresses;
    }
}
