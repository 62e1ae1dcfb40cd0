using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>Writes what Android devices say of new keys (WebAuthn L3 §8.4, §8.5).</summary>
internal sealed class AndroidStatements(AuthenticatorProfile profile, AttestationAuthority authority, Entropy entropy)
{
    /// <summary>A statement of format <c>android-key</c> over authenticator data and, as its last 32 bytes, the hash of the client data.</summary>
    public CborMap Key(VirtualPasskey passkey, byte[] message)
    {
        var wanted = profile.AndroidKey;
        using var other = wanted.CertifiesAnotherKey ? CredentialKey.Make(KeyAlgorithm.ES256, entropy) : null;
        var description = wanted.Description(AndroidKeyDescription.Write(wanted, message.AsSpan(^SHA256.HashSizeInBytes..)));
        X509Extension[] extensions = description is null ? [] : [new(AndroidKeyDescription.Oid, description, critical: false)];
        var chain = authority.IssueChain(new()
        {
            Subject = "CN=Android Keystore Key",
            SubjectPublicKeyInfo = other?.SubjectPublicKeyInfo ?? passkey.SubjectPublicKeyInfo,
            Extensions = extensions,
            IntermediateExtensions = wanted.IntermediateIsAttestedKey ? extensions : [],
            ValidFrom = wanted.ValidFrom,
            ValidUntil = wanted.ValidUntil,
            WithRoot = wanted.SendsRoot,
        });
        return new()
        {
            { "alg", (int)(other is null ? passkey.Algorithm : KeyAlgorithm.ES256) },
            { "sig", other?.Sign(message) ?? passkey.Sign(message) },
            { "x5c", chain },
        };
    }

    /// <summary>A statement of format <c>android-safetynet</c> over the same.</summary>
    public CborMap SafetyNet(byte[] message)
    {
        var wanted = profile.SafetyNet;
        using var key = CredentialKey.Make(wanted.Algorithm, entropy);
        var signed = $"{Base64UrlText.Encode(Header(wanted, key))}.{Base64UrlText.Encode(Payload(wanted, message))}";
        var signature = JwsSignature(wanted.Algorithm, key.Sign(Encoding.ASCII.GetBytes(signed)));
        var response = $"{signed}.{Base64UrlText.Encode(wanted.Signature?.Invoke(signature) ?? signature)}";
        return new()
        {
            { "ver", wanted.Version },
            { "response", Encoding.Latin1.GetBytes(wanted.Response?.Invoke(response) ?? response) },
        };
    }

    private byte[] Header(SafetyNetAnswer wanted, CredentialKey key)
    {
        var chain = authority.IssueChain(new()
        {
            Subject = "CN=attest.android.com, O=Example, C=AA",
            SubjectPublicKeyInfo = key.SubjectPublicKeyInfo,
            Extensions = wanted.Host is { } host ? [AlternativeName(host)] : [],
            ValidFrom = wanted.ValidFrom,
            ValidUntil = wanted.ValidUntil,
            WithRoot = wanted.SendsRoot,
        });
        var header = new JsonObject
        {
            ["alg"] = $"{wanted.Algorithm}",
            ["x5c"] = new JsonArray([.. chain.Select(certificate => JsonValue.Create(Convert.ToBase64String(certificate)))]),
        };
        return Written(header, wanted.Header, wanted.HeaderBytes);
    }

    private static byte[] Payload(SafetyNetAnswer wanted, byte[] message)
    {
        var payload = new JsonObject
        {
            ["nonce"] = Convert.ToBase64String(SHA256.HashData(message)),
            ["timestampMs"] = (wanted.MadeAt ?? TimeProvider.System.GetUtcNow()).ToUnixTimeMilliseconds(),
            ["apkPackageName"] = "com.example.services",
            ["apkDigestSha256"] = Convert.ToBase64String(SHA256.HashData("an application"u8)),
            ["ctsProfileMatch"] = true,
            ["apkCertificateDigestSha256"] = new JsonArray(Convert.ToBase64String(SHA256.HashData("its signer"u8))),
            ["basicIntegrity"] = true,
        };
        return Written(payload, wanted.Payload, wanted.PayloadBytes);
    }

    private static byte[] Written(JsonObject members, Action<JsonObject>? change, Func<byte[], byte[]>? replace)
    {
        change?.Invoke(members);
        var bytes = JsonText.Write(members);
        return replace?.Invoke(bytes) ?? bytes;
    }

    private static X509Extension AlternativeName(string host)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        return names.Build();
    }

    // JWS carries the two numbers of ECDSA side by side (RFC 7518 §3.4), not in DER as WebAuthn does.
    private static byte[] JwsSignature(KeyAlgorithm algorithm, byte[] signature) =>
        algorithm is KeyAlgorithm.ES256 ? EllipticKey.SideBySide(signature) : signature;
}
