using Ostiary.Metadata;
using Ostiary.Testing;

namespace Ostiary.Tests.Metadata;

/// <summary>A BLOB from the authority to verdict that is good as it stands; each test breaks one thing of it.</summary>
internal sealed record BlobAttempt
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly Guid Model = new("11111111-2222-3333-4444-555555555555");

    public SignerShape Shape { get; init; } = new();

    public BlobContents Contents { get; init; } = new() { Entries = [BlobEntry.Fido2(Model)] };

    public BlobDefects Defects { get; init; } = BlobDefects.None;

    public DateTimeOffset At { get; init; } = Now;

    public Func<MetadataAuthority, IReadOnlyList<ReadOnlyMemory<byte>>> Lists { get; init; } = Good;

    public Func<MetadataAuthority, BlobTrust> Trust { get; init; } = authority => new() { Roots = [authority.Root] };

    public static IReadOnlyList<ReadOnlyMemory<byte>> Good(MetadataAuthority authority) => authority.RevocationLists(Now.AddDays(-1), Now.AddDays(1));

    public Outcome<MetadataBlob> Verify()
    {
        using var authority = new MetadataAuthority(new SeededEntropy(nameof(BlobAttempt)), Shape);
        var lists = Lists(authority);
        return SignedBlob.Parse(authority.Write(Contents, Defects)).Then(blob => BlobVerification.Verify(blob, lists, Trust(authority), At));
    }
}
