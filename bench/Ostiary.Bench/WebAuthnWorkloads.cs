using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Ostiary.Kernel;
using Ostiary.WebAuthn;

namespace Ostiary.Bench;

/// <summary>Whole ceremonies, from the JSON that a browser sends to the verdict, beside the bare signature checks that they contain.</summary>
internal static class WebAuthnWorkloads
{
    private const string RawEs256 = "raw ECDsa.VerifyHash, P-256, key at hand";
    private const string RawRs256 = "raw RSA.VerifyHash, 2048 bits, key at hand";

    private static readonly byte[] Challenge = SHA256.HashData("bench"u8);
    private static readonly byte[] CredentialId = SHA256.HashData("credential"u8);
    private static readonly byte[] UserHandle = SHA256.HashData("user"u8);
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    public static IReadOnlyList<Workload> All()
    {
        var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rsa = RSA.Create(2048);
        var ecCose = CoseOf(ec);
        var rsaCose = CoseOf(rsa);
        byte[] SignEc(byte[] data) => ec.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        byte[] SignRsa(byte[] data) => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        var hash = SHA256.HashData("hash"u8);
        var ecSignature = ec.SignHash(hash, DSASignatureFormat.Rfc3279DerSequence);
        var rsaSignature = rsa.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        var none = RegistrationJson(ecCose, "none", (writer, _) => WriteNone(writer));
        var self = RegistrationJson(ecCose, "packed", (writer, signed) => WritePacked(writer, SignEc(signed), null));
        var leaf = Certificate(ec);
        var basic = RegistrationJson(ecCose, "packed", (writer, signed) => WritePacked(writer, SignEc(signed), leaf));
        return
        [
            new(RawEs256, null, () => ec.VerifyHash(hash, ecSignature, DSASignatureFormat.Rfc3279DerSequence)),
            new("assertion ES256, key read from COSE each time", RawEs256, Assertion(ecCose, SignEc)),
            new("everything of an assertion but the signature", null, AssertionWithoutSignature(ecCose, SignEc)),
            new("import and check alone, key read from COSE each time", RawEs256, () => CoseKey.Parse(ecCose).Value.Verify("hash"u8, ecSignature)),
            new(RawRs256, null, () => rsa.VerifyHash(hash, rsaSignature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            new("assertion RS256, key read from COSE each time", RawRs256, Assertion(rsaCose, SignRsa)),
            new("registration none, ES256", null, Registration(none)),
            new("registration packed self, ES256", RawEs256, Registration(self)),
            new("registration packed with certificate, ES256", RawEs256, Registration(basic)),
        ];
    }

    private static Func<bool> Registration(byte[] json)
    {
        var expected = new RegistrationExpectation
        {
            Challenge = Challenge,
            RpId = "example.com",
            Origins = ["https://example.com"],
            Algorithms = CoseAlgorithms.Default,
            At = Now,
        };
        return () => RegistrationResponse.Parse(json).Then(response => RegistrationCeremony.Verify(response, expected)).Succeeded;
    }

    private static Func<bool> Assertion(byte[] cose, Func<byte[], byte[]> sign)
    {
        var (json, credential, expected) = AssertionInputs(cose, sign);
        return () => AuthenticationResponse.Parse(json).Then(response => AuthenticationCeremony.Verify(response, credential, expected)).Succeeded;
    }

    // A signature that is no DER is refused before any arithmetic, so all that remains is reading, rules, hashes and the key's import.
    private static Func<bool> AssertionWithoutSignature(byte[] cose, Func<byte[], byte[]> sign)
    {
        var (json, credential, expected) = AssertionInputs(cose, data => [0x30, .. sign(data)[1..^1]]);
        return () => !AuthenticationResponse.Parse(json).Then(response => AuthenticationCeremony.Verify(response, credential, expected)).Succeeded;
    }

    private static (byte[] Json, StoredCredential Credential, AuthenticationExpectation Expected) AssertionInputs(byte[] cose, Func<byte[], byte[]> sign)
    {
        var clientData = ClientData("webauthn.get");
        byte[] authenticatorData = [.. SHA256.HashData("example.com"u8), 0x1d, 0, 0, 0, 9];
        var json = JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = Base64UrlText.Encode(CredentialId),
            rawId = Base64UrlText.Encode(CredentialId),
            type = "public-key",
            authenticatorAttachment = "platform",
            clientExtensionResults = new { },
            response = new
            {
                clientDataJSON = Base64UrlText.Encode(clientData),
                authenticatorData = Base64UrlText.Encode(authenticatorData),
                signature = Base64UrlText.Encode(sign([.. authenticatorData, .. SHA256.HashData(clientData)])),
                userHandle = Base64UrlText.Encode(UserHandle),
            },
        });
        var credential = new StoredCredential { Id = CredentialId, PublicKey = cose, UserHandle = UserHandle, SignCount = 8, BackupEligible = true };
        var expected = new AuthenticationExpectation { Challenge = Challenge, RpId = "example.com", Origins = ["https://example.com"] };
        return (json, credential, expected);
    }

    private static byte[] RegistrationJson(byte[] cose, string format, Action<CborWriter, byte[]> writeStatement)
    {
        var clientData = ClientData("webauthn.create");
        byte[] authenticatorData =
            [.. SHA256.HashData("example.com"u8), 0x5d, 0, 0, 0, 0, .. new byte[16], 0, (byte)CredentialId.Length, .. CredentialId, .. cose];
        var writer = new CborWriter(CborConformanceMode.Lax);
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString(format);
        writer.WriteTextString("attStmt");
        writeStatement(writer, [.. authenticatorData, .. SHA256.HashData(clientData)]);
        writer.WriteTextString("authData");
        writer.WriteByteString(authenticatorData);
        writer.WriteEndMap();
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = Base64UrlText.Encode(CredentialId),
            rawId = Base64UrlText.Encode(CredentialId),
            type = "public-key",
            authenticatorAttachment = "platform",
            clientExtensionResults = new { credProps = new { rk = true } },
            response = new
            {
                clientDataJSON = Base64UrlText.Encode(clientData),
                attestationObject = Base64UrlText.Encode(writer.Encode()),
                transports = (string[])["internal", "hybrid"],
            },
        });
    }

    private static byte[] ClientData(string type) => Encoding.UTF8.GetBytes(
        $$"""{"type":"{{type}}","challenge":"{{Base64UrlText.Encode(Challenge)}}","origin":"https://example.com","crossOrigin":false}""");

    private static void WriteNone(CborWriter writer)
    {
        writer.WriteStartMap(0);
        writer.WriteEndMap();
    }

    private static void WritePacked(CborWriter writer, byte[] signature, byte[]? certificate)
    {
        writer.WriteStartMap(certificate is null ? 2 : 3);
        writer.WriteTextString("alg");
        writer.WriteInt32(-7);
        writer.WriteTextString("sig");
        writer.WriteByteString(signature);
        if (certificate is not null)
        {
            writer.WriteTextString("x5c");
            writer.WriteStartArray(1);
            writer.WriteByteString(certificate);
            writer.WriteEndArray();
        }

        writer.WriteEndMap();
    }

    private static byte[] Certificate(ECDsa key)
    {
        var request = new CertificateRequest("CN=Example Key, OU=Authenticator Attestation, O=Example, C=SE", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
        return certificate.RawData;
    }

    private static byte[] CoseOf(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    private static byte[] CoseOf(RSA key)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return [0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20, 0x59, 0x01, 0x00, .. numbers.Modulus!, 0x21, 0x43, .. numbers.Exponent!];
    }
}
