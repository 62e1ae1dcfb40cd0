namespace Ostiary.WebAuthn;

/// <summary>An authentication that every rule of WebAuthn L3 §7.2 let pass, and what the credential record must now say (step 24).</summary>
public sealed record VerifiedAuthentication
{
    /// <summary>The signature counter as it stands now: store exactly this.</summary>
    public required uint SignCount { get; init; }

    /// <summary>The authenticator verified the user.</summary>
    public required bool UserVerified { get; init; }

    /// <summary>Whether the credential may be backed up, as the authenticator says now.</summary>
    public required bool BackupEligible { get; init; }

    /// <summary>Whether the credential is backed up now.</summary>
    public required bool BackedUp { get; init; }

    /// <summary>Whether the user was verified in any ceremony so far, this one included.</summary>
    public required bool UvInitialized { get; init; }

    /// <summary>The sign count did not grow although it should have; only with <see cref="SignCountPolicy.Flag"/>.</summary>
    public required bool SignCountWentBackwards { get; init; }

    /// <summary>The backup eligibility is not what it was; only with <see cref="BackupEligibilityPolicy.Flag"/>.</summary>
    public required bool BackupEligibilityChanged { get; init; }

    /// <summary>Where the authenticator is; null when the browser does not say.</summary>
    public required AuthenticatorAttachment? Attachment { get; init; }

    /// <summary>What the browser says of extensions.</summary>
    public required ClientExtensionOutputs ClientExtensions { get; init; }

    /// <summary>What the authenticator says of extensions.</summary>
    public required AuthenticatorExtensionOutputs AuthenticatorExtensions { get; init; }
}
