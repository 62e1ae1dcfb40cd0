namespace Ostiary.WebAuthn;

/// <summary>An authentication that every rule of WebAuthn L3 §7.2 let pass, and what the credential record must now say (step 24).</summary>
public sealed record VerifiedAuthentication
{
    /// <summary>To store: the signature counter as it stands now, exactly.</summary>
    public required uint SignCount { get; init; }

    /// <summary>To store: whether the credential may be backed up. What was stored, unless nothing was or policy upgrades it.</summary>
    public required bool BackupEligible { get; init; }

    /// <summary>To store: whether the credential is backed up now.</summary>
    public required bool BackedUp { get; init; }

    /// <summary>To store: whether the user counts as verified once, as <see cref="UvInitializedPolicy"/> says.</summary>
    public required bool UvInitialized { get; init; }

    /// <summary>The authenticator verified the user.</summary>
    public required bool UserVerified { get; init; }

    /// <summary>
    /// Flagged: the user was verified for the first time, which <see cref="UvInitialized"/> does not yet count. Until another factor of
    /// equal strength was given, this verification is no factor (WebAuthn L3 §7.2 step 24).
    /// </summary>
    public required bool UserVerifiedFirst { get; init; }

    /// <summary>Flagged: the sign count did not grow although it should have; only with <see cref="SignCountPolicy.Flag"/>.</summary>
    public required bool SignCountWentBackwards { get; init; }

    /// <summary>Flagged: the backup eligibility is not what was stored; not with <see cref="BackupEligibilityPolicy.Refuse"/>.</summary>
    public required bool BackupEligibilityChanged { get; init; }

    /// <summary>Flagged: no backup eligibility was stored, and <see cref="BackupEligible"/> fills it in.</summary>
    public required bool BackupEligibilityFilledIn { get; init; }

    /// <summary>Flagged: how the backup changed since the last ceremony.</summary>
    public required BackupChange BackupChange { get; init; }

    /// <summary>Where the authenticator is; null when the browser does not say.</summary>
    public required AuthenticatorAttachment? Attachment { get; init; }

    /// <summary>What the browser says of extensions.</summary>
    public required ClientExtensionOutputs ClientExtensions { get; init; }

    /// <summary>What the authenticator says of extensions.</summary>
    public required AuthenticatorExtensionOutputs AuthenticatorExtensions { get; init; }
}
