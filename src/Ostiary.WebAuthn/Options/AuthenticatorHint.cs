namespace Ostiary.WebAuthn;

/// <summary>What sort of authenticator a browser should suggest first (WebAuthn L3 §5.8.7).</summary>
public enum AuthenticatorHint
{
    /// <summary>A security key.</summary>
    SecurityKey,

    /// <summary>The device at hand.</summary>
    ClientDevice,

    /// <summary>A phone, across devices.</summary>
    Hybrid,
}
