using System.Globalization;
using Ostiary.Console.Access;
using Ostiary.Console.Annotations;
using Ostiary.Console.Charts;
using Ostiary.Console.Filters;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Console.Errors;

/// <summary>The page of errors.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Form">What was asked.</param>
public sealed record ErrorsView(ConsoleVisit Visit, FilterForm Form)
{
    /// <summary>What was answered; null when nothing was asked.</summary>
    public ErrorAnswer? Answer { get; init; }

    /// <summary>What was noted in the period.</summary>
    public AnnotationMarks Noted { get; init; } = new("", []);

    /// <summary>What the parts are told apart by; null for nothing.</summary>
    public AttemptDimension? By { get; init; }

    /// <summary>The attempts behind a figure.</summary>
    public string Attempts(params (string Name, string? Value)[] changes) =>
        (Form with { Path = $"{Visit.Below}/attempts" }).With([.. changes, ("by", null), ("basis", null)]);
}

/// <summary>What the trend is drawn from: failures by party, stacked.</summary>
/// <param name="Slots">The days or hours in words.</param>
/// <param name="Series">The parties that have some, in order.</param>
public sealed record FailuresPicture(IReadOnlyList<string> Slots, IReadOnlyList<FailuresSeries> Series)
{
    /// <summary>What was noted, by the numbers of the list beside the drawing.</summary>
    public IReadOnlyList<TrendMark> Marks { get; init; } = [];

    private static readonly string[] Names = [.. Enum.GetValues<Party>().Select(party => Words.Of(party.Wire())), "Ended without a word", Words.Of(AnonymityFloor.Merged)];

    /// <summary>The parties' names in the order of <see cref="ErrorSlot.Counts"/>.</summary>
    internal static IReadOnlyList<string> PartyNames => Names;

    /// <summary>The picture of a trend; null when there is nothing to draw.</summary>
    internal static FailuresPicture? Of(ErrorAnswer answer, AnnotationMarks noted)
    {
        var places = Places(answer);
        return answer.Trend.Count < 2 || places.Count == 0 ? null : new(
            [.. answer.Trend.Select(slot => NameOf(slot, answer.IsByHour))],
            [.. places.Select(place => new FailuresSeries(place, Names[place], [.. answer.Trend.Select(slot => slot.Counts?[place])]))])
        { Marks = noted.On([.. answer.Trend.Select(slot => slot.Start)]) };
    }

    /// <summary>The places of those parties that have some.</summary>
    internal static IReadOnlyList<int> Places(ErrorAnswer answer) =>
        [.. Enumerable.Range(0, Names.Length).Where(place => answer.Trend.Any(slot => slot.Counts?[place] > 0))];

    /// <summary>A slot in words.</summary>
    internal static string NameOf(ErrorSlot slot, bool isByHour) => slot.Start.UtcDateTime.ToString(isByHour ? "d MMM HH:mm" : "d MMM", CultureInfo.InvariantCulture);
}

/// <summary>One party's failures in each slot.</summary>
/// <param name="Place">Its place among the parties, which says its color and its pattern.</param>
/// <param name="Name">Its name.</param>
/// <param name="Counts">How many; null where a slot is about too few.</param>
public sealed record FailuresSeries(int Place, string Name, IReadOnlyList<long?> Counts);
