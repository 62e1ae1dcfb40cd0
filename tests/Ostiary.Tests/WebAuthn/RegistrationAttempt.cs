using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>A registration that verifies as it stands; a test breaks one thing of it.</summary>
internal sealed class RegistrationAttempt
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly byte[] Challenge = SHA256.HashData("a registration"u8);

    public TestKey Key { get; set; } = TestKey.Es256;

    public PageClaims Page { get; set; } = new() { Type = "webauthn.create", Challenge = Challenge };

    public AuthenticatorClaims Authenticator { get; set; } = new AuthenticatorClaims().With(AuthenticatorFlags.AttestedCredentialIncluded);

    public string Format { get; set; } = "none";

    /// <summary>Writes the statement, given what is to be signed.</summary>
    public Action<CborWriter, byte[]> Statement { get; set; } = (writer, _) =>
    {
        writer.WriteStartMap(0);
        writer.WriteEndMap();
    };

    /// <summary>Replaces the attestation object after it is written.</summary>
    public Func<byte[], byte[]> AlterAttestationObject { get; set; } = bytes => bytes;

    /// <summary>Alters the JSON envelope before it is written.</summary>
    public Action<JsonObject> AlterEnvelope { get; set; } = _ => { };

    public RegistrationExpectation Expected { get; set; } = new()
    {
        Challenge = Challenge,
        RpId = "example.com",
        Origins = ["https://example.com", "https://www.example.com"],
        Algorithms = CoseAlgorithms.Supported,
        At = Now,
    };

    /// <summary>The same attempt with a packed statement by the credential's own key.</summary>
    public RegistrationAttempt Packed()
    {
        Format = "packed";
        Statement = (writer, signed) => WritePacked(writer, (int)Key.Algorithm, Key.Sign(signed));
        return this;
    }

    /// <summary>The same attempt with a packed statement by a certificate.</summary>
    public RegistrationAttempt Packed(AttestationAuthority authority)
    {
        Format = "packed";
        Statement = (writer, signed) => WritePacked(writer, authority.Algorithm, authority.Sign(signed), authority.Chain());
        return this;
    }

    public static void WritePacked(CborWriter writer, int algorithm, byte[] signature, params byte[][] certificates)
    {
        writer.WriteStartMap(certificates.Length > 0 ? 3 : 2);
        writer.WriteTextString("alg");
        writer.WriteInt32(algorithm);
        writer.WriteTextString("sig");
        writer.WriteByteString(signature);
        if (certificates.Length > 0)
        {
            writer.WriteTextString("x5c");
            writer.WriteStartArray(certificates.Length);
            foreach (var certificate in certificates)
                writer.WriteByteString(certificate);
            writer.WriteEndArray();
        }

        writer.WriteEndMap();
    }

    public Outcome<VerifiedRegistration> Verify() =>
        RegistrationResponse.Parse(Json()).Then(response => RegistrationCeremony.Verify(response, Expected));

    public byte[] Json()
    {
        var clientData = Page.Serialize();
        var envelope = new JsonObject
        {
            ["id"] = Base64UrlText.Encode(Authenticator.CredentialId),
            ["rawId"] = Base64UrlText.Encode(Authenticator.CredentialId),
            ["type"] = "public-key",
            ["authenticatorAttachment"] = "platform",
            ["clientExtensionResults"] = new JsonObject { ["credProps"] = new JsonObject { ["rk"] = true } },
            ["response"] = new JsonObject
            {
                ["clientDataJSON"] = Base64UrlText.Encode(clientData),
                ["attestationObject"] = Base64UrlText.Encode(AlterAttestationObject(AttestationObject(clientData))),
                ["transports"] = new JsonArray("internal", "hybrid"),
            },
        };
        AlterEnvelope(envelope);
        return JsonSerializer.SerializeToUtf8Bytes(envelope);
    }

    private byte[] AttestationObject(byte[] clientData)
    {
        var announced = Authenticator.Flags.HasFlag(AuthenticatorFlags.AttestedCredentialIncluded);
        var authenticatorData = (Authenticator with { PublicKey = Authenticator.PublicKey ?? (announced ? Key.Cose : null) }).Serialize();
        var writer = new CborWriter(CborConformanceMode.Lax);
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString(Format);
        writer.WriteTextString("attStmt");
        Statement(writer, [.. authenticatorData, .. SHA256.HashData(clientData)]);
        writer.WriteTextString("authData");
        writer.WriteByteString(authenticatorData);
        writer.WriteEndMap();
        return writer.Encode();
    }
}
