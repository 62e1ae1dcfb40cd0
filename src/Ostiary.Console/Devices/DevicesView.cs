using Ostiary.Console.Access;
using Ostiary.Console.Alerts;
using Ostiary.Console.Annotations;
using Ostiary.Console.Filters;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Console.Devices;

/// <summary>The page of devices.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Form">What was asked.</param>
/// <param name="Lines">What the rows and columns are.</param>
public sealed record DevicesView(ConsoleVisit Visit, FilterForm Form, DeviceLines Lines)
{
    /// <summary>What was answered; null when nothing was asked.</summary>
    public DeviceAnswer? Answer { get; init; }

    /// <summary>What became worse.</summary>
    public RegressionsView Regressions { get; init; } = new("", []);

    /// <summary>What was noted in the period.</summary>
    public AnnotationMarks Noted { get; init; } = new("", []);

    /// <summary>The attempts behind some traits: those that did not succeed, or all.</summary>
    public string Attempts(IEnumerable<Trait> traits, AttemptOutcome? outcome = null)
    {
        var changes = traits.Select(trait => (FilterWords.NameOf(trait.Dimension), (string?)trait.Value)).Append(("rows", null)).Append(("columns", null)).Append(("basis", null));
        return (Form with { Path = $"{Visit.Below}/attempts" }).With([.. outcome is { } end ? changes.Append((FilterWords.NameOf(AttemptDimension.Outcome), end.Wire())) : changes]);
    }
}

/// <summary>What the heat map is drawn from.</summary>
/// <param name="Rows">The names of the rows.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Cells">Those that are shown.</param>
public sealed record HeatPicture(IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, IReadOnlyList<HeatCell> Cells)
{
    /// <summary>The picture of a matrix; null when there is nothing to draw.</summary>
    internal static HeatPicture? Of(DeviceAnswer answer)
    {
        var rows = answer.Cells.Select(cell => NameOf(cell.Row)).Distinct().ToList();
        var columns = answer.Cells.GroupBy(cell => NameOf(cell.Column)).OrderByDescending(each => each.Sum(cell => cell.Everything.Of)).Select(each => each.Key).ToList();
        return rows.Count == 0 ? null : new(rows, columns,
        [
            .. answer.Cells.Select(cell => new HeatCell(
                rows.IndexOf(NameOf(cell.Row)), columns.IndexOf(NameOf(cell.Column)), IsTelling(cell) ? cell.WithoutDecisions.Rate : null, Figures.Percent(cell.WithoutDecisions.Rate), Figures.Count(cell.Everything.Of))),
        ]);
    }

    // A browser tells how it reached an authenticator, and which sort it was, only where it succeeds: that nobody told is no place where all fail.
    private static bool IsTelling(DeviceFigures cell) =>
        !cell.Row.Concat(cell.Column).Any(trait => trait is { Dimension: AttemptDimension.Transport or AttemptDimension.Authenticator, Value: AttemptWords.Unknown });

    /// <summary>A row or a column in words.</summary>
    internal static string NameOf(IReadOnlyList<Trait> traits) => traits switch
    {
        [{ Dimension: AttemptDimension.Oem, Value: var maker }, { Value: AttemptWords.Unknown }] when maker != AttemptWords.Unknown => $"{maker}, model unknown",
        [{ Dimension: AttemptDimension.Oem, Value: var maker }, { Dimension: AttemptDimension.Model, Value: var model }] when maker != AttemptWords.Unknown =>
            model.StartsWith(maker, StringComparison.OrdinalIgnoreCase) ? model : $"{maker} {model}",
        [{ Dimension: AttemptDimension.Oem }, { } model] => Words.Of(model.Value),
        [{ } of, { Value: AttemptWords.Unknown }] => of.Value == AttemptWords.Unknown ? Words.Of(of.Value) : $"{Words.Of(of.Value)}, version unknown",
        [{ } of, { } version] => $"{Words.Of(of.Value)} {VersionWords.Of(version.Value)}",
        [{ Dimension: AttemptDimension.Oem or AttemptDimension.Model } name] when name.Value != AttemptWords.Unknown => name.Value,
        [{ } one] => Words.Of(one.Value),
        _ => "",
    };
}

/// <summary>One cell of the heat map.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Column">Its column.</param>
/// <param name="Rate">The share that succeeds, user decisions left out, from 0 to 1; null where it says nothing.</param>
/// <param name="Label">The same in words.</param>
/// <param name="Count">Of how many, in words.</param>
public sealed record HeatCell(int Row, int Column, double? Rate, string Label, string Count);
