using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>An authentication that verifies as it stands; a test breaks one thing of it.</summary>
internal sealed class SignInAttempt
{
    public static readonly byte[] UserHandle = [.. Enumerable.Range(100, 32).Select(i => (byte)i)];

    private static readonly byte[] Challenge = SHA256.HashData("an authentication"u8);

    public TestKey Key { get; set; } = TestKey.Es256;

    public PageClaims Page { get; set; } = new() { Type = "webauthn.get", Challenge = Challenge };

    public AuthenticatorClaims Authenticator { get; set; } = new() { SignCount = 8 };

    /// <summary>Alters the signature after it is made.</summary>
    public Func<byte[], byte[]> AlterSignature { get; set; } = signature => signature;

    /// <summary>Alters the JSON envelope before it is written.</summary>
    public Action<JsonObject> AlterEnvelope { get; set; } = _ => { };

    public StoredCredential Credential { get; set; } = new()
    {
        Id = new AuthenticatorClaims().CredentialId,
        PublicKey = TestKey.Es256.Cose,
        UserHandle = UserHandle,
        SignCount = 7,
        BackupEligible = true,
        BackedUp = true,
        UvInitialized = true,
    };

    public AuthenticationExpectation Expected { get; set; } = new()
    {
        Challenge = Challenge,
        RpId = "example.com",
        Origins = ["https://example.com"],
    };

    public Outcome<VerifiedAuthentication> Verify() =>
        AuthenticationResponse.Parse(Json()).Then(response => AuthenticationCeremony.Verify(response, Credential, Expected));

    public byte[] Json()
    {
        var clientData = Page.Serialize();
        var authenticatorData = Authenticator.Serialize();
        var envelope = new JsonObject
        {
            ["id"] = Base64UrlText.Encode(Authenticator.CredentialId),
            ["rawId"] = Base64UrlText.Encode(Authenticator.CredentialId),
            ["type"] = "public-key",
            ["authenticatorAttachment"] = "cross-platform",
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = new JsonObject
            {
                ["clientDataJSON"] = Base64UrlText.Encode(clientData),
                ["authenticatorData"] = Base64UrlText.Encode(authenticatorData),
                ["signature"] = Base64UrlText.Encode(AlterSignature(Key.Sign([.. authenticatorData, .. SHA256.HashData(clientData)]))),
                ["userHandle"] = Base64UrlText.Encode(UserHandle),
            },
        };
        AlterEnvelope(envelope);
        return JsonSerializer.SerializeToUtf8Bytes(envelope);
    }
}
