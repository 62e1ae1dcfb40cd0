namespace Ostiary.Accounts;

/// <summary>What a relying party asks of its ceremonies. In force is the policy of the moment when options were issued.</summary>
public sealed record CeremonyPolicy
{
    /// <summary>WebAuthn L3 §5.8.6: <c>required</c>, <c>preferred</c> or <c>discouraged</c>.</summary>
    /// <value>The default is <c>required</c>: a passkey replaces a password and its second factor.</value>
    public string UserVerification { get; init; } = "required";

    /// <summary>WebAuthn L3 §5.4.6: <c>required</c>, <c>preferred</c> or <c>discouraged</c>.</summary>
    /// <value>The default is <c>required</c>: only a discoverable credential is a passkey.</value>
    public string ResidentKey { get; init; } = "required";

    /// <summary>WebAuthn L3 §5.4.7: <c>none</c>, <c>indirect</c>, <c>direct</c> or <c>enterprise</c>.</summary>
    /// <value>The default is <c>none</c>.</value>
    public string Attestation { get; init; } = "none";

    /// <summary>Whether options for a known identifier list its passkeys (<c>filled</c>) or none (<c>empty</c>: any discoverable one answers).</summary>
    /// <value>The default is <c>filled</c>; unknown identifiers get decoys.</value>
    public string AllowCredentials { get; init; } = "filled";

    /// <summary>What becomes of a sign-in whose sign count did not grow, as that of a copied passkey would not: <c>refuse</c>, or <c>flag</c> it in the log.</summary>
    /// <value>The default is <c>refuse</c>.</value>
    public string SignCount { get; init => field = value ?? "refuse"; } = "refuse";

    /// <summary>
    /// What becomes of a sign-in whose passkey can be backed up and could not before, or the other way round: <c>refuse</c>, <c>flag</c> it in
    /// the log and keep what is stored, or <c>upgrade</c> one that can now and refuse one that no longer can.
    /// </summary>
    /// <value>The default is <c>refuse</c>: WebAuthn L3 §6.1.3 fixes it for the passkey's life.</value>
    public string BackupEligibility { get; init => field = value ?? "refuse"; } = "refuse";

    /// <summary>Pages outside the RP ID that may use its passkeys (WebAuthn L3 §5.11), in the order of the document that browsers read; https, at most five labels.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> RelatedOrigins { get; init => field = value ?? []; } = [];

    /// <summary>What sort of authenticator browsers suggest first (WebAuthn L3 §5.8.7), most likely first: <c>security-key</c>, <c>client-device</c>, <c>hybrid</c>. A page's own hints come before.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> Hints { get; init => field = value ?? []; } = [];

    /// <summary>The attestation formats wanted (WebAuthn L3 §5.4), most wanted first, such as <c>packed</c>. A wish: whatever format comes is verified.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> AttestationFormats { get; init => field = value ?? []; } = [];

    /// <summary>The algorithms of new passkeys by their names in the IANA COSE registry, such as <c>ES256</c>, most wanted first. A registration with another is refused.</summary>
    /// <value>The default is none, which means <c>EdDSA</c>, <c>ES256</c>, <c>RS256</c>.</value>
    public IReadOnlyList<string> Algorithms { get; init => field = value ?? []; } = [];

    /// <summary>The Android apps that may use its passkeys: told to Android, and let into ceremonies.</summary>
    /// <value>The default is none. At most 32.</value>
    public IReadOnlyList<AndroidApp> AndroidApps { get; init => field = value ?? []; } = [];

    /// <summary>The Apple apps that may use its passkeys: told to Apple's systems.</summary>
    /// <value>The default is none. At most 32.</value>
    public IReadOnlyList<AppleApp> AppleApps { get; init => field = value ?? []; } = [];

    /// <summary>Which authenticators may hold new passkeys.</summary>
    /// <value>The default demands nothing.</value>
    public AttestationProfile Profile { get; init => field = value ?? new(); } = new();

    /// <summary>How long the browser lets a person take, 30 seconds to 10 minutes.</summary>
    /// <value>The default is 5 minutes (WebAuthn L3 §15.1 recommends 5 to 10 minutes).</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);
}
