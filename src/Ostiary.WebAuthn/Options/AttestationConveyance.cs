namespace Ostiary.WebAuthn;

/// <summary>How much the relying party wants to know of the authenticator's origin (WebAuthn L3 §5.4.7).</summary>
public enum AttestationConveyance
{
    /// <summary>Nothing is asked for; whatever comes is verified all the same.</summary>
    None,

    /// <summary>The client may replace the statement by an anonymized one.</summary>
    Indirect,

    /// <summary>The authenticator's own statement; a registration without one is refused.</summary>
    Direct,

    /// <summary>A statement that may identify the single device; a registration without one is refused.</summary>
    Enterprise,
}

/// <summary>What follows from a conveyance.</summary>
public static class AttestationConveyances
{
    /// <summary>True when a registration without an authenticator's own attestation is refused.</summary>
    public static bool RequiresAttestation(this AttestationConveyance conveyance) =>
        conveyance is AttestationConveyance.Direct or AttestationConveyance.Enterprise;
}
