using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ostiary.Kernel;
using Ostiary.WebAuthn;

namespace Ostiary.Fuzz;

/// <summary>One pair of ceremonies of the specification's test vectors, as bytes.</summary>
internal sealed record Vector(
    string Format, byte[] CredentialId, byte[] PublicKey, byte[] AttestedData, byte[] AttestationObject, IReadOnlyList<byte[]> Certificates,
    byte[] RegistrationClientData, byte[] AuthenticatorData, byte[] AuthenticationClientData, byte[] Signature)
{
    private static readonly string[] Transports = ["internal", "hybrid"];

    public static Vector Of(JsonElement element)
    {
        var registration = element.GetProperty("registration");
        var authentication = element.GetProperty("authentication");
        return new Vector(
            element.GetProperty("fmt").GetString()!,
            Hex(registration, "credential_id"),
            Hex(registration, "credential_public_key_cose"),
            Hex(registration, "auth_data"),
            Hex(registration, "attestation_object"),
            CertificatesOf(registration),
            Hex(registration, "client_data_json"),
            Hex(authentication, "authenticator_data"),
            Hex(authentication, "client_data_json"),
            Hex(authentication, "signature"));
    }

    /// <summary>The encoded attestation statement, cut out of the attestation object.</summary>
    public byte[] Statement()
    {
        var node = LenientCbor.Read(new Extent(AttestationObject), new ExplanationScope());
        return node["attStmt"]!.Extent.Memory.ToArray();
    }

    public byte[] RegistrationJson() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = Base64UrlText.Encode(CredentialId),
        rawId = Base64UrlText.Encode(CredentialId),
        type = "public-key",
        response = new
        {
            clientDataJSON = Base64UrlText.Encode(RegistrationClientData),
            attestationObject = Base64UrlText.Encode(AttestationObject),
            transports = Transports,
        },
        authenticatorAttachment = "platform",
        clientExtensionResults = new { credProps = new { rk = true }, prf = new { enabled = true }, largeBlob = new { supported = false } },
    });

    public byte[] AuthenticationJson() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = Base64UrlText.Encode(CredentialId),
        rawId = Base64UrlText.Encode(CredentialId),
        type = "public-key",
        response = new
        {
            clientDataJSON = Base64UrlText.Encode(AuthenticationClientData),
            authenticatorData = Base64UrlText.Encode(AuthenticatorData),
            signature = Base64UrlText.Encode(Signature),
            userHandle = "AQID",
        },
        clientExtensionResults = new { },
    });

    /// <summary>The registration as a line for <c>ostiary verify</c>.</summary>
    public byte[] RegistrationLine() => Line("registration", RegistrationClientData, RegistrationJson(), credential: null);

    /// <summary>The authentication as a line for <c>ostiary verify</c>.</summary>
    public byte[] AuthenticationLine() => Line(
        "authentication", AuthenticationClientData, AuthenticationJson(), new() { ["publicKey"] = Base64UrlText.Encode(PublicKey), ["signCount"] = 0 });

    private static byte[] Line(string kind, byte[] clientData, byte[] response, JsonObject? credential) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["id"] = "1",
        ["kind"] = kind,
        ["at"] = "2026-01-01T00:00:00Z",
        ["expected"] = new JsonObject
        {
            ["challenge"] = JsonNode.Parse(clientData)!["challenge"]!.ToString(),
            ["origins"] = new JsonArray("https://example.org"),
            ["topOrigins"] = new JsonArray("https://example.com"),
            ["rpId"] = "example.org",
            ["userVerification"] = "preferred",
            ["crossOrigin"] = true,
        },
        ["response"] = JsonNode.Parse(response),
        ["credential"] = credential,
    }.ToJsonString());

    private static List<byte[]> CertificatesOf(JsonElement registration) =>
        registration.TryGetProperty("x5c", out var chain) && chain.ValueKind is JsonValueKind.Array
            ? [.. chain.EnumerateArray().Where(one => one.ValueKind is JsonValueKind.String).Select(one => Convert.FromHexString(one.GetString()!))]
            : [];

    private static byte[] Hex(JsonElement element, string name) => Convert.FromHexString(element.GetProperty(name).GetString()!);
}
