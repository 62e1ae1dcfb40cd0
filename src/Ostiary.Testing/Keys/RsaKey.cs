using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>A key of the RS or PS family, 2048 bits. From entropy that repeats, it and its signatures repeat too.</summary>
internal sealed class RsaKey : CredentialKey
{
    /// <summary>COSE's number of RSASSA-PKCS1-v1_5 with SHA-1, which no passkey has, but the attestation keys of old TPMs.</summary>
    public const int RS1 = -65535;

    private readonly RSA _key;
    private readonly RSAParameters? _repeated;
    private readonly HashAlgorithmName _hash;
    private readonly RSASignaturePadding _padding;

    public RsaKey(KeyAlgorithm algorithm, Entropy entropy)
    {
        (_hash, _padding) = Shape(algorithm);
        _repeated = entropy.Repeats() ? RepeatableRsa.NewKey(entropy) : null;
        _key = _repeated is { } repeated ? RSA.Create(repeated) : RSA.Create(2048);
        var numbers = _key.ExportParameters(includePrivateParameters: false);
        PublicKey = new() { { 1, 3 }, { 3, (int)algorithm }, { -1, numbers.Modulus }, { -2, numbers.Exponent } };
    }

    public override CborMap PublicKey { get; }

    public override byte[] SubjectPublicKeyInfo => _key.ExportSubjectPublicKeyInfo();

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Old TPMs have nothing better, and servers must be tested with them.")]
    public override byte[] Sign(ReadOnlySpan<byte> message) => _repeated is { } key && _padding == RSASignaturePadding.Pss
        ? RepeatablePss.Sign(key, _hash, message)
        : _key.SignData(message, _hash, _padding);

    public override void Dispose() => _key.Dispose();

    private static (HashAlgorithmName Hash, RSASignaturePadding Padding) Shape(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.RS256 => (HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        KeyAlgorithm.RS384 => (HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        KeyAlgorithm.RS512 => (HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        KeyAlgorithm.PS256 => (HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        KeyAlgorithm.PS384 => (HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
        KeyAlgorithm.PS512 => (HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
        (KeyAlgorithm)RS1 => (HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Not of the RS or PS family."),
    };
}
