namespace Ostiary.WebAuthn;

/// <summary>How much the relying party wants the credential to be discoverable (WebAuthn L3 §5.4.6).</summary>
public enum ResidentKey
{
    /// <summary>The registration fails otherwise.</summary>
    Required,

    /// <summary>Wanted, and not insisted on.</summary>
    Preferred,

    /// <summary>Better not, for the sake of the authenticator's memory.</summary>
    Discouraged,
}
