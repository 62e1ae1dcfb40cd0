using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>A question about errors.</summary>
/// <param name="Filter">Which attempts. Days count whole, in UTC. Error class, party and outcome narrow what is told of, not what it is a share of.</param>
/// <param name="By">What to tell apart by; null for nothing.</param>
/// <param name="Basis">What to count.</param>
public sealed record ErrorQuestion(AttemptFilter Filter, AttemptDimension? By = null, FunnelBasis Basis = FunnelBasis.Attempts);

/// <summary>Where an error was first known.</summary>
public enum ErrorOrigin
{
    /// <summary>The platform, or the page, said so.</summary>
    Frontend,

    /// <summary>The server refused.</summary>
    Backend,

    /// <summary>Nobody said anything.</summary>
    Silent,
}

/// <summary>How often something went wrong.</summary>
/// <param name="OfAttempts">Of all attempts, those that succeeded included.</param>
/// <param name="OfFailures">Of all that did not succeed.</param>
/// <param name="People">How many people about; those whom nobody named are counted by their visits.</param>
/// <param name="Change">How much more, or less, of all attempts than in the period before; null when it has too few.</param>
public sealed record ErrorFigures(Share OfAttempts, Share OfFailures, long People, Difference? Change);

/// <summary>An error as it was reported.</summary>
/// <param name="Name">The platform's name of it; empty when it gave none.</param>
/// <param name="ServerCode">The server's code; empty when it gave none.</param>
/// <param name="Count">How often; null where that would tell how often a rare one came.</param>
public sealed record ReportedError(string Name, string ServerCode, long? Count);

/// <summary>One class of errors.</summary>
/// <param name="Class">The class; null for what ended without a word, and for the small ones together.</param>
/// <param name="Party">Who could have made it end well; null when nobody knows.</param>
/// <param name="IsMerged">Whether these are the small ones together.</param>
/// <param name="Figures">How often.</param>
/// <param name="Expected">How many more ended so by design, such as autofill that nobody needed; in no other figure.</param>
/// <param name="Reported">What platform and server called it, most frequent first.</param>
public sealed record ErrorClassFigures(ErrorClass? Class, Party? Party, bool IsMerged, ErrorFigures Figures, long Expected, IReadOnlyList<ReportedError> Reported);

/// <summary>One party.</summary>
/// <param name="Party">Who could have made it end well; null when nobody knows, and for the small ones together.</param>
/// <param name="IsMerged">Whether these are the small ones together.</param>
/// <param name="Figures">How often.</param>
public sealed record ErrorPartyFigures(Party? Party, bool IsMerged, ErrorFigures Figures);

/// <summary>One value of what errors are told apart by.</summary>
/// <param name="Name">The value; <see cref="AnonymityFloor.Merged"/> for the small ones together.</param>
/// <param name="Failed">How many did not succeed, of all.</param>
/// <param name="Faults">How many did not succeed, of those that no decision of the person ended.</param>
/// <param name="People">How many people about.</param>
/// <param name="Mostly">The most frequent class that is no user decision; null when there is none.</param>
public sealed record ErrorPart(string Name, Share Failed, Share Faults, long People, ErrorClass? Mostly);

/// <summary>A day, or an hour, of the trend.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="Attempts">How many attempts; null when it is about too few.</param>
/// <param name="Counts">How many of them did not succeed, by party in the order of <see cref="Party"/>, then those of nobody, last those of small parties together; null when it is about too few.</param>
public sealed record ErrorSlot(DateTimeOffset Start, long? Attempts, IReadOnlyList<long>? Counts);

/// <summary>What goes wrong, and whose it is.</summary>
/// <param name="Failed">How many did not succeed, of all attempts.</param>
/// <param name="Faults">How many did not succeed, of those that no decision of the person ended.</param>
/// <param name="Change">How much more, or less, of these than in the period before; null when it has too few.</param>
/// <param name="Parties">Who could have made it end well: every party that has some, in order.</param>
/// <param name="Classes">Every class that has some, most frequent first.</param>
/// <param name="Origins">Where errors were first known.</param>
/// <param name="Trend">Every day, or every hour of a short period.</param>
/// <param name="IsByHour">Whether the trend is one of hours.</param>
/// <param name="Parts">What was asked to be told apart; empty when nothing was.</param>
/// <param name="IsTooSmall">Whether something was merged or left out because it is about too few people.</param>
public sealed record ErrorAnswer(
    Share Failed, Share Faults, Difference? Change, IReadOnlyList<ErrorPartyFigures> Parties, IReadOnlyList<ErrorClassFigures> Classes,
    IReadOnlyList<(ErrorOrigin Origin, Share OfFailures)> Origins, IReadOnlyList<ErrorSlot> Trend, bool IsByHour, IReadOnlyList<ErrorPart> Parts, bool IsTooSmall)
{
    /// <summary>The answer about nobody, or about too few.</summary>
    internal static ErrorAnswer Nothing(bool isTooSmall) => new(new(0, 0), new(0, 0), null, [], [], [], [], IsByHour: false, [], isTooSmall);
}
