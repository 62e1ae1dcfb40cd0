using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>A public key of the module-lattice-based signature standard (FIPS 204).</summary>
internal sealed class MlDsaKey : CoseKey
{
    private const int ParametersCount = 3;
    private const int PublicKeyLabel = -1;

    private readonly byte[] _bytes;

    private MlDsaKey(SignatureScheme scheme, byte[] bytes)
        : base(scheme) => _bytes = bytes;

    /// <summary>Reads the parameters of kind AKP, whose algorithm alone says what the key is.</summary>
    public static Outcome<CoseKey> Read(CborValue.Map map, SignatureScheme scheme) =>
        map[PublicKeyLabel] is CborValue.Bytes key && key.Value.Length == KeyLength(scheme.Algorithm) && map.Entries.Length == ParametersCount
            ? new MlDsaKey(scheme, key.Value.ToArray())
            : Malformed($"exactly kty, alg and pub are due, pub of {KeyLength(scheme.Algorithm)} bytes");

    /// <inheritdoc/>
    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        SignatureVerifier.Current.VerifyMlDsa(Scheme.Algorithm, _bytes, data, signature);

    internal override bool IsSound() => true;

    internal override bool HasNumbersOf(CoseKey other) =>
        other is MlDsaKey key && key.Algorithm == Algorithm && key._bytes.AsSpan().SequenceEqual(_bytes);

    // FIPS 204, table 2.
    private static int KeyLength(CoseAlgorithm algorithm) => algorithm switch
    {
        CoseAlgorithm.MLDSA44 => 1312,
        CoseAlgorithm.MLDSA65 => 1952,
        _ => 2592,
    };
}
