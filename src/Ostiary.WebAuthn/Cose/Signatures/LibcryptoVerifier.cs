namespace Ostiary.WebAuthn;

/// <summary>
/// Checks signatures with OpenSSL's libcrypto: EdDSA, which .NET does not offer, and ECDSA without .NET's key import, which takes longer
/// than the signature itself. Thread-safe: no handle outlives a call.
/// </summary>
internal sealed class LibcryptoVerifier : SignatureVerifier
{
    // OpenSSL's numbers for curves and key types (obj_mac.h); part of its binary interface.
    private const int NidP256 = 415;
    private const int NidP384 = 715;
    private const int NidP521 = 716;
    private const int NidSecp256k1 = 714;
    private const int NidEd25519 = 1087;
    private const int NidEd448 = 1088;

    private const int Success = 1;

    /// <inheritdoc/>
    public override bool Supports(SignatureScheme scheme)
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
                return base.Supports(scheme);
        }
    }

    /// <inheritdoc/>
    public override bool VerifyEcdsa(CoseCurve curve, byte[] point, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        var key = ImportPoint(curve, point);
        if (key == 0)
            return false;

        try
        {
            return Succeeded(Libcrypto.ECDSA_verify(0, digest, digest.Length, signature, signature.Length, key) == Success);
        }
        finally
        {
            Libcrypto.EC_KEY_free(key);
        }
    }

    /// <inheritdoc/>
    public override bool IsOnCurve(CoseCurve curve, byte[] point)
    {
        var key = ImportPoint(curve, point);
        Libcrypto.EC_KEY_free(key);
        return key != 0;
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
                && Libcrypto.EVP_DigestVerifyInit(context, 0, 0, 0, key) == Success
                && Libcrypto.EVP_DigestVerify(context, signature, signature.Length, data, data.Length) == Success);
        }
        finally
        {
            Libcrypto.EVP_MD_CTX_free(context);
            Libcrypto.EVP_PKEY_free(key);
        }
    }

    // OpenSSL looks whether the point is on the curve while it reads it.
    private static nint ImportPoint(CoseCurve curve, byte[] point)
    {
        var key = Libcrypto.EC_KEY_new_by_curve_name(NidOf(curve));
        if (key != 0 && Succeeded(Libcrypto.EC_KEY_oct2key(key, point, point.Length, 0) == Success))
            return key;

        Libcrypto.EC_KEY_free(key);
        return 0;
    }

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
}
