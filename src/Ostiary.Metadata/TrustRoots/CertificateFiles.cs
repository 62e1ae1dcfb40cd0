using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Ostiary.Kernel;

namespace Ostiary.Metadata;

/// <summary>Reads certificates and revocation lists from files that operators name.</summary>
public static class CertificateFiles
{
    private const string CertificateLabel = "CERTIFICATE";
    private const string RevocationListLabel = "X509 CRL";

    /// <summary>The certificates of a file, in DER: one in DER, or any number in PEM. Fails with <c>metadata.file_unreadable</c>.</summary>
    public static Outcome<IReadOnlyList<ReadOnlyMemory<byte>>> Certificates(string path) =>
        Read(path, BlobLimits.Entry).Then(bytes => Parts(bytes, CertificateLabel)).Then(parts =>
            parts.All(IsCertificate) ? Outcome.Of(parts) : new Failure(MetadataCodes.FileUnreadable, $"{path} holds something that is no certificate"));

    /// <summary>The revocation list of a file, in DER, whether the file is DER or PEM. Fails with <c>metadata.file_unreadable</c>.</summary>
    public static Outcome<ReadOnlyMemory<byte>> RevocationList(string path) =>
        Read(path, BlobLimits.RevocationList).Then(bytes => Parts(bytes, RevocationListLabel)).Map(parts => parts[0]);

    /// <summary>The bytes of a file. Fails with <c>metadata.file_unreadable</c>, also when there are too many.</summary>
    /// <param name="path">The file.</param>
    /// <param name="largestBytes">How many bytes there may be.</param>
    public static Outcome<byte[]> Read(string path, int largestBytes)
    {
        try
        {
            return new FileInfo(path).Length <= largestBytes
                ? File.ReadAllBytes(path)
                : new Failure(MetadataCodes.FileUnreadable, $"{path} has more than {largestBytes} bytes");
        }
        catch (IOException trouble)
        {
            return new Failure(MetadataCodes.FileUnreadable, $"{path}: {trouble.GetType().Name}");
        }
        catch (UnauthorizedAccessException)
        {
            return new Failure(MetadataCodes.FileUnreadable, $"{path}: access is denied");
        }
    }

    private static Outcome<IReadOnlyList<ReadOnlyMemory<byte>>> Parts(byte[] bytes, string label)
    {
        // DER begins with the tag of a SEQUENCE, which is no letter that PEM begins with.
        if (bytes is [0x30, > 0x30, ..])
            return Outcome.Of<IReadOnlyList<ReadOnlyMemory<byte>>>([bytes]);

        var parts = new List<ReadOnlyMemory<byte>>();
        ReadOnlySpan<char> text = Encoding.UTF8.GetString(bytes);
        while (PemEncoding.TryFind(text, out var found))
        {
            if (text[found.Label].SequenceEqual(label) && JsonReading.Base64(text[found.Base64Data].ToString()) is { } der)
                parts.Add(der);
            text = text[found.Location.End..];
        }

        return parts.Count > 0 ? parts : new Failure(MetadataCodes.FileUnreadable, $"a file with {label} in PEM or DER is due");
    }

    private static bool IsCertificate(ReadOnlyMemory<byte> der)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der.Span);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
