using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Decides on whose word a verified statement is trusted, and whether that is enough (WebAuthn L3 §7.1 steps 23 and 24).</summary>
internal static class AttestationAssessment
{
    // Android devices send their whole chain; every other format leaves the root out.
    private static readonly string[] FormatsThatSendTheRoot = ["android-key"];

    private static readonly CertificatePathRules WithRoot = new() { RootMayBeSent = true };

    /// <summary>The result with its anchor and the reason, when the policy is content with it.</summary>
    /// <remarks>
    /// Fails at step 24 with <c>webauthn.attestation_required</c>, a code of <see cref="CertificatePath"/>, or one of the
    /// <c>webauthn.attestation_model_…</c> codes.
    /// </remarks>
    public static Outcome<AttestationResult> Assess(AttestationResult verified, Aaguid aaguid, RegistrationExpectation expected) =>
        Trusted(verified, aaguid, expected)
            .Then(result => Outcome.Unless(FirstRuleBrokenByModel(result, aaguid, expected.Policy), result))
            .Match(Outcome.Of, failure => failure.At(Step.Registration, 24));

    private static Outcome<AttestationResult> Trusted(AttestationResult verified, Aaguid aaguid, RegistrationExpectation expected) =>
        verified switch
        {
            { Statements.Count: > 0 } => EachTrusted(verified, aaguid, expected),
            { TrustPath.Count: > 0 } => Followed(verified, aaguid, expected),
            { Type: AttestationType.Self } when expected.Policy.SelfAccepted || !IsRequired(expected) =>
                verified with { Why = "The new key signed for itself, and nobody vouches for the authenticator." },
            { Type: AttestationType.None } when !IsRequired(expected) =>
                verified with { Why = "There is no attestation, and nobody vouches for the authenticator." },
            _ => new Failure(WebAuthnCodes.AttestationRequired, $"format {verified.Format} of type {verified.Type}"),
        };

    /// <summary>A compound statement is worth what its weakest part is worth, so every part must do.</summary>
    private static Outcome<AttestationResult> EachTrusted(AttestationResult verified, Aaguid aaguid, RegistrationExpectation expected)
    {
        var statements = new List<AttestationResult>(verified.Statements.Count);
        foreach (var statement in verified.Statements)
        {
            if (!Trusted(statement, aaguid, expected).TryGet(out var trusted, out var failure))
                return failure with { Detail = $"statement {statements.Count}, {statement.Format}: {failure.Detail}" };
            statements.Add(trusted);
        }

        var reasons = statements.Select(statement => $"{statement.Format}: {statement.Why}");
        return verified with { Statements = statements, Why = string.Join(' ', reasons) };
    }

    /// <summary>Steps 23 and 24 for a statement with certificates.</summary>
    private static Outcome<AttestationResult> Followed(AttestationResult verified, Aaguid aaguid, RegistrationExpectation expected)
    {
        var read = verified.Certificates is { } known ? Outcome.Of(known) : CertificateList.Read(verified.TrustPath);
        if (!read.TryGet(out var certificates, out var failure))
            return failure;

        var anchors = expected.Policy.Anchors.For(ModelOf(verified.Format, aaguid, certificates.Leaf));
        if (anchors.Count == 0 && expected.Policy.Demand is AttestationDemand.Statement)
            return verified with { Why = "It has certificates, and no anchor is configured for its model to follow them to." };

        var rules = FormatsThatSendTheRoot.Contains(verified.Format) ? WithRoot : CertificatePathRules.Default;
        if (CertificatePath.Follow(certificates, anchors, expected.At, rules).TryGet(out var anchor, out failure))
            return verified with { Anchor = anchor, Why = $"Its certificates lead to the anchor with SHA-256 {Convert.ToHexStringLower(SHA256.HashData(anchor.Span))}." };

        return expected.Policy.Demand is AttestationDemand.Anchored
            ? failure
            : verified with { Why = $"Its certificates are not trusted, and need not be: {failure}." };
    }

    private static AttestedModel ModelOf(string format, Aaguid aaguid, AttestationCertificate leaf) =>
        new() { Format = format, Aaguid = aaguid, CertificateKeyIdentifier = leaf.Key.Identifier() };

    private static bool IsRequired(RegistrationExpectation expected) =>
        expected.Policy.Demand is AttestationDemand.Anchored || expected.Attestation.RequiresAttestation();

    private static Failure? FirstRuleBrokenByModel(AttestationResult result, Aaguid aaguid, AttestationPolicy policy) =>
        ModelIsProven(result, policy)
        ?? ModelIsNotBlocked(aaguid, policy)
        ?? ModelIsAllowed(aaguid, policy);

    private static Failure? ModelIsProven(AttestationResult result, AttestationPolicy policy) =>
        !policy.ChoosesModels || result.Trust is AttestationTrust.Anchored
            ? null
            : new(WebAuthnCodes.AttestationModelUnproven, $"format {result.Format} of type {result.Type}");

    private static Failure? ModelIsNotBlocked(Aaguid aaguid, AttestationPolicy policy) =>
        policy.BlockedModels.Contains(aaguid) ? new(WebAuthnCodes.AttestationModelBlocked, $"AAGUID {aaguid}") : null;

    private static Failure? ModelIsAllowed(Aaguid aaguid, AttestationPolicy policy) =>
        policy.AllowedModels is { } allowed && !allowed.Contains(aaguid) ? new(WebAuthnCodes.AttestationModelNotAllowed, $"AAGUID {aaguid}") : null;
}
