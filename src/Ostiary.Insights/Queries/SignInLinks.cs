using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>The ways through signing in, from intent through method to end.</summary>
/// <remarks>
/// Attempts with a passkey are known with their ends; of other methods only that they got somebody in. Who fails with a passkey and takes a
/// password goes both ways. Ways of too few are left out, and their beginnings with them, so that they cannot be had by subtraction.
/// </remarks>
internal static class SignInLinks
{
    /// <summary>Where all ways begin.</summary>
    public const string Intent = "sign_in";

    /// <summary>Where they lead.</summary>
    public const string SignedIn = "signed_in";

    public static IReadOnlyList<SignInLink> Of(AdoptionFigures figures)
    {
        var ends = figures.Attempts.Where(tally => tally.IsSignIn)
            .GroupBy(tally => (Method: MethodOf(tally.Mediation), End: EndOf(tally)), tally => tally.Attempts)
            .Concat(figures.Methods.Where(tally => !tally.IsPasskey).GroupBy(tally => (tally.Method, End: SignedIn), tally => tally.SignIns))
            .Select(group => new SignInLink(group.Key.Item1, group.Key.End, group.Sum()))
            .Where(link => link.Count >= AnonymityFloor.Least).OrderByDescending(link => link.Count).ToList();
        return [.. ends.GroupBy(link => link.From).Select(method => new SignInLink(Intent, method.Key, method.Sum(link => link.Count))), .. ends];
    }

    private static string MethodOf(string mediation) => mediation == "conditional" ? "passkey_from_autofill" : "passkey_from_dialog";

    private static string EndOf(AttemptDayTally tally) => tally switch
    {
        { Outcome: AttemptOutcome.Succeeded } => SignedIn,
        { IsDecided: true } => "decided_otherwise",
        { Outcome: AttemptOutcome.Abandoned } => "abandoned",
        _ => "failed",
    };
}
