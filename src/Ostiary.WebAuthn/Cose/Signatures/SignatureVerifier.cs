using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Ostiary.WebAuthn;

/// <summary>Checks signatures with what .NET brings along; the base that <see cref="LibcryptoVerifier"/> improves on where OpenSSL is at hand.</summary>
internal class SignatureVerifier
{
    private static readonly ECCurve Secp256k1 = ECCurve.CreateFromValue("1.3.132.0.10");

    private readonly Lazy<FrozenSet<CoseAlgorithm>> _supported;

    /// <summary>A verifier that finds out what it can check when it is first asked.</summary>
    public SignatureVerifier() =>
        _supported = new(() => SignatureScheme.All.Where(CanCheck).Select(scheme => scheme.Algorithm).ToFrozenSet());

    /// <summary>The verifier of this process, chosen once.</summary>
    public static SignatureVerifier Current { get; } = Libcrypto.IsAvailable ? new LibcryptoVerifier() : new SignatureVerifier();

    /// <summary>True when signatures of the scheme can be checked here.</summary>
    public bool Supports(SignatureScheme scheme) => _supported.Value.Contains(scheme.Algorithm);

    /// <summary>Checks an ECDSA signature in DER by the uncompressed point.</summary>
    public virtual bool VerifyEcdsa(CoseCurve curve, byte[] point, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        using var key = ImportPoint(curve, point);
        return key is not null && key.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>True when the uncompressed point lies on the curve.</summary>
    public virtual bool IsOnCurve(CoseCurve curve, byte[] point)
    {
        using var key = ImportPoint(curve, point);
        return key is not null;
    }

    /// <summary>Checks an RSA signature with the scheme's hash and padding.</summary>
    public virtual bool VerifyRsa(
        byte[] modulus, byte[] exponent, SignatureScheme scheme, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        using var key = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
        return key.VerifyHash(digest, signature, scheme.Hash, scheme.Padding!);
    }

    /// <summary>Checks an EdDSA signature.</summary>
    public virtual bool VerifyEdDsa(CoseCurve curve, byte[] point, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        throw new PlatformNotSupportedException("Nothing here verifies EdDSA; keys of that kind are refused when they are read.");

    /// <summary>Checks an ML-DSA signature, without a context (FIPS 204 §5.2).</summary>
    public virtual bool VerifyMlDsa(CoseAlgorithm algorithm, byte[] publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        var parameters = algorithm switch
        {
            CoseAlgorithm.MLDSA44 => MLDsaAlgorithm.MLDsa44,
            CoseAlgorithm.MLDSA65 => MLDsaAlgorithm.MLDsa65,
            _ => MLDsaAlgorithm.MLDsa87,
        };
        if (signature.Length != parameters.SignatureSizeInBytes)
            return false;

        using var key = MLDsa.ImportMLDsaPublicKey(parameters, publicKey);
        return key.VerifyData(data, signature);
    }

    /// <summary>Finds out whether signatures of the scheme can be checked here.</summary>
    protected virtual bool CanCheck(SignatureScheme scheme) => scheme.Curve switch
    {
        null when scheme.KeyType is CoseKeyType.Akp => MLDsa.IsSupported,
        CoseCurve.Ed25519 or CoseCurve.Ed448 => false,
        CoseCurve.Secp256k1 => CanMakeKeyOn(Secp256k1),
        _ => true,
    };

    private static ECDsa? ImportPoint(CoseCurve curve, byte[] point)
    {
        var half = (point.Length - 1) / 2;
        try
        {
            return ECDsa.Create(new ECParameters
            {
                Curve = CurveOf(curve),
                Q = { X = point[1..(1 + half)], Y = point[(1 + half)..] },
            });
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool CanMakeKeyOn(ECCurve curve)
    {
        try
        {
            using var key = ECDsa.Create(curve);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
        catch (PlatformNotSupportedException)
        {
            return false;
        }
    }

    private static ECCurve CurveOf(CoseCurve curve) => curve switch
    {
        CoseCurve.P256 => ECCurve.NamedCurves.nistP256,
        CoseCurve.P384 => ECCurve.NamedCurves.nistP384,
        CoseCurve.P521 => ECCurve.NamedCurves.nistP521,
        _ => Secp256k1,
    };
}
