using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The tpm format (WebAuthn L3 §8.3): an attestation key inside a TPM signs that the credential's key is inside it too.</summary>
internal sealed class TpmFormat : IAttestationFormat
{
    /// <inheritdoc/>
    public string Identifier => "tpm";

    /// <inheritdoc/>
    /// <remarks>
    /// Fails with <c>webauthn.algorithm_unsupported</c>, one of the <c>webauthn.attestation_…</c> codes, or one of <c>webauthn.cose_key_…</c>
    /// when the numbers of the attestation key are out of bounds.
    /// </remarks>
    public Outcome<AttestationResult> Verify(AttestationClaim claim)
    {
        if (!TpmStatement.Parse(claim.Statement).TryGet(out var statement, out var failure))
            return failure;

        var broken = PublicAreaIsTheCredentials(statement, claim)
            ?? CertInfoIsSignedByAnAttestationKey(statement, claim)
            ?? CertInfoIsAboutTheCredential(statement, claim);

        return broken is not null
            ? broken
            : new AttestationResult { Format = Identifier, Type = AttestationType.AttCa, TrustPath = statement.Certificates };
    }

    private static Failure? PublicAreaIsTheCredentials(TpmStatement statement, AttestationClaim claim) =>
        statement.PublicArea.Key.Is(claim.CredentialKey)
            ? null
            : new(WebAuthnCodes.AttestationTpmPublicAreaMismatch, $"the credential's alg is {(int)claim.CredentialKey.Algorithm}");

    /// <summary>The integrity of <c>certInfo</c>: who signed it, and whether that was an attestation key.</summary>
    private static Failure? CertInfoIsSignedByAnAttestationKey(TpmStatement statement, AttestationClaim claim)
    {
        if (!CertificateList.Read(statement.Certificates).TryGet(out var certificates, out var failure))
            return failure;

        var leaf = certificates.Leaf;
        if (!leaf.Key.For(statement.Scheme).TryGet(out var key, out failure))
            return failure;

        return SignatureIsBy(key, statement)
            ?? TpmCertificateProfile.FirstBrokenRule(leaf, claim.Tolerated)
            ?? AaguidExtension.IsTheCredentials(leaf, claim)
            ?? certificates.AllAreInForce(claim.At);
    }

    /// <summary>The content of <c>certInfo</c>: a certification, made for this ceremony, of the key described.</summary>
    private static Failure? CertInfoIsAboutTheCredential(TpmStatement statement, AttestationClaim claim) =>
        TpmCertification.Parse(statement.CertInfo.Span).TryGet(out var certification, out var failure)
            ? ExtraDataIsOfThisCeremony(certification, statement, claim) ?? NameIsThePublicAreas(certification, statement)
            : failure;

    private static Failure? SignatureIsBy(CoseKey key, TpmStatement statement) =>
        key.Verify(statement.CertInfo.Span, statement.Signature.Span)
            ? null
            : new(WebAuthnCodes.AttestationSignatureInvalid);

    private static Failure? ExtraDataIsOfThisCeremony(TpmCertification certification, TpmStatement statement, AttestationClaim claim) =>
        certification.ExtraData.Span.SequenceEqual(CryptographicOperations.HashData(statement.Scheme.Hash, claim.SignedBytes()))
            ? null
            : new(WebAuthnCodes.AttestationTpmExtraDataMismatch);

    private static Failure? NameIsThePublicAreas(TpmCertification certification, TpmStatement statement) =>
        certification.Name.Span.SequenceEqual(statement.PublicArea.Name.Span)
            ? null
            : new(WebAuthnCodes.AttestationTpmNameMismatch);
}
