using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The packed format (WebAuthn L3 §8.2): the new key signs for itself, or a certificate signs for it.</summary>
internal sealed class PackedFormat : IAttestationFormat
{
    /// <inheritdoc/>
    public string Identifier => "packed";

    /// <inheritdoc/>
    /// <remarks>Fails with <c>webauthn.algorithm_unsupported</c> or one of the <c>webauthn.attestation_…</c> codes.</remarks>
    public Outcome<AttestationResult> Verify(AttestationClaim claim)
    {
        if (!PackedStatement.Parse(claim.Statement).TryGet(out var statement, out var failure))
            return failure;

        return statement.Certificates is null
            ? VerifySelf(statement, claim)
            : VerifyCertified(statement, statement.Certificates, claim);
    }

    private Outcome<AttestationResult> VerifySelf(PackedStatement statement, AttestationClaim claim)
    {
        var broken = AlgorithmIsTheCredentials(statement, claim)
            ?? SignatureIsBy(claim.CredentialKey, statement, claim);

        return broken is not null ? broken : new AttestationResult { Format = Identifier, Type = AttestationType.Self };
    }

    private Outcome<AttestationResult> VerifyCertified(
        PackedStatement statement, IReadOnlyList<ReadOnlyMemory<byte>> trustPath, AttestationClaim claim)
    {
        if (!ReadAll(trustPath).TryGet(out var certificates, out var failure))
            return failure;

        var leaf = certificates[0];
        if (!leaf.Key.For(statement.Algorithm).TryGet(out var key, out failure))
            return failure;

        var broken = SignatureIsBy(key, statement, claim)
            ?? PackedCertificateProfile.FirstBrokenRule(leaf)
            ?? AaguidIsTheCredentials(leaf, claim)
            ?? CertificatesAreInForce(certificates, claim);

        return broken is not null
            ? broken
            : new AttestationResult { Format = Identifier, Type = AttestationType.Basic, TrustPath = trustPath };
    }

    private static Outcome<List<AttestationCertificate>> ReadAll(IReadOnlyList<ReadOnlyMemory<byte>> trustPath)
    {
        var certificates = new List<AttestationCertificate>(trustPath.Count);
        foreach (var der in trustPath)
        {
            if (!AttestationCertificate.Read(der).TryGet(out var certificate, out var failure))
                return failure with { Detail = $"x5c[{certificates.Count}]" };
            certificates.Add(certificate);
        }

        return certificates;
    }

    private static Failure? AlgorithmIsTheCredentials(PackedStatement statement, AttestationClaim claim) =>
        statement.Algorithm == (int)claim.CredentialKey.Algorithm
            ? null
            : new(
                WebAuthnCodes.AttestationAlgorithmMismatch,
                $"alg {statement.Algorithm}; the credential's is {(int)claim.CredentialKey.Algorithm}");

    private static Failure? SignatureIsBy(CoseKey key, PackedStatement statement, AttestationClaim claim) =>
        key.Verify(claim.SignedBytes(), statement.Signature.Span)
            ? null
            : new(WebAuthnCodes.AttestationSignatureInvalid);

    private static Failure? AaguidIsTheCredentials(AttestationCertificate leaf, AttestationClaim claim) =>
        AaguidExtension.Read(leaf).TryGet(out var certified, out var failure)
            ? certified is null || certified == claim.Credential.Aaguid
                ? null
                : new(WebAuthnCodes.AttestationAaguidMismatch)
            : failure;

    private static Failure? CertificatesAreInForce(List<AttestationCertificate> certificates, AttestationClaim claim)
    {
        var index = certificates.FindIndex(certificate => !certificate.IsInForce(claim.At));
        return index < 0 ? null : new(WebAuthnCodes.AttestationCertificateNotInForce, $"x5c[{index}]");
    }
}
