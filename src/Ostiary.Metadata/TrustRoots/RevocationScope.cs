using System.Formats.Asn1;

namespace Ostiary.Metadata;

/// <summary>Which certificates of its issuer a revocation list is about (RFC 5280 §5.2.5).</summary>
internal sealed record RevocationScope
{
    private const string IssuingDistributionPointOid = "2.5.29.28";

    private static readonly Asn1Tag PointTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>A list of everything.</summary>
    private static readonly RevocationScope Everything = new();

    private bool OnlyUsers { get; init; }

    private bool OnlyAuthorities { get; init; }

    // Lists for some reasons only, for other issuers or for attribute certificates: those cover nothing that is asked here.
    private bool OnlyStrangers { get; init; }

    // Where the list itself is to be had; null when it does not say.
    private IReadOnlyList<string>? Addresses { get; init; }

    /// <summary>True when silence of the list means that the certificate is not revoked.</summary>
    public bool Covers(SignerCertificate certificate) =>
        !OnlyStrangers
        && !(OnlyUsers && certificate.IsAuthority)
        && !(OnlyAuthorities && !certificate.IsAuthority)
        && (Addresses is null || Addresses.Intersect(certificate.DistributionPoints, StringComparer.Ordinal).Any());

    /// <summary>What the extensions of a list say; null when one is critical and not understood, as that of a list of changes is.</summary>
    /// <exception cref="AsnContentException">They are not DER.</exception>
    public static RevocationScope? Read(AsnReader? extensions)
    {
        var scope = Everything;
        while (extensions is { HasData: true })
        {
            var (oid, critical, value) = ReadExtension(extensions);
            if (oid == IssuingDistributionPointOid)
                scope = ReadPoint(new AsnReader(value, AsnEncodingRules.DER).ReadSequence());
            else if (critical)
                return null;
        }

        return scope;
    }

    /// <summary>True when one of the extensions is critical.</summary>
    /// <exception cref="AsnContentException">They are not DER.</exception>
    public static bool HasCritical(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            if (ReadExtension(extensions).Critical)
                return true;
        }

        return false;
    }

    private static (string Oid, bool Critical, byte[] Value) ReadExtension(AsnReader extensions)
    {
        var extension = extensions.ReadSequence();
        var oid = extension.ReadObjectIdentifier();
        var critical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
        return (oid, critical, extension.ReadOctetString());
    }

    private static RevocationScope ReadPoint(AsnReader point)
    {
        var addresses = point.HasData && point.PeekTag().HasSameClassAndValue(PointTag) ? SignerCertificate.AddressesOf(point.ReadSequence(PointTag)) : null;
        var set = new HashSet<int>();
        while (point.HasData)
        {
            set.Add(point.PeekTag().TagValue);
            point.ReadEncodedValue();
        }

        return new() { Addresses = addresses, OnlyUsers = set.Contains(1), OnlyAuthorities = set.Contains(2), OnlyStrangers = set.Overlaps([3, 4, 5]) };
    }
}
