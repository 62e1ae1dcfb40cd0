using System.Numerics;
using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>An RSA public key of a sane size.</summary>
internal sealed class RsaKey : CoseKey
{
    private const int ParametersCount = 4;
    private const int ModulusLabel = -1;
    private const int ExponentLabel = -2;
    private const int LeastBits = 2048;
    private const int MostBits = 8192;
    private const int ExponentBytes = 4;

    private readonly byte[] _modulus;
    private readonly byte[] _exponent;

    private RsaKey(SignatureScheme scheme, byte[] modulus, byte[] exponent)
        : base(scheme)
    {
        _modulus = modulus;
        _exponent = exponent;
    }

    /// <summary>Reads the parameters of kind RSA (RFC 8230 §4).</summary>
    public static Outcome<CoseKey> Read(CborValue.Map map, SignatureScheme scheme) =>
        map[ModulusLabel] is CborValue.Bytes modulus && map[ExponentLabel] is CborValue.Bytes exponent && map.Entries.Length == ParametersCount
            ? FromNumbers(scheme, modulus.Value.ToArray(), exponent.Value.ToArray())
            : Malformed("exactly kty, alg, n and e are due");

    /// <summary>A key from its two numbers, big-endian and without leading zeros: 2048 to 8192 bits, the exponent odd, at least 3, at most 32 bits.</summary>
    public static Outcome<CoseKey> FromNumbers(SignatureScheme scheme, byte[] modulus, byte[] exponent)
    {
        if (modulus is not [not 0, ..] || exponent is not [not 0, ..])
            return Malformed("n and e are due without leading zeros");

        var bits = (modulus.Length * 8) - (BitOperations.LeadingZeroCount(modulus[0]) - 24);
        if (bits is < LeastBits or > MostBits || (modulus[^1] & 1) == 0)
            return new Failure(WebAuthnCodes.CoseKeyWeak, $"an odd modulus of {LeastBits} to {MostBits} bits is due; it has {bits}");

        return exponent.Length <= ExponentBytes && (exponent[^1] & 1) == 1 && exponent is not [1]
            ? new RsaKey(scheme, modulus, exponent)
            : new Failure(WebAuthnCodes.CoseKeyWeak, "an odd exponent from 3 to 2³²−1 is due");
    }

    /// <summary>True when these are its numbers, big-endian and without leading zeros.</summary>
    public bool Is(ReadOnlySpan<byte> modulus, ReadOnlySpan<byte> exponent) =>
        modulus.SequenceEqual(_modulus) && exponent.SequenceEqual(_exponent);

    /// <inheritdoc/>
    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        Span<byte> digest = stackalloc byte[SHA512.HashSizeInBytes];
        var length = Scheme.Digest(data, digest);
        return SignatureVerifier.Current.VerifyRsa(_modulus, _exponent, Scheme, digest[..length], signature);
    }

    internal override bool HasNumbersOf(CoseKey other) =>
        other is RsaKey key && key._modulus.AsSpan().SequenceEqual(_modulus) && key._exponent.AsSpan().SequenceEqual(_exponent);

    internal override bool IsSound() => true;
}
