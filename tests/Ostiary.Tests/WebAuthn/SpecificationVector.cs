using System.Text.Json;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>One pair of ceremonies of the specification's own test vectors (WebAuthn L3, Test Vectors), as a browser would send them.</summary>
internal sealed record SpecificationVector(JsonElement Case)
{
    private static readonly Lazy<IReadOnlyList<SpecificationVector>> Loaded = new(Load);

    public static IReadOnlyList<SpecificationVector> All => Loaded.Value;

    /// <summary>The certificate of the authority that issued the vectors' certificates.</summary>
    public static byte[] Authority { get; } = Hex(Document().GetProperty("attestation_root"), "attestation_ca_cert");

    public string Name => Text(Case, "name");

    public string Format => Text(Case, "fmt");

    public string RpId => Text(Case, "rp_id");

    public string Origin => Text(Case, "origin");

    public string? TopOrigin => Case.GetProperty("top_origin").GetString();

    public bool IsCrossOrigin => Case.GetProperty("cross_origin").GetBoolean();

    public CoseAlgorithm Algorithm => (CoseAlgorithm)Case.GetProperty("cose_alg").GetInt32();

    public byte[] CredentialId => Hex(Registration, "credential_id");

    public byte[] PublicKey => Hex(Registration, "credential_public_key_cose");

    public byte[] AttestationObject => Hex(Registration, "attestation_object");

    public byte[] RegistrationClientData => Hex(Registration, "client_data_json");

    public byte[] AuthenticationClientData => Hex(Authentication, "client_data_json");

    public byte[] AuthenticatorData => Hex(Authentication, "authenticator_data");

    private JsonElement Registration => Case.GetProperty("registration");

    private JsonElement Authentication => Case.GetProperty("authentication");

    public static SpecificationVector Named(string name) => All.Single(vector => vector.Name == name);

    public RegistrationResponse RegistrationResponse() => Ostiary.WebAuthn.RegistrationResponse.Parse(RegistrationJson()).ShouldSucceed();

    public byte[] RegistrationJson() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = Base64UrlText.Encode(CredentialId),
        rawId = Base64UrlText.Encode(CredentialId),
        type = "public-key",
        response = new
        {
            clientDataJSON = Base64UrlText.Encode(RegistrationClientData),
            attestationObject = Base64UrlText.Encode(AttestationObject),
            transports = Array.Empty<string>(),
        },
        clientExtensionResults = new { },
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
            signature = Base64UrlText.Encode(Hex(Authentication, "signature")),
        },
        clientExtensionResults = new { },
    });

    public RegistrationExpectation RegistrationExpectation() => new()
    {
        Challenge = Hex(Registration, "challenge"),
        RpId = RpId,
        Origins = [Origin],
        TopOrigins = TopOrigin is null ? [] : [TopOrigin],
        CrossOriginAllowed = IsCrossOrigin,
        UserVerification = UserVerification.Preferred,
        Algorithms = CoseAlgorithms.Supported,
        At = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    public AuthenticationExpectation AuthenticationExpectation() => new()
    {
        Challenge = Hex(Authentication, "challenge"),
        RpId = RpId,
        Origins = [Origin],
        TopOrigins = TopOrigin is null ? [] : [TopOrigin],
        CrossOriginAllowed = IsCrossOrigin,
        UserVerification = UserVerification.Preferred,
        UserHandle = new byte[] { 1 },
    };

    public StoredCredential StoredCredential() => new()
    {
        Id = CredentialId,
        PublicKey = PublicKey,
        UserHandle = new byte[] { 1 },
        SignCount = 0,
    };

    private static List<SpecificationVector> Load() => [.. Document().GetProperty("cases").EnumerateArray().Select(element => new SpecificationVector(element))];

    private static JsonElement Document()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "vectors", "w3c-l3-vectors.json"));
        return JsonDocument.Parse(file).RootElement;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static byte[] Hex(JsonElement element, string name) => Convert.FromHexString(Text(element, name));
}
