using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>How much an attestation must prove.</summary>
public enum AttestationDemand
{
    /// <summary>A statement, where there is one, verifies by its format; who issued its certificates is told and refuses nothing.</summary>
    Statement,

    /// <summary>The statement's certificates lead to an anchor of the relying party.</summary>
    Anchored,
}

/// <summary>Which authenticators a relying party takes, and on whose word (WebAuthn L3 §7.1 steps 21 to 24). As it stands: any.</summary>
public sealed record AttestationPolicy
{
    /// <summary>Every authenticator is taken; statements verify by the letter.</summary>
    public static AttestationPolicy Default { get; } = new();

    /// <summary>How much an attestation must prove.</summary>
    /// <value>The default is <see cref="AttestationDemand.Statement"/>.</value>
    public AttestationDemand Demand { get; init; } = AttestationDemand.Statement;

    /// <summary>Whom to trust.</summary>
    /// <value>The default is <see cref="ConfiguredAnchors.None"/>.</value>
    public IAttestationAnchors Anchors { get; init; } = ConfiguredAnchors.None;

    /// <summary>The only models to take, proven by their attestation; null for all.</summary>
    /// <value>The default is null.</value>
    public IReadOnlySet<Aaguid>? AllowedModels { get; init; }

    /// <summary>Models to refuse. Since an authenticator that proves nothing could be any of them, a list that is not empty refuses that too.</summary>
    /// <value>The default is none.</value>
    public IReadOnlySet<Aaguid> BlockedModels { get; init; } = new HashSet<Aaguid>();

    /// <summary>Whether a key that signed for itself passes where an authenticator's attestation is required. It never proves a model.</summary>
    /// <value>The default is false.</value>
    public bool SelfAccepted { get; init; }

    /// <summary>What attestations may get wrong.</summary>
    /// <value>The default is <see cref="AttestationTolerances.None"/>.</value>
    public AttestationTolerances Tolerated { get; init; } = AttestationTolerances.None;

    /// <summary>True when some models are taken and others not.</summary>
    internal bool ChoosesModels => AllowedModels is not null || BlockedModels.Count > 0;

    /// <summary>What in the policy cannot be meant, for a look at start; null when it can.</summary>
    /// <param name="conveyance">How much attestation the options will ask for.</param>
    /// <remarks>
    /// Fails with <c>webauthn.attestation_policy_contradictory</c>, the member at fault as field: attestation required with nobody to trust, an
    /// anchor demanded while the client is asked for no attestation, models chosen without demanding that they are proven, a model both allowed and blocked.
    /// </remarks>
    public Failure? Contradiction(AttestationConveyance conveyance) =>
        RequiredAttestationHasAnchors(conveyance)
        ?? DemandedAttestationIsAskedFor(conveyance)
        ?? ChosenModelsAreProven()
        ?? NoModelIsAllowedAndBlocked();

    private Failure? RequiredAttestationHasAnchors(AttestationConveyance conveyance) =>
        (Demand is AttestationDemand.Anchored || conveyance.RequiresAttestation()) && !Anchors.AreConfigured
            ? Contradictory(nameof(Anchors), "attestation is required, and no anchor is configured that could vouch for one")
            : null;

    private Failure? DemandedAttestationIsAskedFor(AttestationConveyance conveyance) =>
        Demand is AttestationDemand.Anchored && conveyance is AttestationConveyance.None
            ? Contradictory(nameof(Demand), "an anchor is demanded, and the client is asked to leave attestation out")
            : null;

    private Failure? ChosenModelsAreProven() =>
        ChoosesModels && Demand is not AttestationDemand.Anchored
            ? Contradictory(
                AllowedModels is not null ? nameof(AllowedModels) : nameof(BlockedModels),
                "models are chosen, and nothing is demanded that proves a model")
            : null;

    private Failure? NoModelIsAllowedAndBlocked() =>
        AllowedModels?.Where(BlockedModels.Contains).ToList() is [var model, ..]
            ? Contradictory(nameof(BlockedModels), $"{model} is both allowed and blocked")
            : null;

    private static Failure Contradictory(string member, string detail) => new(WebAuthnCodes.AttestationPolicyContradictory, detail) { Field = member };
}
