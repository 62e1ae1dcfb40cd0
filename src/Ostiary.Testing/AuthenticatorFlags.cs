using System.Diagnostics.CodeAnalysis;

namespace Ostiary.Testing;

/// <summary>The flags byte of authenticator data (WebAuthn L3 §6.1).</summary>
[Flags]
[SuppressMessage("Design", "CA1028:Enum Storage should be Int32", Justification = "It is one byte on the wire.")]
public enum AuthenticatorFlags : byte
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>UP: somebody was there.</summary>
    UserPresent = 0x01,

    /// <summary>UV: the person was verified, by PIN or by body.</summary>
    UserVerified = 0x04,

    /// <summary>BE: the passkey may be synced.</summary>
    BackupEligible = 0x08,

    /// <summary>BS: the passkey is synced now.</summary>
    BackedUp = 0x10,

    /// <summary>AT: attested credential data follows.</summary>
    AttestedCredentialIncluded = 0x40,

    /// <summary>ED: extension data follows.</summary>
    ExtensionsIncluded = 0x80,
}
