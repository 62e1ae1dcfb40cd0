namespace Ostiary.WebAuthn;

/// <summary>How much the relying party wants the authenticator to verify the user (WebAuthn L3 §5.8.6).</summary>
public enum UserVerification
{
    /// <summary>The ceremony fails without it.</summary>
    Required,

    /// <summary>Wanted, and not insisted on.</summary>
    Preferred,

    /// <summary>Better not, for the sake of speed.</summary>
    Discouraged,
}
