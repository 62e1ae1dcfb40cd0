namespace Ostiary.WebAuthn;

/// <summary>What to do when the sign count did not grow although it should have (WebAuthn L3 §7.2 step 22).</summary>
public enum SignCountPolicy
{
    /// <summary>Refuse with <c>webauthn.sign_count_went_backwards</c>.</summary>
    Refuse,

    /// <summary>Accept, and say so in <see cref="VerifiedAuthentication.SignCountWentBackwards"/>.</summary>
    Flag,
}

/// <summary>What to do when a credential's backup eligibility is not what it was (WebAuthn L3 §7.2 step 19).</summary>
public enum BackupEligibilityPolicy
{
    /// <summary>Refuse with <c>webauthn.backup_eligibility_changed</c>.</summary>
    Refuse,

    /// <summary>Accept, and say so in <see cref="VerifiedAuthentication.BackupEligibilityChanged"/>.</summary>
    Flag,
}

/// <summary>What an authentication must be to be accepted, as it was decided when its options were issued.</summary>
public sealed record AuthenticationExpectation : CeremonyExpectation
{
    /// <summary>The ids of the credentials that were asked for.</summary>
    /// <value>The default is none, which means any.</value>
    public IReadOnlyList<ReadOnlyMemory<byte>> AllowedCredentials { get; init; } = [];

    /// <summary>The handle of the user whom the ceremony is about; null when the user was not known beforehand, and the response must say.</summary>
    /// <value>The default is null.</value>
    public ReadOnlyMemory<byte>? UserHandle { get; init; }

    /// <summary>What to do when the sign count did not grow.</summary>
    /// <value>The default is <see cref="SignCountPolicy.Refuse"/>.</value>
    public SignCountPolicy SignCountPolicy { get; init; }

    /// <summary>What to do when the backup eligibility changed.</summary>
    /// <value>The default is <see cref="BackupEligibilityPolicy.Refuse"/>.</value>
    public BackupEligibilityPolicy BackupEligibilityPolicy { get; init; }
}
