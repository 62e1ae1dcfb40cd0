namespace Ostiary.Metadata;

/// <summary>Something that became known of an authenticator model (FIDO MDS v3 §3.1.3).</summary>
public sealed record StatusReport
{
    /// <summary>The status as written, such as those of <see cref="AuthenticatorStatus"/>; ones that are unknown here are kept.</summary>
    public required string Status { get; init; }

    /// <summary>From which day on it holds, in UTC; null for always.</summary>
    public DateOnly? EffectiveDate { get; init; }

    /// <summary>The version of the authenticator that it is about; null for all.</summary>
    public long? AuthenticatorVersion { get; init; }

    /// <summary>The certificate that it is about, in DER, such as one whose key was compromised; null for all.</summary>
    public ReadOnlyMemory<byte>? Certificate { get; init; }

    /// <summary>Where more is said.</summary>
    public string? Url { get; init; }

    /// <summary>What exactly was certified.</summary>
    public string? CertificationDescriptor { get; init; }

    /// <summary>The number of the certificate of certification.</summary>
    public string? CertificateNumber { get; init; }

    /// <summary>The version of the certification policy.</summary>
    public string? CertificationPolicyVersion { get; init; }

    /// <summary>The version of the security requirements.</summary>
    public string? CertificationRequirementsVersion { get; init; }

    /// <summary>True from the effective date on.</summary>
    public bool HoldsAt(DateTimeOffset at) => EffectiveDate is not { } date || date <= DateOnly.FromDateTime(at.UtcDateTime);
}

/// <summary>The statuses that mean something here (FIDO MDS v3 §3.1.4).</summary>
public static class AuthenticatorStatus
{
    public const string NotFidoCertified = "NOT_FIDO_CERTIFIED";
    public const string UserVerificationBypass = "USER_VERIFICATION_BYPASS";
    public const string AttestationKeyCompromise = "ATTESTATION_KEY_COMPROMISE";
    public const string UserKeyRemoteCompromise = "USER_KEY_REMOTE_COMPROMISE";
    public const string UserKeyPhysicalCompromise = "USER_KEY_PHYSICAL_COMPROMISE";
    public const string UpdateAvailable = "UPDATE_AVAILABLE";
    public const string Revoked = "REVOKED";
}
