using Ostiary.Kernel;
using Ostiary.Metadata;

namespace Ostiary.Cli.Commands;

/// <summary>The files of the FIDO Metadata Service that a command line names.</summary>
internal sealed record VerifyMetadataFiles
{
    public const string BlobOption = "--metadata";
    public const string RootOption = "--metadata-root";
    public const string RevocationListOption = "--metadata-revocation-list";
    public const string HostOption = "--metadata-host";

    /// <summary>The BLOB as it was downloaded; null when the command is to know no metadata.</summary>
    public string? Blob { get; init; }

    public IReadOnlyList<string> Roots { get; init; } = [];

    public IReadOnlyList<string> RevocationLists { get; init; } = [];

    public string? HostName { get; init; }

    public bool AreNone => Blob is null && Roots.Count == 0 && RevocationLists.Count == 0 && HostName is null;
}

/// <summary>Believes a metadata BLOB from a file, or says what keeps it from doing so.</summary>
internal static class VerifyMetadata
{
    /// <summary>What the files say of authenticators; nothing when no file is named.</summary>
    /// <remarks>
    /// Fails, naming the option as field, with <c>verify.metadata_incomplete</c>, <c>metadata.file_unreadable</c> or the codes of
    /// <see cref="SignedBlob.Parse"/> and <see cref="BlobVerification.Verify"/>.
    /// </remarks>
    public static Outcome<AuthenticatorMetadata> Load(VerifyMetadataFiles files, DateTimeOffset now)
    {
        if (files.AreNone)
            return AuthenticatorMetadata.Empty;

        if (files.Blob is null || files.Roots.Count == 0)
            return new Failure(VerifyCodes.MetadataIncomplete) { Field = files.Blob is null ? VerifyMetadataFiles.BlobOption : VerifyMetadataFiles.RootOption };

        return Each(files.Roots, CertificateFiles.Certificates, VerifyMetadataFiles.RootOption).Then(roots =>
            Each(files.RevocationLists, CertificateFiles.RevocationList, VerifyMetadataFiles.RevocationListOption).Then(lists =>
            {
                var standard = new BlobTrust { Roots = [.. roots.SelectMany(root => root)] };
                return Believed(files.Blob, lists, standard with { HostName = files.HostName ?? standard.HostName }, now);
            }));
    }

    /// <summary>What to do about a failure of <see cref="Load"/>.</summary>
    public static string Remedy(Failure failure) =>
        failure.Code == VerifyCodes.MetadataIncomplete ? $"Give {VerifyMetadataFiles.BlobOption} and {VerifyMetadataFiles.RootOption} together; the root from a source that you trust, not out of the BLOB."
        : failure.Code == MetadataCodes.FileUnreadable ? "See that the file is there and may be read; certificates and revocation lists are DER or PEM."
        : failure.Code == MetadataCodes.BlobUntrusted ? $"Name the root that the metadata service's certificates lead to by {VerifyMetadataFiles.RootOption}."
        : failure.Code == MetadataCodes.BlobSignerUnknown ? $"Name the host that the BLOB is signed for by {VerifyMetadataFiles.HostOption}, if you mean another than the FIDO Alliance's."
        : failure.Code.Value.StartsWith("metadata.revocation_", StringComparison.Ordinal) ? $"Fetch today's revocation lists and name each by {VerifyMetadataFiles.RevocationListOption}."
        : "Fetch the BLOB again and give the file as it came.";

    private static Outcome<AuthenticatorMetadata> Believed(string file, IReadOnlyList<ReadOnlyMemory<byte>> lists, BlobTrust trust, DateTimeOffset now)
    {
        if (!CertificateFiles.Read(file, BlobLimits.Blob).Then(bytes => SignedBlob.Parse(bytes)).TryGet(out var blob, out var failure))
            return failure with { Field = VerifyMetadataFiles.BlobOption };

        return BlobVerification.Verify(blob, lists, trust, now).Match<Outcome<AuthenticatorMetadata>>(
            read => new AuthenticatorMetadata(read, []),
            refused => refused with { Field = VerifyMetadataFiles.BlobOption, Detail = refused.Code == MetadataCodes.RevocationUnknown ? WhereListsAre(blob) : refused.Detail });
    }

    private static string WhereListsAre(SignedBlob blob) => $"its certificates name {string.Join(" and ", BlobVerification.RevocationPoints(blob).DefaultIfEmpty("no list"))}";

    private static Outcome<IReadOnlyList<T>> Each<T>(IReadOnlyList<string> files, Func<string, Outcome<T>> read, string option)
    {
        var all = new List<T>(files.Count);
        foreach (var file in files)
        {
            if (!read(file).TryGet(out var one, out var failure))
                return failure with { Field = option };
            all.Add(one);
        }

        return all;
    }
}
