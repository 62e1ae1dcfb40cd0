using System.Security.Cryptography;

namespace Ostiary.Console.RelyingParties;

/// <summary>Certificates as people paste them, PEM one after the other, and as they are stored, base64 of their DER.</summary>
internal static class CertificateText
{
    private const string Label = "CERTIFICATE";

    /// <summary>Every certificate of the text; text that is none stands as it is, to be refused by name.</summary>
    public static IReadOnlyList<string> Read(string? text)
    {
        var found = new List<string>();
        var rest = (text ?? "").AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            if (!PemEncoding.TryFind(rest, out var fields) || rest[fields.Label] is not Label || !rest[..fields.Location.Start.Value].IsWhiteSpace())
                return [.. found, rest.ToString()];

            found.Add(Convert.ToBase64String(Convert.FromBase64String(rest[fields.Base64Data].ToString())));
            rest = rest[fields.Location.End..].Trim();
        }

        return found;
    }

    /// <summary>The certificates as PEM.</summary>
    public static string Write(IReadOnlyList<string> certificates) =>
        string.Join('\n', certificates.Select(certificate => PemEncoding.WriteString(Label, Convert.FromBase64String(certificate))));
}
