using System.Formats.Asn1;
using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>A key of the ES family. From entropy that repeats, its signatures repeat too.</summary>
internal sealed class EllipticKey : CredentialKey
{
    private readonly EllipticCurve _curve;
    private readonly HashAlgorithmName _hash;
    private readonly byte[] _scalar;
    private readonly bool _repeats;
    private readonly ECDsa _key;

    public EllipticKey(KeyAlgorithm algorithm, Entropy entropy)
    {
        (_curve, _hash) = Shape(algorithm);
        _scalar = _curve.NewScalar(entropy);
        _repeats = entropy.Repeats();
        _key = _curve.KeyOf(_scalar);

        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        PublicKey = new() { { 1, 2 }, { 3, (int)algorithm }, { -1, _curve.CoseNumber }, { -2, point.X }, { -3, point.Y } };
    }

    public override CborMap PublicKey { get; }

    public override byte[] SubjectPublicKeyInfo => _key.ExportSubjectPublicKeyInfo();

    public override byte[] Sign(ReadOnlySpan<byte> message) => _repeats
        ? RepeatableEcdsa.Sign(_curve, _scalar, _hash, message)
        : _key.SignData(message, _hash, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>The two numbers of an ES256 signature in DER, side by side, 32 bytes each.</summary>
    public static byte[] SideBySide(byte[] signature)
    {
        var numbers = new AsnReader(signature, AsnEncodingRules.DER).ReadSequence();
        var bytes = new byte[64];
        for (var half = 1; half <= 2; half++)
        {
            var number = numbers.ReadIntegerBytes().Span.TrimStart((byte)0);
            number.CopyTo(bytes.AsSpan((32 * half) - number.Length));
        }

        return bytes;
    }

    public override void Dispose() => _key.Dispose();

    private static (EllipticCurve Curve, HashAlgorithmName Hash) Shape(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.ES256 or KeyAlgorithm.ESP256 => (EllipticCurve.P256, HashAlgorithmName.SHA256),
        KeyAlgorithm.ES384 or KeyAlgorithm.ESP384 => (EllipticCurve.P384, HashAlgorithmName.SHA384),
        KeyAlgorithm.ES512 or KeyAlgorithm.ESP512 => (EllipticCurve.P521, HashAlgorithmName.SHA512),
        KeyAlgorithm.ES256K => (EllipticCurve.Secp256k1, HashAlgorithmName.SHA256),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Not of the ES family."),
    };
}
