using System.Globalization;
using Ostiary.Accounts;

namespace Ostiary.Console.RelyingParties;

/// <summary>A relying party as an administrator types it. Empty fields arrive as null.</summary>
public sealed record RelyingPartyForm
{
    public string? Name { get; init; }

    /// <summary>Only read for a new one: an RP ID never changes.</summary>
    public string? RpId { get; init; }

    /// <summary>One origin a line.</summary>
    public string? Origins { get; init; }

    public string? HostedOrigin { get; init; }

    /// <summary>A checkbox: <c>on</c>, or not sent at all.</summary>
    public string? SelfSignUp { get; init; }

    public string? UserVerification { get; init; }

    public string? ResidentKey { get; init; }

    public string? Attestation { get; init; }

    public string? AllowCredentials { get; init; }

    public string? SignCount { get; init; }

    public string? BackupEligibility { get; init; }

    /// <summary>One origin a line.</summary>
    public string? RelatedOrigins { get; init; }

    /// <summary>Words with spaces or commas between, in order.</summary>
    public string? Hints { get; init; }

    /// <summary>Words with spaces or commas between, in order.</summary>
    public string? AttestationFormats { get; init; }

    /// <summary>Words with spaces or commas between, in order.</summary>
    public string? Algorithms { get; init; }

    /// <summary>Package name and fingerprint, one app a line.</summary>
    public string? AndroidApps { get; init; }

    /// <summary>Team id, a dot and bundle id, one app a line.</summary>
    public string? AppleApps { get; init; }

    /// <summary>Certificates in PEM, one after the other.</summary>
    public string? AttestationRoots { get; init; }

    /// <summary>One AAGUID a line.</summary>
    public string? AllowedModels { get; init; }

    /// <summary>One AAGUID a line.</summary>
    public string? BlockedModels { get; init; }

    /// <summary>A checkbox: <c>on</c>, or not sent at all.</summary>
    public string? KnownModelRequired { get; init; }

    public string? LowestCertification { get; init; }

    /// <summary>Words with spaces or commas between.</summary>
    public string? KeyProtection { get; init; }

    /// <summary>Words with spaces or commas between.</summary>
    public string? Tolerated { get; init; }

    /// <summary>Seconds.</summary>
    public string? Timeout { get; init; }

    /// <summary>The stored relying party, as a form to begin with.</summary>
    public static RelyingPartyForm Of(RelyingParty stored) => new()
    {
        Name = stored.Name,
        RpId = stored.RpId,
        Origins = string.Join('\n', stored.Origins),
        HostedOrigin = stored.HostedOrigin,
        SelfSignUp = stored.SelfSignUp ? "on" : null,
        UserVerification = stored.Policy.UserVerification,
        ResidentKey = stored.Policy.ResidentKey,
        Attestation = stored.Policy.Attestation,
        AllowCredentials = stored.Policy.AllowCredentials,
        SignCount = stored.Policy.SignCount,
        BackupEligibility = stored.Policy.BackupEligibility,
        RelatedOrigins = string.Join('\n', stored.Policy.RelatedOrigins),
        Hints = string.Join(' ', stored.Policy.Hints),
        AttestationFormats = string.Join(' ', stored.Policy.AttestationFormats),
        Algorithms = string.Join(' ', stored.Policy.Algorithms),
        AndroidApps = AppText.Write(stored.Policy.AndroidApps),
        AppleApps = AppText.Write(stored.Policy.AppleApps),
        AttestationRoots = CertificateText.Write(stored.Policy.Profile.Roots),
        AllowedModels = string.Join('\n', stored.Policy.Profile.AllowedModels),
        BlockedModels = string.Join('\n', stored.Policy.Profile.BlockedModels),
        KnownModelRequired = stored.Policy.Profile.KnownModelRequired ? "on" : null,
        LowestCertification = stored.Policy.Profile.LowestCertification,
        KeyProtection = string.Join(' ', stored.Policy.Profile.KeyProtection),
        Tolerated = string.Join(' ', stored.Policy.Profile.Tolerated),
        Timeout = ((int)stored.Policy.Timeout.TotalSeconds).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A form with the defaults, for a new one.</summary>
    public static RelyingPartyForm New() => Of(new RelyingParty
    {
        Id = default,
        Name = "",
        RpId = "",
        Origins = [],
        HostedOrigin = "",
        CreatedAt = default,
    });

    /// <summary>What was typed, upon a stored or a new relying party; nothing is checked yet.</summary>
    public RelyingParty On(RelyingParty stored) => stored with
    {
        Name = Name?.Trim() ?? "",
        Origins = Lines(Origins),
        HostedOrigin = HostedOrigin?.Trim() ?? "",
        SelfSignUp = SelfSignUp is not null,
        Policy = new CeremonyPolicy
        {
            UserVerification = UserVerification ?? "",
            ResidentKey = ResidentKey ?? "",
            Attestation = Attestation ?? "",
            AllowCredentials = AllowCredentials ?? "",
            SignCount = SignCount ?? stored.Policy.SignCount,
            BackupEligibility = BackupEligibility ?? stored.Policy.BackupEligibility,
            RelatedOrigins = Lines(RelatedOrigins),
            Hints = Lines(Hints),
            AttestationFormats = Lines(AttestationFormats),
            Algorithms = Lines(Algorithms),
            AndroidApps = AppText.ReadAndroid(AndroidApps),
            AppleApps = AppText.ReadApple(AppleApps),
            Profile = ProfileTyped(),
            Timeout = int.TryParse(Timeout, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero,
        },
    };

    private AttestationProfile ProfileTyped() => new()
    {
        Roots = CertificateText.Read(AttestationRoots),
        AllowedModels = Lines(AllowedModels),
        BlockedModels = Lines(BlockedModels),
        KnownModelRequired = KnownModelRequired is not null,
        LowestCertification = LowestCertification ?? "none",
        KeyProtection = Lines(KeyProtection),
        Tolerated = Lines(Tolerated),
    };

    private static string[] Lines(string? text) =>
        (text ?? "").Split(['\n', '\r', ' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
