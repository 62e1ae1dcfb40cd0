using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>A point on a Weierstrass curve, for ECDSA.</summary>
internal sealed class EllipticCurveKey : CoseKey
{
    private const int ParametersCount = 5;
    private const int XLabel = -2;
    private const int YLabel = -3;
    private const byte UncompressedPrefix = 4;
    private const int P256CoordinateLength = 32;

    /// <summary>ES256; null where nothing here verifies it.</summary>
    private static readonly SignatureScheme? Usual =
        SignatureScheme.Find((int)CoseAlgorithm.ES256) is { } es256 && SignatureVerifier.Current.Supports(es256) ? es256 : null;

    private readonly byte[] _point;

    private EllipticCurveKey(SignatureScheme scheme, byte[] point)
        : base(scheme) => _point = point;

    // {1: 2, 3: -7, -1: 1, -2: 32 bytes …
    private static ReadOnlySpan<byte> UsualBeforeX => [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, P256CoordinateLength];

    // … -3: 32 bytes}
    private static ReadOnlySpan<byte> UsualBeforeY => [0x22, 0x58, P256CoordinateLength];

    /// <summary>The curve that the point lies on.</summary>
    public CoseCurve Curve => Scheme.Curve!.Value;

    /// <summary>The uncompressed point (SEC 1 §2.3.3): a prefix, x, y.</summary>
    public ReadOnlySpan<byte> Point => _point;

    /// <summary>
    /// The key of nearly every credential: ES256 in CTAP2 canonical form, in which only the coordinates differ. Null for all others, which
    /// <see cref="CoseKey.Parse"/> reads item by item.
    /// </summary>
    public static EllipticCurveKey? OfUsualSpelling(ReadOnlySpan<byte> encoded)
    {
        if (Usual is not { } scheme
            || encoded.Length != UsualBeforeX.Length + P256CoordinateLength + UsualBeforeY.Length + P256CoordinateLength
            || !encoded.StartsWith(UsualBeforeX)
            || !encoded[(UsualBeforeX.Length + P256CoordinateLength)..].StartsWith(UsualBeforeY))
        {
            return null;
        }

        var point = new byte[1 + (2 * P256CoordinateLength)];
        point[0] = UncompressedPrefix;
        encoded.Slice(UsualBeforeX.Length, P256CoordinateLength).CopyTo(point.AsSpan(1));
        encoded[^P256CoordinateLength..].CopyTo(point.AsSpan(1 + P256CoordinateLength));
        return new(scheme, point);
    }

    /// <summary>Reads the parameters of kind EC2; points are never compressed (WebAuthn L3 §5.8.5).</summary>
    public static Outcome<CoseKey> Read(CborValue.Map map, SignatureScheme scheme)
    {
        if (CurveIsBoundToAlgorithm(map, scheme) is { } broken)
            return broken;

        var length = CoordinateLength(scheme);
        if (map[XLabel] is not CborValue.Bytes x || map[YLabel] is not CborValue.Bytes y
            || x.Value.Length != length || y.Value.Length != length
            || map.Entries.Length != ParametersCount)
        {
            return Malformed($"exactly kty, alg, crv, x and y are due, x and y of {length} bytes");
        }

        return new EllipticCurveKey(scheme, [UncompressedPrefix, .. x.Value.Span, .. y.Value.Span]);
    }

    /// <summary>A key from the uncompressed point of a certificate; null when it is not one of the scheme's curve.</summary>
    public static CoseKey? FromPoint(SignatureScheme scheme, byte[] point) =>
        point is [UncompressedPrefix, ..] && point.Length == 1 + (2 * CoordinateLength(scheme)) ? new EllipticCurveKey(scheme, point) : null;

    /// <summary>True when this is its point, each coordinate big-endian; leading zeros do not count.</summary>
    public bool Is(CoseCurve curve, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        var length = CoordinateLength(Scheme);
        return curve == Scheme.Curve && IsSameNumber(x, _point.AsSpan(1, length)) && IsSameNumber(y, _point.AsSpan(1 + length));
    }

    /// <inheritdoc/>
    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        Span<byte> digest = stackalloc byte[SHA512.HashSizeInBytes];
        var length = Scheme.Digest(data, digest);
        return SignatureVerifier.Current.VerifyEcdsa(Scheme.Curve!.Value, _point, digest[..length], signature);
    }

    internal override bool HasNumbersOf(CoseKey other) =>
        other is EllipticCurveKey key && key.Scheme.Curve == Scheme.Curve && key._point.AsSpan().SequenceEqual(_point);

    internal override bool IsSound() => SignatureVerifier.Current.IsOnCurve(Scheme.Curve!.Value, _point);

    private static bool IsSameNumber(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        first.TrimStart((byte)0).SequenceEqual(second.TrimStart((byte)0));

    private static int CoordinateLength(SignatureScheme scheme) => scheme.Curve switch
    {
        CoseCurve.P384 => 48,
        CoseCurve.P521 => 66,
        _ => 32,
    };
}
