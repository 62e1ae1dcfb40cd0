using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>A credential's public key as authenticators write it (RFC 9052 §7, WebAuthn L3 §6.5.1.1).</summary>
public abstract class CoseKey
{
    private const int KeyTypeLabel = 1;
    private const int AlgorithmLabel = 3;

    private protected CoseKey(SignatureScheme scheme) => Scheme = scheme;

    /// <summary>The one algorithm that the key is for.</summary>
    public CoseAlgorithm Algorithm => Scheme.Algorithm;

    private protected SignatureScheme Scheme { get; }

    /// <summary>Reads a COSE key: CTAP2 canonical, with exactly the parameters of its kind, and key type, algorithm and curve that belong together.</summary>
    /// <remarks>
    /// Fails with <c>webauthn.cose_key_malformed</c>, <c>webauthn.cose_key_inconsistent</c>, <c>webauthn.cose_key_weak</c> or
    /// <c>webauthn.algorithm_unsupported</c>. Whether a point lies on its curve is only seen when the key is used.
    /// </remarks>
    public static Outcome<CoseKey> Parse(ReadOnlyMemory<byte> encoded)
    {
        if (EllipticCurveKey.OfUsualSpelling(encoded.Span) is { } usual)
            return usual;

        if (!StrictCbor.ReadWhole(encoded, CborForm.Canonical, WebAuthnCodes.CoseKeyMalformed).TryGet(out var value, out var failure))
            return failure;

        if (value is not CborValue.Map map
            || map[KeyTypeLabel] is not CborValue.Integer keyType
            || map[AlgorithmLabel] is not CborValue.Integer algorithm)
        {
            return Malformed("a map with integers kty and alg is due");
        }

        if (SignatureScheme.Find(algorithm.Value) is not { } scheme)
            return new Failure(WebAuthnCodes.AlgorithmUnsupported, $"alg {algorithm.Value}");

        if (keyType.Value != (int)scheme.KeyType)
            return new Failure(WebAuthnCodes.CoseKeyInconsistent, $"kty {keyType.Value} with alg {algorithm.Value}");

        if (!SignatureVerifier.Current.Supports(scheme))
            return new Failure(WebAuthnCodes.AlgorithmUnsupported, $"alg {algorithm.Value} on this platform");

        return scheme.KeyType switch
        {
            CoseKeyType.Ec2 => EllipticCurveKey.Read(map, scheme),
            CoseKeyType.Rsa => RsaKey.Read(map, scheme),
            CoseKeyType.Akp => MlDsaKey.Read(map, scheme),
            _ => EdwardsKey.Read(map, scheme),
        };
    }

    /// <summary>True when the signature over the data was made with this key; false also when the key's numbers are no key.</summary>
    /// <param name="data">The data as signed, not yet hashed.</param>
    /// <param name="signature">The signature in WebAuthn's format (WebAuthn L3 §6.5.5): DER for ECDSA, plain bytes otherwise.</param>
    public abstract bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);

    /// <summary>True when both are the same public key, whatever signatures they are used for.</summary>
    internal abstract bool HasNumbersOf(CoseKey other);

    /// <summary>True when the numbers are a key, such as a point that lies on its curve.</summary>
    internal abstract bool IsSound();

    private protected static Failure Malformed(string detail) => new(WebAuthnCodes.CoseKeyMalformed, detail);

    /// <summary>True when the key's curve is the one that its algorithm is bound to.</summary>
    private protected static Failure? CurveIsBoundToAlgorithm(CborValue.Map map, SignatureScheme scheme) =>
        map[-1] is not CborValue.Integer curve ? Malformed("an integer crv is due")
        : curve.Value == (int)scheme.Curve!.Value ? null
        : new(WebAuthnCodes.CoseKeyInconsistent, $"crv {curve.Value} with alg {(int)scheme.Algorithm}");
}
