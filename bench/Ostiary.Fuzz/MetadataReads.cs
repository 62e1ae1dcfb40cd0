using Ostiary.Kernel;
using Ostiary.Metadata;

namespace Ostiary.Fuzz;

/// <summary>Reads what comes from a metadata service, or from its kept copy.</summary>
internal static class MetadataReads
{
    private static readonly DateTimeOffset At = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BlobTrust Nobody = new() { Roots = [] };

    /// <summary>A BLOB, up to the question whom to trust.</summary>
    public static Seen Blob(ReadOnlyMemory<byte> bytes) =>
        Seen.Of(SignedBlob.Parse(Short(bytes)).Then(blob => BlobVerification.Verify(blob, [], Nobody, At)), read => read.Entries.Count);

    /// <summary>What a BLOB says.</summary>
    public static Seen Payload(ReadOnlyMemory<byte> bytes) =>
        Seen.Of(MetadataBlob.Read(Short(bytes)), read => (Math.Min(read.Entries.Count, 8) * 8) + Math.Min(read.DroppedCount, 7));

    /// <summary>One entry; one that is dropped has no code, so its absence stands for one.</summary>
    public static Seen Entry(ReadOnlyMemory<byte> bytes) =>
        EntryReading.Read(Short(bytes)) is { } read
            ? new Seen(null, (read.Statement is null ? 0 : 1) + (2 * Math.Min(read.StatusReports.Count, 3)) + (read.Aaguid is null ? 0 : 8))
            : new Seen(new Failure(MetadataCodes.BlobMalformed, "dropped"));

    /// <summary>A revocation list.</summary>
    public static Seen RevocationList(ReadOnlyMemory<byte> bytes) =>
        Seen.Of(Metadata.RevocationList.Read(bytes), read => read.NextUpdate is null ? 0 : 1);

    /// <summary>A certificate of the service's signer.</summary>
    public static Seen Signer(ReadOnlyMemory<byte> bytes) =>
        SignerCertificate.Read(bytes) is { } read
            ? new Seen(null, (read.IsAuthority ? 1 : 0) + (2 * Math.Min(read.DistributionPoints.Count, 4)))
            : new Seen(new Failure(MetadataCodes.BlobMalformed, "no certificate"));

    /// <summary>The last good BLOB as it was put aside.</summary>
    public static Seen Copy(ReadOnlyMemory<byte> bytes) => Seen.Of(KeptCopy.Read(bytes), read => read.RevocationLists.Count);

    // A BLOB may have 32 MiB, and what reading it takes grows with it: what one case may take is asked of short ones.
    private static ReadOnlyMemory<byte> Short(ReadOnlyMemory<byte> bytes) => bytes[..Math.Min(bytes.Length, 64 * 1024)];
}
