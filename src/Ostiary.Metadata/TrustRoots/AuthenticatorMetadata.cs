using System.Collections.Frozen;
using Ostiary.WebAuthn;

namespace Ostiary.Metadata;

/// <summary>What is known of authenticator models at one moment: a BLOB, indexed, and the relying party's own roots. Immutable, thread-safe.</summary>
public sealed class AuthenticatorMetadata : IAttestationAnchors
{
    private const string U2fFormat = "fido-u2f";

    private readonly FrozenDictionary<Aaguid, MetadataEntry> _byAaguid;
    private readonly FrozenDictionary<string, MetadataEntry> _byKeyIdentifier;
    private readonly IReadOnlyList<FormatRoot> _formatRoots;

    /// <summary>Indexes a BLOB.</summary>
    /// <param name="blob">A BLOB that was verified; null when there is none yet.</param>
    /// <param name="formatRoots">Roots that vouch for every model of a format, whatever the BLOB says.</param>
    public AuthenticatorMetadata(MetadataBlob? blob, IReadOnlyList<FormatRoot> formatRoots)
    {
        Blob = blob;
        _formatRoots = formatRoots;
        var entries = blob?.Entries ?? [];
        _byAaguid = entries.Where(entry => entry.Aaguid is { IsZero: false })
            .DistinctBy(entry => entry.Aaguid).ToFrozenDictionary(entry => entry.Aaguid!.Value);
        _byKeyIdentifier = entries.SelectMany(entry => entry.AttestationCertificateKeyIdentifiers.Select(key => (Key: key, Entry: entry)))
            .DistinctBy(pair => pair.Key).ToFrozenDictionary(pair => pair.Key, pair => pair.Entry, StringComparer.Ordinal);
    }

    /// <summary>Nothing is known and nobody trusted.</summary>
    public static AuthenticatorMetadata Empty { get; } = new(null, []);

    /// <summary>The BLOB; null when there is none yet.</summary>
    public MetadataBlob? Blob { get; }

    /// <inheritdoc/>
    public bool AreConfigured => _formatRoots.Count > 0 || Blob is not null;

    /// <summary>What is said of a model; null when nothing is, as for the zero AAGUID.</summary>
    public MetadataEntry? Find(Aaguid aaguid) => _byAaguid.GetValueOrDefault(aaguid);

    /// <summary>What is said of a U2F model, by the SHA-1 of its attestation key (20 bytes); null when nothing is.</summary>
    public MetadataEntry? Find(ReadOnlySpan<byte> certificateKeyIdentifier) =>
        _byKeyIdentifier.GetValueOrDefault(Convert.ToHexStringLower(certificateKeyIdentifier));

    /// <summary>What is said of a model as an attestation names it: U2F by its key, everything else by its AAGUID.</summary>
    public MetadataEntry? Find(AttestedModel model) =>
        model.Format == U2fFormat ? Find(model.CertificateKeyIdentifier.Span) : Find(model.Aaguid);

    /// <summary>True when it is the BLOB that names the anchor of an attestation for its model, rather than somebody's own configuration.</summary>
    /// <param name="attestation">An attestation that was followed to an anchor; of a compound one, a statement inside it.</param>
    /// <param name="aaguid">The credential's model.</param>
    public bool Vouches(AttestationResult attestation, Aaguid aaguid) =>
        attestation.Anchor is { } anchor
        && JudgedModel.ModelOf(attestation, aaguid) is { } model
        && Find(model)?.Statement?.AttestationRootCertificates.Any(root => root.Span.SequenceEqual(anchor.Span)) is true;

    /// <inheritdoc/>
    public IReadOnlyList<ReadOnlyMemory<byte>> For(AttestedModel model) =>
        [
            .. Find(model)?.Statement?.AttestationRootCertificates ?? [],
            .. _formatRoots.Where(root => root.Format == model.Format).Select(root => root.Certificate),
        ];
}

/// <summary>A root that vouches for every model of one format, such as the maker's for <c>apple</c>.</summary>
/// <param name="Format">The format's identifier.</param>
/// <param name="Certificate">The certificate, in DER.</param>
public sealed record FormatRoot(string Format, ReadOnlyMemory<byte> Certificate);
