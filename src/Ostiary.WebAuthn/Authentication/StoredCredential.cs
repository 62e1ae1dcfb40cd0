namespace Ostiary.WebAuthn;

/// <summary>What an authentication needs to know of a credential as it is stored.</summary>
public sealed record StoredCredential
{
    /// <summary>The credential id.</summary>
    public required ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>The public key, in COSE.</summary>
    public required ReadOnlyMemory<byte> PublicKey { get; init; }

    /// <summary>The handle of the user to whom the credential belongs.</summary>
    public required ReadOnlyMemory<byte> UserHandle { get; init; }

    /// <summary>The signature counter at the last ceremony.</summary>
    public required uint SignCount { get; init; }

    /// <summary>Whether the credential may be backed up; null when that was never stored, and is to be filled in from this authentication.</summary>
    public bool? BackupEligible { get; init; }

    /// <summary>Whether the credential was backed up at the last ceremony.</summary>
    public bool BackedUp { get; init; }

    /// <summary>Whether the user was verified in any ceremony so far.</summary>
    public bool UvInitialized { get; init; }
}
