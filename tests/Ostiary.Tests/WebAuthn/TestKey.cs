using System.Formats.Cbor;
using System.Security.Cryptography;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>A key pair that .NET can make, with its COSE form written by another library than the one under test.</summary>
internal sealed class TestKey
{
    // Making one takes longer than all else in these tests.
    private static readonly RSA SharedRsa = RSA.Create(2048);

    private readonly Func<byte[], byte[]> _sign;

    private TestKey(CoseAlgorithm algorithm, byte[] cose, Func<byte[], byte[]> sign)
    {
        Algorithm = algorithm;
        Cose = cose;
        _sign = sign;
    }

    public static TestKey Es256 { get; } = Make(CoseAlgorithm.ES256);

    public CoseAlgorithm Algorithm { get; }

    public byte[] Cose { get; }

    public static TestKey Make(CoseAlgorithm algorithm) => algorithm switch
    {
        CoseAlgorithm.ES256 or CoseAlgorithm.ESP256 => Ecdsa(algorithm, ECCurve.NamedCurves.nistP256, 1, HashAlgorithmName.SHA256),
        CoseAlgorithm.ES384 or CoseAlgorithm.ESP384 => Ecdsa(algorithm, ECCurve.NamedCurves.nistP384, 2, HashAlgorithmName.SHA384),
        CoseAlgorithm.ES512 or CoseAlgorithm.ESP512 => Ecdsa(algorithm, ECCurve.NamedCurves.nistP521, 3, HashAlgorithmName.SHA512),
        CoseAlgorithm.ES256K => Ecdsa(algorithm, ECCurve.CreateFromValue("1.3.132.0.10"), 8, HashAlgorithmName.SHA256),
        CoseAlgorithm.RS256 => Rsa(algorithm, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        CoseAlgorithm.RS384 => Rsa(algorithm, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        CoseAlgorithm.RS512 => Rsa(algorithm, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        CoseAlgorithm.PS256 => Rsa(algorithm, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        CoseAlgorithm.PS384 => Rsa(algorithm, HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
        CoseAlgorithm.PS512 => Rsa(algorithm, HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), ".NET makes no such key; the specification's vectors cover it."),
    };

    public byte[] Sign(byte[] data) => _sign(data);

    /// <summary>The COSE form of these parameters, in canonical order unless told otherwise.</summary>
    public static byte[] Write(IReadOnlyList<(int Label, object Value)> parameters, CborConformanceMode form = CborConformanceMode.Ctap2Canonical)
    {
        var writer = new CborWriter(form);
        writer.WriteStartMap(parameters.Count);
        foreach (var (label, value) in parameters)
        {
            writer.WriteInt32(label);
            switch (value)
            {
                case int number: writer.WriteInt32(number); break;
                case byte[] bytes: writer.WriteByteString(bytes); break;
                case bool truth: writer.WriteBoolean(truth); break;
                default: writer.WriteTextString((string)value); break;
            }
        }

        writer.WriteEndMap();
        return writer.Encode();
    }

    private static TestKey Ecdsa(CoseAlgorithm algorithm, ECCurve curve, int coseCurve, HashAlgorithmName hash)
    {
        var key = ECDsa.Create(curve);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var cose = Write([(1, 2), (3, (int)algorithm), (-1, coseCurve), (-2, point.X!), (-3, point.Y!)]);
        return new TestKey(algorithm, cose, data => key.SignData(data, hash, DSASignatureFormat.Rfc3279DerSequence));
    }

    private static TestKey Rsa(CoseAlgorithm algorithm, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        var numbers = SharedRsa.ExportParameters(includePrivateParameters: false);
        var cose = Write([(1, 3), (3, (int)algorithm), (-1, numbers.Modulus!), (-2, numbers.Exponent!)]);
        return new TestKey(algorithm, cose, data =>
        {
            lock (SharedRsa)
                return SharedRsa.SignData(data, hash, padding);
        });
    }
}
