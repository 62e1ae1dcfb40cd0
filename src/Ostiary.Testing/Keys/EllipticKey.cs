using System.Formats.Asn1;
using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>A key of the ES family.</summary>
internal sealed class EllipticKey : CredentialKey
{
    private readonly ECDsa _key;
    private readonly HashAlgorithmName _hash;

    public EllipticKey(KeyAlgorithm algorithm, Entropy entropy)
    {
        var (curve, coseCurve, length, hash) = Shape(algorithm);
        _hash = hash;

        // A cleared top bit (P-521: top byte) keeps the scalar below the order of every one of these curves.
        var scalar = entropy.Bytes(length);
        scalar[0] &= (byte)(algorithm is KeyAlgorithm.ES512 or KeyAlgorithm.ESP512 ? 0 : 0x7F);
        _key = ECDsa.Create(new ECParameters { Curve = curve, D = scalar });

        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        PublicKey = new() { { 1, 2 }, { 3, (int)algorithm }, { -1, coseCurve }, { -2, point.X }, { -3, point.Y } };
    }

    public override CborMap PublicKey { get; }

    public override byte[] SubjectPublicKeyInfo => _key.ExportSubjectPublicKeyInfo();

    public override byte[] Sign(ReadOnlySpan<byte> message) => _key.SignData(message, _hash, DSASignatureFormat.Rfc3279DerSequence);

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

    private static (ECCurve Curve, int CoseCurve, int Length, HashAlgorithmName Hash) Shape(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.ES256 or KeyAlgorithm.ESP256 => (ECCurve.NamedCurves.nistP256, 1, 32, HashAlgorithmName.SHA256),
        KeyAlgorithm.ES384 or KeyAlgorithm.ESP384 => (ECCurve.NamedCurves.nistP384, 2, 48, HashAlgorithmName.SHA384),
        KeyAlgorithm.ES512 or KeyAlgorithm.ESP512 => (ECCurve.NamedCurves.nistP521, 3, 66, HashAlgorithmName.SHA512),
        KeyAlgorithm.ES256K => (ECCurve.CreateFromValue("1.3.132.0.10"), 8, 32, HashAlgorithmName.SHA256),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Not of the ES family."),
    };
}
