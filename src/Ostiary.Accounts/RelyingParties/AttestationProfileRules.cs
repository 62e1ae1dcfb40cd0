using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>What must hold of an attestation profile before it is saved. Pure.</summary>
internal static class AttestationProfileRules
{
    private const int MostRoots = 16;
    private const int MostModels = 256;

    private static readonly string[] Certifications = ["none", "l1", "l1plus", "l2", "l2plus", "l3", "l3plus"];
    private static readonly string[] Protections = ["software", "hardware", "tee", "secure_element", "remote_handle"];
    private static readonly string[] Tolerances = ["any_member_order", "non_zero_u2f_aaguid", "unknown_tpm_vendor", "empty_tpm_model", "software_android_keys"];

    /// <summary>The first rule that is broken, with <c>accounts.attestation_profile_value</c> or <c>accounts.attestation_profile_contradictory</c>.</summary>
    public static Failure? FirstBroken(RelyingParty candidate) =>
        RootsAreCertificates(candidate.Policy.Profile)
        ?? ModelsAreAaguids(candidate.Policy.Profile)
        ?? WordsAreKnown(candidate.Policy.Profile)
        ?? NoModelIsAllowedAndBlocked(candidate.Policy.Profile)
        ?? DemandsAreAskedFor(candidate.Policy);

    private static Failure? RootsAreCertificates(AttestationProfile profile) =>
        profile.Roots.Count <= MostRoots && profile.Roots.All(IsCertificate) ? null : Unreadable("attestationRoots");

    private static Failure? ModelsAreAaguids(AttestationProfile profile) =>
        !AreAaguids(profile.AllowedModels) ? Unreadable("allowedModels")
        : !AreAaguids(profile.BlockedModels) ? Unreadable("blockedModels")
        : null;

    private static Failure? WordsAreKnown(AttestationProfile profile) =>
        !Certifications.Contains(profile.LowestCertification) ? Unreadable("lowestCertification")
        : profile.KeyProtection.Except(Protections).Any() ? Unreadable("keyProtection")
        : profile.Tolerated.Except(Tolerances).Any() ? Unreadable("tolerated")
        : null;

    private static Failure? NoModelIsAllowedAndBlocked(AttestationProfile profile) =>
        profile.AllowedModels.Intersect(profile.BlockedModels, StringComparer.OrdinalIgnoreCase).Any() ? Contradictory("blockedModels") : null;

    // A list of models that nothing has to prove would only keep out the honest.
    private static Failure? DemandsAreAskedFor(CeremonyPolicy policy) =>
        policy.Attestation is not ("direct" or "enterprise") && policy.Profile is not
        {
            AllowedModels.Count: 0, BlockedModels.Count: 0, KeyProtection.Count: 0, KnownModelRequired: false, LowestCertification: "none",
        }
            ? Contradictory("attestation")
            : null;

    private static bool AreAaguids(IReadOnlyList<string> models) =>
        models.Count <= MostModels && models.All(model => Guid.TryParseExact(model, "D", out _));

    private static bool IsCertificate(string root)
    {
        if (!Base64UrlText.TryDecode(root, out var der))
            return false;

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static Failure Unreadable(string field) => new(AccountsCodes.AttestationProfileValue) { Field = field };

    private static Failure Contradictory(string field) => new(AccountsCodes.AttestationProfileContradictory) { Field = field };
}
