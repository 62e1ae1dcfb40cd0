using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>What must hold of the lists in a policy before it is saved. Pure.</summary>
internal static class PolicyListRules
{
    private const int MostApps = 32;

    private static readonly string[] Hints = ["security-key", "client-device", "hybrid"];
    private static readonly string[] Formats = ["packed", "tpm", "android-key", "android-safetynet", "fido-u2f", "apple", "compound", "none"];

    /// <summary>The first rule that is broken, with <c>accounts.policy_value</c> or <c>accounts.app_value</c> and the list's name as field.</summary>
    public static Failure? FirstBroken(RelyingParty candidate) =>
        WordsAreKnownAndStandOnce(candidate.Policy.Hints, Hints, "hints")
        ?? WordsAreKnownAndStandOnce(candidate.Policy.AttestationFormats, Formats, "attestationFormats")
        ?? AndroidAppsAreNamed(candidate.Policy.AndroidApps)
        ?? AppleAppsAreNamed(candidate.Policy.AppleApps);

    private static Failure? WordsAreKnownAndStandOnce(IReadOnlyList<string> words, string[] known, string field) =>
        words.Except(known).Any() || words.Distinct().Count() != words.Count ? new(AccountsCodes.PolicyValue) { Field = field } : null;

    private static Failure? AndroidAppsAreNamed(IReadOnlyList<AndroidApp> apps) =>
        apps.Count <= MostApps && apps.All(app => app.IsWellFormed()) && apps.DistinctBy(app => (app.PackageName, app.FingerprintAsWritten())).Count() == apps.Count
            ? null
            : new(AccountsCodes.AppValue) { Field = "androidApps" };

    private static Failure? AppleAppsAreNamed(IReadOnlyList<AppleApp> apps) =>
        apps.Count <= MostApps && apps.All(app => app.IsWellFormed()) && apps.Distinct().Count() == apps.Count
            ? null
            : new(AccountsCodes.AppValue) { Field = "appleApps" };
}
