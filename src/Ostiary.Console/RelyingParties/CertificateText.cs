using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Kernel;

namespace Ostiary.Console.RelyingParties;

/// <summary>Certificates as people paste them, PEM one after the other, and as they are stored, base64url of their DER.</summary>
internal static class CertificateText
{
    private const string Label = "CERTIFICATE";

    /// <summary>Every certificate of the text; text that holds none stands as it is, to be refused by name.</summary>
    public static IReadOnlyList<string> Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];

        var found = new X509Certificate2Collection();
        try
        {
            found.ImportFromPem(text);
            return found.Count == 0 ? [text] : [.. found.Select(certificate => Base64UrlText.Encode(certificate.RawDataMemory.Span))];
        }
        catch (CryptographicException)
        {
            return [text];
        }
        finally
        {
            foreach (var certificate in found)
                certificate.Dispose();
        }
    }

    /// <summary>The certificates as PEM; text that is none stands as it is.</summary>
    public static string Write(IReadOnlyList<string> certificates) =>
        string.Join('\n', certificates.Select(text => Base64UrlText.TryDecode(text, out var der) ? PemEncoding.WriteString(Label, der) : text));
}
