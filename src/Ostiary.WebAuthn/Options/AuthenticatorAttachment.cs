namespace Ostiary.WebAuthn;

/// <summary>Whether the authenticator is part of the client device or roams (WebAuthn L3 §5.4.5).</summary>
public enum AuthenticatorAttachment
{
    /// <summary>Part of the client device.</summary>
    Platform,

    /// <summary>Removable, or another device.</summary>
    CrossPlatform,
}
