using Ostiary.Kernel;
using Ostiary.WebAuthn;

namespace Ostiary.Metadata;

/// <summary>What metadata must say of an authenticator's model for its registration to be accepted. As it stands: nothing that is known against it.</summary>
public sealed record MetadataPolicy
{
    private const string PackedFormat = "packed";

    /// <summary>Where the specification leaves it to the relying party to believe an attestation.</summary>
    private const string Step = "WebAuthn L3 §7.1 step 24";

    /// <summary>The statuses that say that a model can no longer be trusted.</summary>
    public static IReadOnlySet<string> Compromised { get; } = new HashSet<string>(
        [
            AuthenticatorStatus.UserVerificationBypass, AuthenticatorStatus.AttestationKeyCompromise, AuthenticatorStatus.UserKeyRemoteCompromise,
            AuthenticatorStatus.UserKeyPhysicalCompromise, AuthenticatorStatus.Revoked,
        ],
        StringComparer.Ordinal);

    /// <summary>Statuses that refuse a model from their effective date on.</summary>
    /// <value>The default is <see cref="Compromised"/>.</value>
    public IReadOnlySet<string> RefusedStatuses { get; init; } = Compromised;

    /// <summary>Whether a model must be proven and have metadata.</summary>
    /// <value>The default is false.</value>
    public bool KnownModelRequired { get; init; }

    /// <summary>Whether metadata whose next update is overdue refuses everything that must have metadata.</summary>
    /// <value>The default is false.</value>
    public bool FreshMetadataRequired { get; init; }

    /// <summary>The level to which a model must be certified at least.</summary>
    /// <value>The default is <see cref="CertificationLevel.None"/>.</value>
    public CertificationLevel LowestCertification { get; init; } = CertificationLevel.None;

    /// <summary>Ways of protecting keys that a model must all have, such as <c>hardware</c> or <c>secure_element</c>.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> DemandedKeyProtection { get; init; } = [];

    /// <summary>Ways of protecting keys that a model must not have, such as <c>software</c> or <c>remote_handle</c>.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> RefusedKeyProtection { get; init; } = [];

    // What can only be met by a model that is proven and known.
    private bool DemandsKnownModel =>
        KnownModelRequired || LowestCertification > CertificationLevel.None || DemandedKeyProtection.Count > 0 || RefusedKeyProtection.Count > 0;

    /// <summary>Judges a registration whose attestation was verified and, where there is one, followed to its anchor.</summary>
    /// <param name="registration">The registration.</param>
    /// <param name="metadata">What is known of models.</param>
    /// <param name="at">When the ceremony takes place.</param>
    /// <remarks>
    /// Fails with <c>metadata.model_unproven</c>, <c>metadata.model_unknown</c>, <c>metadata.blob_stale</c>, <c>metadata.status_refused</c> (the detail is
    /// the status), <c>metadata.attestation_type_unlisted</c>, <c>metadata.algorithm_unlisted</c>, <c>metadata.certification_too_low</c> or
    /// <c>metadata.key_protection_refused</c>. Pure: safe to call from any thread.
    /// </remarks>
    public Outcome<ModelStanding> Judge(VerifiedRegistration registration, AuthenticatorMetadata metadata, DateTimeOffset at)
    {
        var model = JudgedModel.Of(registration, metadata, at);
        var broken = ModelIsKnownIfDemanded(model)
            ?? MetadataIsFreshIfDemanded(metadata, at)
            ?? NoReportRefuses(model)
            ?? AttestationTypesAreListed(model)
            ?? CredentialsAlgorithmIsListed(model)
            ?? SignersAlgorithmIsListed(model)
            ?? CertificationIsHighEnough(model)
            ?? KeysAreProtected(model);

        return Outcome.Unless(broken is null ? null : broken with { Step = Step }, new ModelStanding
        {
            Entry = model.Entry,
            IsProven = model.IsProven,
            Attestation = model.Attestation,
            Certification = Certification.Of(model.Reports),
            UpdateIsAvailable = model.Reports.Any(report => report.Status == AuthenticatorStatus.UpdateAvailable),
        });
    }

    private Failure? ModelIsKnownIfDemanded(JudgedModel model) =>
        !DemandsKnownModel ? null
        : !model.IsProven ? new(MetadataCodes.ModelUnproven, $"trust is {model.Registration.Attestation.Trust}")
        : model.Entry is null ? new(MetadataCodes.ModelUnknown, $"AAGUID {model.Registration.Credential.Aaguid}")
        : null;

    private Failure? MetadataIsFreshIfDemanded(AuthenticatorMetadata metadata, DateTimeOffset at) =>
        FreshMetadataRequired && (metadata.Blob is not { } blob || blob.IsStale(at)) ? new(MetadataCodes.BlobStale) : null;

    // A compromised key that a report names by its certificate is no reason against those who do not rest on it.
    private Failure? NoReportRefuses(JudgedModel model) =>
        model.Reports.FirstOrDefault(report => RefusedStatuses.Contains(report.Status) && IsAbout(report, model)) is { } refusing
            ? new(MetadataCodes.StatusRefused, refusing.Status)
            : null;

    private static bool IsAbout(StatusReport report, JudgedModel model) =>
        report.Status != AuthenticatorStatus.AttestationKeyCompromise || report.Certificate is not { } certificate || model.RestsOn(certificate);

    private static Failure? AttestationTypesAreListed(JudgedModel model)
    {
        if (model.Entry?.Statement?.AttestationTypes is not { Count: > 0 } listed)
            return null;

        var unlisted = model.Statements.FirstOrDefault(statement => NamesOf(statement.Type) is { Length: > 0 } names && !names.Any(listed.Contains));
        return unlisted is null ? null : new(MetadataCodes.AttestationTypeUnlisted, $"{unlisted.Type}; listed are {string.Join(", ", listed)}");
    }

    private static Failure? CredentialsAlgorithmIsListed(JudgedModel model) =>
        AlgorithmsOf(model) is { } listed && !listed.Contains(model.Registration.Credential.Algorithm)
            ? new(MetadataCodes.AlgorithmUnlisted, $"the credential's, {model.Registration.Credential.Algorithm}")
            : null;

    // Only the packed format lets any key of the maker's sign; the others say themselves what their certificate's key is.
    private static Failure? SignersAlgorithmIsListed(JudgedModel model) =>
        AlgorithmsOf(model) is { } listed
        && model.Statements.Where(statement => statement.Format == PackedFormat).Select(JudgedModel.SignerOf)
            .Any(key => key is not null && !listed.Overlaps(RegisteredAlgorithms.OfKey(key)))
            ? new(MetadataCodes.AlgorithmUnlisted, "that of the attestation certificate's key")
            : null;

    private static IReadOnlySet<CoseAlgorithm>? AlgorithmsOf(JudgedModel model) =>
        model.Entry?.Statement?.AuthenticationAlgorithms is { Count: > 0 } names ? RegisteredAlgorithms.Named(names) : null;

    private Failure? CertificationIsHighEnough(JudgedModel model) =>
        Certification.Of(model.Reports) is var level && level < LowestCertification
            ? new(MetadataCodes.CertificationTooLow, $"{level}; {LowestCertification} is due")
            : null;

    private Failure? KeysAreProtected(JudgedModel model)
    {
        var listed = model.Entry?.Statement?.KeyProtection ?? [];
        if (DemandedKeyProtection.FirstOrDefault(demanded => !listed.Contains(demanded)) is { } missing)
            return new(MetadataCodes.KeyProtectionRefused, $"{missing} is due");

        return RefusedKeyProtection.FirstOrDefault(listed.Contains) is { } refused ? new(MetadataCodes.KeyProtectionRefused, refused) : null;
    }

    // FIDO Registry of Predefined Values §3.6.3. Basic and AttCA look alike in a packed statement.
    private static string[] NamesOf(AttestationType type) => type switch
    {
        AttestationType.Basic => ["basic_full", "attca"],
        AttestationType.Self => ["basic_surrogate"],
        AttestationType.AttCa => ["attca"],
        AttestationType.AnonCa => ["anonca"],
        _ => [],
    };
}

/// <summary>How a model stands that a policy accepted.</summary>
public sealed record ModelStanding
{
    /// <summary>What metadata says of it; null when it says nothing.</summary>
    public required MetadataEntry? Entry { get; init; }

    /// <summary>True when somebody whom the relying party trusts vouches for the model; otherwise the entry is that of the model it claims to be.</summary>
    public required bool IsProven { get; init; }

    /// <summary>The attestation, its type AttCA where only metadata can tell it from Basic.</summary>
    public required AttestationResult Attestation { get; init; }

    /// <summary>How far it is certified.</summary>
    public required CertificationLevel Certification { get; init; }

    /// <summary>True when its maker has newer software for it, which users should be told.</summary>
    public required bool UpdateIsAvailable { get; init; }
}
