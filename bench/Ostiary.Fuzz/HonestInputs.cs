using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Kernel;
using Ostiary.Metadata;
using Ostiary.Testing;
using Ostiary.WebAuthn;

namespace Ostiary.Fuzz;

/// <summary>
/// Makes honest inputs for the parsers that the specification's vectors do not reach, with the virtual authenticator. Signatures differ each time,
/// so what it made once is kept in tests/vectors/fuzz-seeds, and a run repeats.
/// </summary>
internal static class HonestInputs
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Inputs by the name of their target.</summary>
    public static IEnumerable<(string Target, byte[] Input)> Make() => [.. OfFormats(), .. OfPaths(), .. OfMetadata()];

    private static IEnumerable<(string Target, byte[] Input)> OfFormats()
    {
        foreach (var (style, algorithm) in new[] { (AttestationStyle.Tpm, KeyAlgorithm.ES256), (AttestationStyle.Tpm, KeyAlgorithm.RS256) })
        {
            var statement = StatementOf(style, algorithm);
            yield return ("tpm-public-area", BytesOf(statement, "pubArea"));
            yield return ("tpm-certification", BytesOf(statement, "certInfo"));
            yield return ("tpm-device", CertificatesOf(statement)[0]);
        }

        foreach (var certificate in CertificatesOf(StatementOf(AttestationStyle.AndroidKey, KeyAlgorithm.ES256)).Take(1))
            yield return ("android-key-description", AttestationCertificate.Read(certificate).Value.ExtensionsOf(KeyDescription.Oid)[0].RawData);

        var answer = BytesOf(StatementOf(AttestationStyle.AndroidSafetyNet, KeyAlgorithm.ES256), "response");
        yield return ("jws", answer);
        var parts = Encoding.ASCII.GetString(answer).Split('.');
        yield return ("jws-header", Decoded(parts[0]));
        yield return ("safetynet-payload", Decoded(parts[1]));
    }

    private static IEnumerable<(string Target, byte[] Input)> OfPaths()
    {
        using var authority = new AttestationAuthority(Entropy.System);
        using var batch = authority.IssueBatch(AuthenticatorProfile.SyncedProvider.Aaguid, new() { Intermediates = [new()] });
        yield return ("certificate-path", [.. batch.Chain.SelectMany(certificate => certificate.ToArray()), .. batch.Root.Span]);
    }

    private static IEnumerable<(string Target, byte[] Input)> OfMetadata()
    {
        using var authority = new MetadataAuthority(Entropy.System);
        using var roots = new AttestationAuthority(Entropy.System);
        JsonObject entry = BlobEntry.Fido2(AuthenticatorProfile.SecurityKey.Aaguid, roots.Root).With(BlobEntry.Status("FIDO_CERTIFIED_L1", new DateOnly(2025, 1, 1)));
        var blob = authority.Write(new() { Entries = [entry] });
        yield return ("metadata-blob", blob);
        yield return ("metadata-payload", Decoded(Encoding.ASCII.GetString(blob).Split('.')[1]));
        yield return ("metadata-entry", Encoding.UTF8.GetBytes(entry.ToJsonString()));

        var lists = authority.RevocationLists(From, From.AddYears(1), authority.Signer);
        foreach (var list in lists)
            yield return ("revocation-list", list.ToArray());

        yield return ("signer-certificate", authority.Signer.ToArray());
        var file = Path.GetTempFileName();
        new KeptCopy { AcceptedAt = From, EntityTag = "\"1\"", Blob = blob, RevocationLists = lists }.Save(file);
        yield return ("kept-copy", File.ReadAllBytes(file));
        File.Delete(file);
    }

    private static CborValue.Map StatementOf(AttestationStyle style, KeyAlgorithm algorithm)
    {
        const string Options = """{"rp":{"id":"example.com","name":"A"},"user":{"id":"AQID","name":"a","displayName":"A"},"challenge":"AAAAAAAAAAAAAAAAAAAAAA","pubKeyCredParams":[{"type":"public-key","alg":ALG}],"attestation":"direct"}""";
        using var authenticator = new VirtualAuthenticator(AuthenticatorProfile.SyncedProvider with { Algorithms = [algorithm], Attestation = style });
        var json = JsonNode.Parse(new VirtualClient("https://example.com", authenticator).Create(Options.Replace("ALG", $"{(int)algorithm}", StringComparison.Ordinal)))!;
        var made = Decoded(json["response"]!["attestationObject"]!.ToString());
        return (CborValue.Map)AttestationObject.Parse(made).Value.Statement;
    }

    private static byte[] BytesOf(CborValue.Map statement, string name) => ((CborValue.Bytes)statement[name]!).Value.ToArray();

    private static List<byte[]> CertificatesOf(CborValue.Map statement) =>
        [.. CertificateList.Encodings(statement["x5c"])!.Select(certificate => certificate.ToArray())];

    private static byte[] Decoded(string base64Url) => Base64UrlText.TryDecode(base64Url, out var bytes) ? bytes : [];
}
