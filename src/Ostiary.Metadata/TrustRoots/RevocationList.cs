using System.Formats.Asn1;
using Ostiary.Kernel;

namespace Ostiary.Metadata;

/// <summary>A certificate revocation list (RFC 5280 §5), read and not yet believed. Its entries stay as they are: a list may have hundreds of thousands.</summary>
internal sealed record RevocationList
{
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>The bytes that the issuer signed.</summary>
    public required ReadOnlyMemory<byte> Signed { get; init; }

    /// <summary>The object identifier of the signature's algorithm.</summary>
    public required string SignatureAlgorithm { get; init; }

    /// <summary>The signature.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>The issuer's name, in DER.</summary>
    public required ReadOnlyMemory<byte> Issuer { get; init; }

    /// <summary>From when the list holds.</summary>
    public required DateTimeOffset ThisUpdate { get; init; }

    /// <summary>By when the next one is due; null when it does not say, which RFC 5280 §5.1.2.5 does not allow.</summary>
    public required DateTimeOffset? NextUpdate { get; init; }

    /// <summary>Which certificates it is about.</summary>
    public required RevocationScope Scope { get; init; }

    // The list revokedCertificates, in DER; empty when nothing is revoked.
    private ReadOnlyMemory<byte> Entries { get; init; }

    /// <summary>Reads bytes that are exactly one list in DER.</summary>
    /// <remarks>Fails with <c>metadata.revocation_list_malformed</c>, also when an extension is critical and not understood.</remarks>
    public static Outcome<RevocationList> Read(ReadOnlyMemory<byte> der)
    {
        if (der.Length > BlobLimits.RevocationList)
            return Malformed($"more than {BlobLimits.RevocationList} bytes");

        try
        {
            var outer = new AsnReader(der, AsnEncodingRules.DER);
            var list = outer.ReadSequence();
            outer.ThrowIfNotEmpty();

            var signed = list.ReadEncodedValue();
            var algorithm = list.ReadEncodedValue();
            if (!list.TryReadPrimitiveBitString(out var unusedBitCount, out var signature) || unusedBitCount != 0)
                return Malformed("the signature");
            list.ThrowIfNotEmpty();
            return ReadSigned(signed, algorithm, signature);
        }
        catch (AsnContentException)
        {
            return Malformed("not DER");
        }
    }

    /// <summary>True when the list names the certificate as revoked, for whatever reason.</summary>
    public bool Revokes(SignerCertificate certificate)
    {
        if (Entries.IsEmpty)
            return false;

        var entries = new AsnReader(Entries, AsnEncodingRules.DER).ReadSequence();
        while (entries.HasData)
        {
            if (entries.ReadSequence().ReadIntegerBytes().Span.SequenceEqual(certificate.SerialNumber.Span))
                return true;
        }

        return false;
    }

    /// <summary>True while the list holds: from its update until the next one is due. Clocks may differ by five minutes.</summary>
    public bool IsInForce(DateTimeOffset at) =>
        ThisUpdate <= at + TimeSpan.FromMinutes(5) && NextUpdate is { } next && next >= at;

    private static Outcome<RevocationList> ReadSigned(ReadOnlyMemory<byte> signed, ReadOnlyMemory<byte> algorithm, ReadOnlyMemory<byte> signature)
    {
        var fields = new AsnReader(signed, AsnEncodingRules.DER).ReadSequence();
        if (fields.PeekTag().HasSameClassAndValue(Asn1Tag.Integer) && (!fields.TryReadInt32(out var version) || version != 1))
            return Malformed("version 2 is due");

        if (!fields.ReadEncodedValue().Span.SequenceEqual(algorithm.Span))
            return Malformed("two signature algorithms");

        var issuer = fields.ReadEncodedValue();
        var thisUpdate = ReadTime(fields);
        DateTimeOffset? nextUpdate = fields.HasData && IsTime(fields.PeekTag()) ? ReadTime(fields) : null;
        var entries = fields.HasData && fields.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? fields.ReadEncodedValue() : default;
        var scope = RevocationScope.Read(fields.HasData ? fields.ReadSequence(ExtensionsTag).ReadSequence() : null);
        fields.ThrowIfNotEmpty();

        return scope is null || !EntriesAreUnderstood(entries)
            ? Malformed("an extension is critical and not understood")
            : new RevocationList
            {
                Signed = signed,
                SignatureAlgorithm = new AsnReader(algorithm, AsnEncodingRules.DER).ReadSequence().ReadObjectIdentifier(),
                Signature = signature,
                Issuer = issuer,
                ThisUpdate = thisUpdate,
                NextUpdate = nextUpdate,
                Scope = scope,
                Entries = entries,
            };
    }

    // RFC 5280 §5.3: a critical extension that is not understood, such as another issuer of the certificate, spoils the list.
    private static bool EntriesAreUnderstood(ReadOnlyMemory<byte> encoded)
    {
        if (encoded.IsEmpty)
            return true;

        var entries = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        while (entries.HasData)
        {
            var entry = entries.ReadSequence();
            entry.ReadIntegerBytes();
            ReadTime(entry);
            if (entry.HasData && RevocationScope.HasCritical(entry.ReadSequence()))
                return false;
        }

        return true;
    }

    private static bool IsTime(Asn1Tag tag) => tag.HasSameClassAndValue(Asn1Tag.UtcTime) || tag.HasSameClassAndValue(Asn1Tag.GeneralizedTime);

    private static DateTimeOffset ReadTime(AsnReader fields) =>
        fields.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? fields.ReadUtcTime() : fields.ReadGeneralizedTime();

    private static Failure Malformed(string detail) => new(MetadataCodes.RevocationListMalformed, detail);
}
