using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>An Ed25519 or Ed448 key, through libcrypto.</summary>
internal sealed class EdwardsKey : CredentialKey
{
    private readonly KeyAlgorithm _algorithm;
    private readonly byte[] _publicBytes;
    private readonly int _signatureLength;
    private readonly LibcryptoKey _key;

    public EdwardsKey(KeyAlgorithm algorithm, Entropy entropy)
    {
        if (!Libcrypto.IsPresent)
            throw new PlatformNotSupportedException($"{algorithm} needs OpenSSL's libcrypto, which is not on this machine.");

        var (type, coseCurve, length, signatureLength) = algorithm is KeyAlgorithm.Ed448
            ? (Libcrypto.Ed448, 7, 57, 114)
            : (Libcrypto.Ed25519, 6, 32, 64);
        _algorithm = algorithm;
        _signatureLength = signatureLength;
        _publicBytes = new byte[length];

        _key = Libcrypto.NewPrivateKey(type, 0, entropy.Bytes(length), (nuint)length);
        var written = (nuint)length;
        if (_key.IsInvalid || Libcrypto.GetPublicKey(_key, _publicBytes, ref written) != 1)
            throw new CryptographicException($"libcrypto makes no {algorithm} key.");

        PublicKey = new() { { 1, 1 }, { 3, (int)algorithm }, { -1, coseCurve }, { -2, _publicBytes } };
    }

    public override CborMap PublicKey { get; }

    // The DER around a raw Edwards key never varies (RFC 8410 §4).
    public override byte[] SubjectPublicKeyInfo => _algorithm is KeyAlgorithm.Ed448
        ? [0x30, 0x43, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x71, 0x03, 0x3A, 0x00, .. _publicBytes]
        : [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00, .. _publicBytes];

    public override byte[] Sign(ReadOnlySpan<byte> message)
    {
        using var context = Libcrypto.NewContext();
        var signature = new byte[_signatureLength];
        var written = (nuint)signature.Length;
        return Libcrypto.BeginSigning(context, 0, 0, 0, _key) == 1
            && Libcrypto.Sign(context, signature, ref written, message, (nuint)message.Length) == 1
                ? signature
                : throw new CryptographicException($"libcrypto does not sign with {_algorithm}.");
    }

    public override void Dispose() => _key.Dispose();
}
