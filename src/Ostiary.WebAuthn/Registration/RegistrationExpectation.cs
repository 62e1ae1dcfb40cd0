namespace Ostiary.WebAuthn;

/// <summary>What a registration must be to be accepted, as it was decided when its options were issued.</summary>
public sealed record RegistrationExpectation : CeremonyExpectation
{
    /// <summary>The algorithms that were offered; the new credential must use one of them.</summary>
    public required IReadOnlyList<CoseAlgorithm> Algorithms { get; init; }

    /// <summary>When the ceremony takes place: certificates must be in force then.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the options were issued for conditional create, where the user may be neither present nor verified.</summary>
    /// <value>The default is false.</value>
    public bool Conditional { get; init; }

    /// <summary>Whether a credential that the browser reports as not discoverable is refused.</summary>
    /// <value>The default is false.</value>
    public bool DiscoverableRequired { get; init; }

    /// <summary>How much attestation was asked for; <see cref="AttestationConveyance.Direct"/> and <see cref="AttestationConveyance.Enterprise"/> refuse what identifies no authenticator.</summary>
    /// <value>The default is <see cref="AttestationConveyance.None"/>.</value>
    public AttestationConveyance Attestation { get; init; } = AttestationConveyance.None;

    /// <summary>Which authenticators are taken, and on whose word.</summary>
    /// <value>The default is <see cref="AttestationPolicy.Default"/>.</value>
    public AttestationPolicy Policy { get; init; } = AttestationPolicy.Default;

    /// <summary>The ids of credentials that were excluded.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<ReadOnlyMemory<byte>> ExcludedCredentials { get; init; } = [];
}
