using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The format of authenticators older than FIDO2 (WebAuthn L3 §8.6): a batch certificate signs a U2F registration response.</summary>
internal sealed class FidoU2fFormat : IAttestationFormat
{
    // U2F Raw Message Formats §4.3: reserved for future use.
    private const byte Reserved = 0;

    /// <inheritdoc/>
    public string Identifier => "fido-u2f";

    /// <inheritdoc/>
    /// <remarks>Fails with one of the <c>webauthn.attestation_…</c> codes, among them <c>webauthn.attestation_aaguid_mismatch</c> for an AAGUID that is not zero.</remarks>
    public Outcome<AttestationResult> Verify(AttestationClaim claim)
    {
        var members = new StatementMembers(claim.Statement);
        var signature = members.Bytes("sig");
        var encoded = members.Certificates();
        if (members.End() is { } malformed)
            return malformed;

        if (!CertificateList.Read(encoded).TryGet(out var certificates, out var failure))
            return failure;

        var broken = CertificateIsAlone(certificates)
            ?? CertificateKeyIsOnP256(certificates.Leaf)
            ?? CredentialKeyIsOnP256(claim)
            ?? SignatureIsBy(certificates.Leaf, signature, claim)
            ?? ModelIsNotTold(claim)
            ?? certificates.AllAreInForce(claim.At);

        // Metadata alone tells Basic from AttCA here (step 7).
        return broken is not null
            ? broken
            : new AttestationResult { Format = Identifier, Type = AttestationType.Basic, TrustPath = encoded, Certificates = certificates };
    }

    private static Failure? CertificateIsAlone(CertificateList certificates) =>
        certificates.Certificates.Count == 1
            ? null
            : new(WebAuthnCodes.AttestationStatementMalformed, $"x5c of exactly one certificate is due; there are {certificates.Certificates.Count}");

    private static Failure? CertificateKeyIsOnP256(AttestationCertificate leaf) =>
        leaf.Key.Curve is CoseCurve.P256 ? null : new(WebAuthnCodes.AttestationCertificateUnsuitable, "a key on P-256 is due");

    private static Failure? CredentialKeyIsOnP256(AttestationClaim claim) =>
        claim.CredentialKey is EllipticCurveKey { Curve: CoseCurve.P256 }
            ? null
            : new(WebAuthnCodes.AttestationAlgorithmMismatch, $"a credential key on P-256 is due; its alg is {(int)claim.CredentialKey.Algorithm}");

    private static Failure? SignatureIsBy(AttestationCertificate leaf, ReadOnlyMemory<byte> signature, AttestationClaim claim)
    {
        if (!leaf.Key.For((int)CoseAlgorithm.ES256).TryGet(out var key, out var failure))
            return failure;

        return key.Verify(SignedBytes(claim), signature.Span) ? null : new(WebAuthnCodes.AttestationSignatureInvalid);
    }

    /// <summary>Step 5: the bytes that a U2F authenticator signs, instead of the authenticator data that it does not know.</summary>
    private static byte[] SignedBytes(AttestationClaim claim) =>
    [
        Reserved,
        .. claim.AuthenticatorData.RpIdHash.Span,
        .. claim.ClientDataHash.Span,
        .. claim.Credential.Id.Span,
        .. ((EllipticCurveKey)claim.CredentialKey).Point,
    ];

    // The signature does not cover the AAGUID, so any other than zero is somebody's invention.
    private static Failure? ModelIsNotTold(AttestationClaim claim) =>
        claim.Credential.Aaguid.IsZero || claim.Tolerated.HasFlag(AttestationTolerances.NonZeroU2fAaguid)
            ? null
            : new(WebAuthnCodes.AttestationAaguidMismatch, "an AAGUID of zeros is due in fido-u2f");
}
