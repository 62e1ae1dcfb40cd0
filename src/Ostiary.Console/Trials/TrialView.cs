using Ostiary.Console.Access;
using Ostiary.Kernel;
using Ostiary.Telemetry;

namespace Ostiary.Console.Trials;

/// <summary>The page about trials of rules.</summary>
/// <param name="Visit">Around which it is drawn.</param>
/// <param name="Trial">The last trial; null when there was none.</param>
/// <param name="Refused">Why none began; null when nothing was refused.</param>
/// <param name="News">What was just done.</param>
public sealed record TrialView(ConsoleVisit Visit, RunningTrial? Trial, Failure? Refused = null, string? News = null)
{
    internal static string Home(ConsoleVisit visit) => $"{visit.Below}/reclassification";

    /// <summary>What was wrong with the rules, and where.</summary>
    internal string? Where => Refused is { Field: { } place } ? $"{place}: {Refused.Detail ?? Refused.Code.Title}" : Refused?.Detail;

    /// <summary>The days that a trial is about when nothing else is asked.</summary>
    internal const int UsualDays = 30;

    /// <summary>Whether what would move can be folded anew.</summary>
    internal bool MayAdopt => Visit.MayChange && Trial is { Stage: TrialStage.Done, IsAdopted: false, Question.AreOwn: true, Report.Moved: > 0 };
}
