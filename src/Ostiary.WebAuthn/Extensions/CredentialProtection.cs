namespace Ostiary.WebAuthn;

/// <summary>When an authenticator admits that it holds a credential (CTAP 2.2 §12.1, credProtect), by its numbers on the wire.</summary>
public enum CredentialProtection
{
    /// <summary>Always.</summary>
    UserVerificationOptional = 1,

    /// <summary>Without verifying the user only to those who name the credential.</summary>
    UserVerificationOptionalWithCredentialIdList = 2,

    /// <summary>Only after it verified the user.</summary>
    UserVerificationRequired = 3,
}
