using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>A point on a twisted Edwards curve, for EdDSA.</summary>
internal sealed class EdwardsKey : CoseKey
{
    private const int ParametersCount = 4;
    private const int XLabel = -2;

    private readonly byte[] _point;

    private EdwardsKey(SignatureScheme scheme, byte[] point)
        : base(scheme) => _point = point;

    /// <summary>Reads the parameters of kind OKP.</summary>
    public static Outcome<CoseKey> Read(CborValue.Map map, SignatureScheme scheme)
    {
        if (CurveIsBoundToAlgorithm(map, scheme) is { } broken)
            return broken;

        return map[XLabel] is CborValue.Bytes x && x.Value.Length == PointLength(scheme) && map.Entries.Length == ParametersCount
            ? new EdwardsKey(scheme, x.Value.ToArray())
            : Malformed($"exactly kty, alg, crv and x are due, x of {PointLength(scheme)} bytes");
    }

    /// <summary>A key from the point of a certificate; null when it is not one of the scheme's curve.</summary>
    public static CoseKey? FromPoint(SignatureScheme scheme, byte[] point) =>
        point.Length == PointLength(scheme) ? new EdwardsKey(scheme, point) : null;

    /// <inheritdoc/>
    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        SignatureVerifier.Current.VerifyEdDsa(Scheme.Curve!.Value, _point, data, signature);

    internal override bool HasNumbersOf(CoseKey other) =>
        other is EdwardsKey key && key.Scheme.Curve == Scheme.Curve && key._point.AsSpan().SequenceEqual(_point);

    internal override bool IsSound() => true;

    private static int PointLength(SignatureScheme scheme) => scheme.Curve is CoseCurve.Ed448 ? 57 : 32;
}
