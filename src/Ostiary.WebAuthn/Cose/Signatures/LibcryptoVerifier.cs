using System.Security.Cryptography;

namespace Ostiary.WebAuthn;

/// <summary>
/// Checks signatures with OpenSSL's libcrypto: EdDSA, which .NET does not offer, and ECDSA and RSA without .NET's key import, which takes longer
/// than the signature itself. Thread-safe.
/// </summary>
internal sealed class LibcryptoVerifier : SignatureVerifier
{
    // OpenSSL's numbers for curves, key types and hashes (obj_mac.h); part of its binary interface.
    private const int NidP256 = 415;
    private const int NidP384 = 715;
    private const int NidP521 = 716;
    private const int NidSecp256k1 = 714;
    private const int NidEd25519 = 1087;
    private const int NidEd448 = 1088;
    private const int NidSha1 = 64;
    private const int NidSha256 = 672;
    private const int NidSha384 = 673;
    private const int NidSha512 = 674;

    private readonly CurveKeys _p256 = new(NidP256);
    private readonly CurveKeys _p384 = new(NidP384);
    private readonly CurveKeys _p521 = new(NidP521);
    private readonly CurveKeys _secp256k1 = new(NidSecp256k1);

    /// <inheritdoc/>
    public override bool VerifyEcdsa(CoseCurve curve, byte[] point, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        var keys = KeysOf(curve);
        if (keys.Borrow(point) is not { } key)
            return false;

        var verified = Succeeded(Libcrypto.ECDSA_verify(0, digest, digest.Length, signature, signature.Length, key.Handle) == Libcrypto.Success);
        keys.Return(key);
        return verified;
    }

    /// <inheritdoc/>
    public override bool IsOnCurve(CoseCurve curve, byte[] point)
    {
        var keys = KeysOf(curve);
        if (keys.Borrow(point) is not { } key)
            return false;

        keys.Return(key);
        return true;
    }

    /// <inheritdoc/>
    public override bool VerifyRsa(
        byte[] modulus, byte[] exponent, SignatureScheme scheme, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        if (scheme.Padding != RSASignaturePadding.Pkcs1)
            return base.VerifyRsa(modulus, exponent, scheme, digest, signature);

        var key = Libcrypto.RSA_new();
        var n = Libcrypto.BN_bin2bn(modulus, modulus.Length, 0);
        var e = Libcrypto.BN_bin2bn(exponent, exponent.Length, 0);
        if (Libcrypto.RSA_set0_key(key, n, e, 0) != Libcrypto.Success)
            throw new CryptographicException("libcrypto could not make an RSA key.");

        try
        {
            return Succeeded(Libcrypto.RSA_verify(NidOf(scheme.Hash), digest, digest.Length, signature, signature.Length, key) == Libcrypto.Success);
        }
        finally
        {
            Libcrypto.RSA_free(key);
        }
    }

    /// <inheritdoc/>
    public override bool VerifyEdDsa(CoseCurve curve, byte[] point, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        var key = Libcrypto.EVP_PKEY_new_raw_public_key(NidOf(curve), 0, point, point.Length);
        var context = Libcrypto.EVP_MD_CTX_new();
        try
        {
            return Succeeded(
                key != 0
                && context != 0
                && Libcrypto.EVP_DigestVerifyInit(context, 0, 0, 0, key) == Libcrypto.Success
                && Libcrypto.EVP_DigestVerify(context, signature, signature.Length, data, data.Length) == Libcrypto.Success);
        }
        finally
        {
            Libcrypto.EVP_MD_CTX_free(context);
            Libcrypto.EVP_PKEY_free(key);
        }
    }

    /// <inheritdoc/>
    protected override bool CanCheck(SignatureScheme scheme)
    {
        switch (scheme.KeyType)
        {
            case CoseKeyType.Ec2:
                var key = Libcrypto.EC_KEY_new_by_curve_name(NidOf(scheme.Curve!.Value));
                Libcrypto.EC_KEY_free(key);
                return Succeeded(key != 0);
            case CoseKeyType.Okp:
                var length = scheme.Curve is CoseCurve.Ed448 ? 57 : 32;
                var raw = Libcrypto.EVP_PKEY_new_raw_public_key(NidOf(scheme.Curve!.Value), 0, new byte[length], length);
                Libcrypto.EVP_PKEY_free(raw);
                return Succeeded(raw != 0);
            default:
                return base.CanCheck(scheme);
        }
    }

    private CurveKeys KeysOf(CoseCurve curve) => curve switch
    {
        CoseCurve.P256 => _p256,
        CoseCurve.P384 => _p384,
        CoseCurve.P521 => _p521,
        _ => _secp256k1,
    };

    // A refusal leaves reasons in the thread's queue, where an unrelated call would find them.
    private static bool Succeeded(bool success)
    {
        if (!success)
            Libcrypto.ERR_clear_error();
        return success;
    }

    private static int NidOf(CoseCurve curve) => curve switch
    {
        CoseCurve.P256 => NidP256,
        CoseCurve.P384 => NidP384,
        CoseCurve.P521 => NidP521,
        CoseCurve.Secp256k1 => NidSecp256k1,
        CoseCurve.Ed25519 => NidEd25519,
        _ => NidEd448,
    };

    private static int NidOf(HashAlgorithmName hash) => hash.Name switch
    {
        nameof(HashAlgorithmName.SHA1) => NidSha1,
        nameof(HashAlgorithmName.SHA384) => NidSha384,
        nameof(HashAlgorithmName.SHA512) => NidSha512,
        _ => NidSha256,
    };
}
