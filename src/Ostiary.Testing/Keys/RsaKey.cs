using System.Security.Cryptography;

namespace Ostiary.Testing;

/// <summary>A key of the RS or PS family, 2048 bits.</summary>
internal sealed class RsaKey : CredentialKey
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly HashAlgorithmName _hash;
    private readonly RSASignaturePadding _padding;

    public RsaKey(KeyAlgorithm algorithm)
    {
        (_hash, _padding) = Shape(algorithm);
        var numbers = _key.ExportParameters(includePrivateParameters: false);
        PublicKey = new() { { 1, 3 }, { 3, (int)algorithm }, { -1, numbers.Modulus }, { -2, numbers.Exponent } };
    }

    public override CborMap PublicKey { get; }

    public override byte[] SubjectPublicKeyInfo => _key.ExportSubjectPublicKeyInfo();

    public override byte[] Sign(ReadOnlySpan<byte> message) => _key.SignData(message, _hash, _padding);

    public override void Dispose() => _key.Dispose();

    private static (HashAlgorithmName Hash, RSASignaturePadding Padding) Shape(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.RS256 => (HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        KeyAlgorithm.RS384 => (HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        KeyAlgorithm.RS512 => (HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        KeyAlgorithm.PS256 => (HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        KeyAlgorithm.PS384 => (HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
        KeyAlgorithm.PS512 => (HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Not of the RS or PS family."),
    };
}
