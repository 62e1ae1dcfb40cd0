using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>
/// The <c>android-safetynet</c> format (WebAuthn L3 §8.5): a service of the platform's maker, since retired, vouches for the device. It says
/// nothing of the key itself.
/// </summary>
internal sealed class AndroidSafetyNetFormat : IAttestationFormat
{
    /// <inheritdoc/>
    public string Identifier => "android-safetynet";

    /// <inheritdoc/>
    /// <remarks>
    /// Fails with <c>webauthn.algorithm_unsupported</c>, one of the <c>webauthn.attestation_…</c> or <c>webauthn.cose_key_…</c> codes, or, where the
    /// service's JSON is not as due, with <c>webauthn.json_…</c>, <c>webauthn.member_…</c> or <c>webauthn.response_too_large</c>.
    /// </remarks>
    public Outcome<AttestationResult> Verify(AttestationClaim claim) =>
        SafetyNetStatement.Parse(claim.Statement)
            .Then(statement => CompactJws.Parse(statement.Response))
            .Then(response => Verify(response, claim));

    private Outcome<AttestationResult> Verify(CompactJws response, AttestationClaim claim)
    {
        if (!CertificateList.Read(response.Header.Certificates).TryGet(out var certificates, out var failure))
            return failure;

        if (!certificates.Leaf.Key.For((int)response.Header.Algorithm).TryGet(out var key, out failure))
            return failure;

        if (SignatureIsBy(key, response) is { } forged)
            return forged;

        if (!SafetyNetPayload.Parse(response.Payload).TryGet(out var payload, out failure))
            return failure;

        var broken = SafetyNetRules.NonceIsOfThisRegistration(payload, claim)
            ?? SafetyNetRules.SignerIsTheService(certificates.Leaf)
            ?? SafetyNetRules.WasMadeJustNow(payload, claim)
            ?? SafetyNetRules.DeviceIsCertified(payload)
            ?? certificates.AllAreInForce(claim.At);

        return broken is not null
            ? broken
            : new AttestationResult { Format = Identifier, Type = AttestationType.Basic, TrustPath = response.Header.Certificates, Certificates = certificates };
    }

    private static Failure? SignatureIsBy(CoseKey key, CompactJws response) =>
        response.IsSignedBy(key) ? null : new(WebAuthnCodes.AttestationSignatureInvalid) { Field = CompactJws.FieldName };
}
