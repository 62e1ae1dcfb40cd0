namespace Ostiary.WebAuthn;

/// <summary>The public key that a TPM describes (<c>parameters</c> and <c>unique</c> of TPMT_PUBLIC, TPM 2.0 Part 2 §12.2.3).</summary>
internal abstract record TpmPublicKey
{
    private TpmPublicKey()
    {
    }

    /// <summary>True when the credential's key is this one. A kind that no TPM can hold, such as OKP, never is.</summary>
    public abstract bool Is(CoseKey credentialKey);

    /// <summary>An RSA key; both numbers big-endian, the exponent without leading zeros.</summary>
    public sealed record Rsa(byte[] Modulus, byte[] Exponent) : TpmPublicKey
    {
        /// <inheritdoc/>
        public override bool Is(CoseKey credentialKey) => credentialKey is RsaKey key && key.Is(Modulus, Exponent);
    }

    /// <summary>A point on a curve; each coordinate big-endian, perhaps without leading zeros.</summary>
    public sealed record Ecc(CoseCurve Curve, byte[] X, byte[] Y) : TpmPublicKey
    {
        /// <inheritdoc/>
        public override bool Is(CoseKey credentialKey) => credentialKey is EllipticCurveKey key && key.Is(Curve, X, Y);
    }
}
