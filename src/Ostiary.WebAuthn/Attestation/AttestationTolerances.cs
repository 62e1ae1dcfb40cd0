namespace Ostiary.WebAuthn;

/// <summary>What real devices get wrong and a relying party may choose to accept. Each is refused unless it is named.</summary>
[Flags]
public enum AttestationTolerances
{
    /// <summary>Nothing but what the specifications say.</summary>
    None = 0,

    /// <summary>An attestation object, or a statement in it, whose members stand in another order than CTAP2's canonical one, as clients of the first years sent it.</summary>
    AnyMemberOrder = 1,

    /// <summary>An AAGUID other than zero in a <c>fido-u2f</c> registration, which has no way to know one.</summary>
    NonZeroU2fAaguid = 2,

    /// <summary>A TPM whose manufacturer is not in the TCG's registry of vendor ids.</summary>
    UnknownTpmVendor = 4,

    /// <summary>A TPM certificate whose model or firmware version is an empty text.</summary>
    EmptyTpmModel = 8,

    /// <summary>An Android key that software keeps, rather than the trusted execution environment or a secure element.</summary>
    SoftwareAndroidKeys = 16,
}
