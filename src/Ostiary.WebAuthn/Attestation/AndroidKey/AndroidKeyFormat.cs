using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The <c>android-key</c> format (WebAuthn L3 §8.4): Android's keystore certifies the new key itself, and describes it in the certificate.</summary>
internal sealed class AndroidKeyFormat : IAttestationFormat
{
    /// <inheritdoc/>
    public string Identifier => "android-key";

    /// <inheritdoc/>
    /// <remarks>Fails with <c>webauthn.algorithm_unsupported</c>, one of the <c>webauthn.cose_key_…</c> or one of the <c>webauthn.attestation_…</c> codes.</remarks>
    public Outcome<AttestationResult> Verify(AttestationClaim claim)
    {
        if (!AndroidKeyStatement.Parse(claim.Statement).TryGet(out var statement, out var failure))
            return failure;

        if (!CertificateList.Read(statement.Certificates).TryGet(out var certificates, out failure))
            return failure;

        if (!certificates.Leaf.Key.For(statement.Algorithm).TryGet(out var key, out failure))
            return failure;

        var broken = SignatureIsBy(key, statement, claim)
            ?? CertifiedKeyIsTheCredentials(certificates, claim)
            ?? DescriptionIsAsDue(certificates, claim)
            ?? certificates.AllAreInForce(claim.At);

        return broken is not null
            ? broken
            : new AttestationResult { Format = Identifier, Type = AttestationType.Basic, TrustPath = statement.Certificates, Certificates = certificates };
    }

    private static Failure? SignatureIsBy(CoseKey key, AndroidKeyStatement statement, AttestationClaim claim) =>
        key.Verify(claim.SignedBytes(), statement.Signature.Span)
            ? null
            : new(WebAuthnCodes.AttestationSignatureInvalid);

    private static Failure? CertifiedKeyIsTheCredentials(CertificateList certificates, AttestationClaim claim) =>
        certificates.Leaf.Key.Is(claim.CredentialKey) ? null : new(WebAuthnCodes.AttestationKeyMismatch);

    private static Failure? DescriptionIsAsDue(CertificateList certificates, AttestationClaim claim) =>
        KeyDescription.Of(certificates).TryGet(out var description, out var failure)
            ? AndroidKeyRules.FirstBroken(description, claim)
            : failure;
}
