using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>The private key of one passkey.</summary>
internal abstract class CredentialKey : IDisposable
{
    /// <summary>The public key as a COSE_Key, members in canonical order.</summary>
    public abstract CborMap PublicKey { get; }

    /// <summary>The public key as browsers give it from <c>getPublicKey()</c>: DER SubjectPublicKeyInfo.</summary>
    public abstract byte[] SubjectPublicKeyInfo { get; }

    /// <summary>A new key. It and its signatures repeat with the entropy.</summary>
    public static CredentialKey Make(KeyAlgorithm algorithm, Entropy entropy) => algorithm switch
    {
        KeyAlgorithm.ES256 or KeyAlgorithm.ES384 or KeyAlgorithm.ES512 or KeyAlgorithm.ES256K => new EllipticKey(algorithm, entropy),
        KeyAlgorithm.ESP256 or KeyAlgorithm.ESP384 or KeyAlgorithm.ESP512 => new EllipticKey(algorithm, entropy),
        KeyAlgorithm.Ed25519 or KeyAlgorithm.FullySpecifiedEd25519 or KeyAlgorithm.Ed448 => new EdwardsKey(algorithm, entropy),
        _ => new RsaKey(algorithm, entropy),
    };

    /// <summary>The signature in the form that WebAuthn carries for this algorithm (WebAuthn L3 §6.5.5).</summary>
    public abstract byte[] Sign(ReadOnlySpan<byte> message);

    public abstract void Dispose();
}
