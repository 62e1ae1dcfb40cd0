namespace Ostiary.WebAuthn;

/// <summary>What to do when the sign count did not grow although it should have (WebAuthn L3 §7.2 step 22); a drop to zero is one of these.</summary>
public enum SignCountPolicy
{
    /// <summary>Refuse with <c>webauthn.sign_count_went_backwards</c>.</summary>
    Refuse,

    /// <summary>Accept, and say so in <see cref="VerifiedAuthentication.SignCountWentBackwards"/>.</summary>
    Flag,
}

/// <summary>What to do when a credential's backup eligibility is not what was stored (WebAuthn L3 §7.2 step 19).</summary>
public enum BackupEligibilityPolicy
{
    /// <summary>Refuse with <c>webauthn.backup_eligibility_changed</c>: the specification fixes it for the credential's life.</summary>
    Refuse,

    /// <summary>Accept, keep what is stored, and say so in <see cref="VerifiedAuthentication.BackupEligibilityChanged"/>.</summary>
    Flag,

    /// <summary>
    /// Accept a credential that became eligible, as providers do that began to synchronize what they held, and store that it is. One that
    /// ceased to be is refused as under <see cref="Refuse"/>: no provider does that.
    /// </summary>
    Upgrade,
}

/// <summary>When the first verification of the user may be stored as <c>uvInitialized</c> (WebAuthn L3 §7.2 step 24).</summary>
public enum UvInitializedPolicy
{
    /// <summary>
    /// Not by this ceremony alone: whoever found the authenticator may have set up its PIN. <see cref="VerifiedAuthentication.UserVerifiedFirst"/>
    /// says that another factor of equal strength is due; once it is given, the caller stores true.
    /// </summary>
    AfterAnotherFactor,

    /// <summary>By this ceremony: the caller has another factor already, or takes the risk knowingly.</summary>
    AtFirstVerification,
}

/// <summary>How a credential's backup changed since the last ceremony (WebAuthn L3 §6.1.3).</summary>
public enum BackupChange
{
    /// <summary>Backed up as before, or not as before.</summary>
    None,

    /// <summary>It is backed up since: losing the device no longer loses the passkey.</summary>
    Gained,

    /// <summary>It is no longer backed up: time to see whether the user has another way in.</summary>
    Lost,
}
