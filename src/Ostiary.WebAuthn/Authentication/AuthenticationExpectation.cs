namespace Ostiary.WebAuthn;

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

    /// <summary>When a credential whose user was never verified counts as one whose user was.</summary>
    /// <value>The default is <see cref="UvInitializedPolicy.AfterAnotherFactor"/>.</value>
    public UvInitializedPolicy UvInitializedPolicy { get; init; }

    /// <summary>The extensions that the options asked for.</summary>
    /// <value>The default is <see cref="AuthenticationExtensions.None"/>.</value>
    public AuthenticationExtensions Extensions { get; init; } = AuthenticationExtensions.None;
}
