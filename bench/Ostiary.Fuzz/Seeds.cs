using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.Fuzz;

/// <summary>Honest inputs of every kind, from the specification's test vectors: the same bytes on every machine, so that a seed repeats a run.</summary>
internal sealed class Seeds
{
    private readonly List<Vector> _vectors;

    private Seeds(string folder)
    {
        using var file = File.OpenRead(Path.Combine(folder, "w3c-l3-vectors.json"));
        using var document = JsonDocument.Parse(file);
        _vectors = [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(Vector.Of)];
    }

    /// <summary>Read once; nobody changes them.</summary>
    public static Seeds Shared { get; } = new(VectorFolder.Find());

    public IEnumerable<byte[]> ClientData =>
    [
        .. _vectors.SelectMany(vector => new[] { vector.RegistrationClientData, vector.AuthenticationClientData }),
        """{"type":"webauthn.get","challenge":"AAAA","origin":"https://a.example","tokenBinding":{"status":"present","id":"AA"}}"""u8.ToArray(),
    ];

    public IEnumerable<byte[]> AttestationObjects => _vectors.Select(vector => vector.AttestationObject);

    public IEnumerable<byte[]> CoseKeys => _vectors.Select(vector => vector.PublicKey);

    public IEnumerable<byte[]> AuthenticatorData =>
    [
        .. _vectors.SelectMany(vector => new[] { vector.AttestedData, vector.AuthenticatorData }),
        [.. new byte[32], 0x81, 0, 0, 0, 1, 0xa1, 0x6b, .. "credProtect"u8, 3],
    ];

    public IEnumerable<byte[]> Certificates => _vectors.SelectMany(vector => vector.Certificates);

    public IEnumerable<byte[]> Registrations => _vectors.Select(vector => vector.RegistrationJson());

    public IEnumerable<byte[]> Authentications => _vectors.Select(vector => vector.AuthenticationJson());

    public IEnumerable<byte[]> Json => [.. Registrations.Take(3), .. Authentications.Take(3), .. ClientData.Take(3), "[1,{\"a\":[true,null,1.5e3]}]"u8.ToArray()];

    public IEnumerable<byte[]> Cbor =>
    [
        .. CoseKeys, .. AttestationObjects,
        [0xa3, 0x01, 0x20, 0x61, 0x61, 0xf5, 0x42, 0x01, 0x02, 0x83, 0xf6, 0xfb, 0, 0, 0, 0, 0, 0, 0, 0, 0x1b, 0, 0, 0, 1, 0, 0, 0, 0],
    ];

    public IEnumerable<byte[]> Base64Url => _vectors.Select(vector => Encoding.ASCII.GetBytes(Base64UrlText.Encode(vector.PublicKey)));

    public IEnumerable<byte[]> Origins =>
    [
        "https://example.com"u8.ToArray(), "http://localhost:8080"u8.ToArray(), "ios:bundle-id:com.example.app"u8.ToArray(),
        Encoding.ASCII.GetBytes($"android:apk-key-hash:{Base64UrlText.Encode(new byte[32])}"),
    ];

    public IEnumerable<byte[]> VerifyLines => _vectors.SelectMany(vector => new[] { vector.RegistrationLine(), vector.AuthenticationLine() });

    public IEnumerable<byte[]> Everything =>
    [
        .. Registrations.Take(12), .. Authentications.Take(2), .. ClientData.Take(2), .. AttestationObjects.Take(8), .. CoseKeys.Take(8),
        .. AuthenticatorData.Take(8), .. Certificates.Take(4), .. Base64Url.Take(2),
        .. Certificates.Take(2).Select(der => Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", der))),
        .. Certificates.Take(1).Select(BlobWith),
    ];

    /// <summary>The statements of one format, encoded; of all formats where a format has no vector.</summary>
    public IEnumerable<byte[]> StatementsOf(string format) =>
        _vectors.Exists(vector => vector.Format == format)
            ? _vectors.Where(vector => vector.Format == format).Select(vector => vector.Statement())
            : [.. _vectors.Select(vector => vector.Statement()), .. StoredSeeds.Of($"statement-{format}")];

    /// <summary>What the statements of one format are about: authenticator data, and the hash of the client data.</summary>
    public (byte[] AuthenticatorData, byte[] ClientDataHash) SubjectOf(string format)
    {
        var vector = _vectors.Find(vector => vector.Format == format) ?? _vectors[0];
        return (vector.AttestedData, SHA256.HashData(vector.RegistrationClientData));
    }

    private static byte[] BlobWith(byte[] certificate)
    {
        var header = $$"""{"alg":"ES256","typ":"JWT","x5c":["{{Convert.ToBase64String(certificate)}}"]}""";
        const string Payload = """{"legalHeader":"x","no":7,"nextUpdate":"2026-12-01","entries":[{"aaguid":"00000000-0000-0000-0000-000000000001","statusReports":[]}]}""";
        return Encoding.ASCII.GetBytes($"{Base64UrlText.Encode(Encoding.UTF8.GetBytes(header))}.{Base64UrlText.Encode(Encoding.UTF8.GetBytes(Payload))}.AAAA");
    }
}
