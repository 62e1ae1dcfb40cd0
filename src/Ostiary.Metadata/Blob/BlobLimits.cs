namespace Ostiary.Metadata;

/// <summary>Sizes beyond which no honest BLOB goes; in bytes unless the name says otherwise. The public BLOB had some 10 MiB in 2026.</summary>
public static class BlobLimits
{
    /// <summary>The whole BLOB as it is sent.</summary>
    public const int Blob = 32 * 1024 * 1024;

    /// <summary>One certificate revocation list.</summary>
    public const int RevocationList = 16 * 1024 * 1024;

    /// <summary>The protected header: algorithm and certificates, in base64url.</summary>
    internal const int HeaderCharacters = 64 * 1024;

    internal const int CertificatesCount = 8;

    /// <summary>Entries beyond this many are dropped and counted.</summary>
    internal const int EntriesCount = 50_000;

    /// <summary>An entry that is longer, such as one with a huge icon, is dropped and counted.</summary>
    internal const int Entry = 1024 * 1024;

    /// <summary>An entry that is shorter cannot name both a model and its status: it is dropped and counted without being taken apart.</summary>
    internal const int ShortestEntry = 48;

    internal const int JsonDepth = 32;
}
