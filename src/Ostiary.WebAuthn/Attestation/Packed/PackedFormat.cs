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
        if (!CertificateList.Read(trustPath).TryGet(out var certificates, out var failure))
            return failure;

        var leaf = certificates.Leaf;
        if (!leaf.Key.For(statement.Algorithm).TryGet(out var key, out failure))
            return failure;

        var broken = SignatureIsBy(key, statement, claim)
            ?? PackedCertificateProfile.FirstBrokenRule(leaf)
            ?? AaguidExtension.IsTheCredentials(leaf, claim)
            ?? SerialNumberExtension.IsForEnterprises(leaf, claim)
            ?? certificates.AllAreInForce(claim.At);

        return broken is not null
            ? broken
            : new AttestationResult { Format = Identifier, Type = AttestationType.Basic, TrustPath = trustPath, Certificates = certificates };
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
}
