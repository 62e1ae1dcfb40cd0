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

    /// <summary>Which authenticators may hold new passkeys.</summary>
    /// <value>The default demands nothing.</value>
    public AttestationProfile Profile { get; init => field = value ?? new(); } = new();

    /// <summary>How long the browser lets a person take, 30 seconds to 10 minutes.</summary>
    /// <value>The default is 5 minutes (WebAuthn L3 §15.1 recommends 5 to 10 minutes).</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);
}
