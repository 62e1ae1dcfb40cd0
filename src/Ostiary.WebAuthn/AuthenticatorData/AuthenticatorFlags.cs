namespace Ostiary.WebAuthn;

/// <summary>The flags of authenticator data (WebAuthn L3 §6.1); the two bits left out are reserved, and ignored.</summary>
[Flags]
internal enum AuthenticatorFlags : byte
{
    None = 0,
    UserPresent = 1 << 0,
    UserVerified = 1 << 2,
    BackupEligible = 1 << 3,
    BackedUp = 1 << 4,
    AttestedCredentialIncluded = 1 << 6,
    ExtensionsIncluded = 1 << 7,
}
