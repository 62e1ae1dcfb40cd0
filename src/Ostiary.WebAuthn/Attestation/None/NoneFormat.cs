using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>No attestation (WebAuthn L3 §8.7): the statement is an empty map.</summary>
internal sealed class NoneFormat : IAttestationFormat
{
    /// <inheritdoc/>
    public string Identifier => "none";

    /// <inheritdoc/>
    public Outcome<AttestationResult> Verify(AttestationClaim claim) =>
        claim.Statement is CborValue.Map { Entries.Length: 0 }
            ? new AttestationResult { Format = Identifier, Type = AttestationType.None }
            : new Failure(WebAuthnCodes.AttestationStatementMalformed, "an empty map is due");
}
