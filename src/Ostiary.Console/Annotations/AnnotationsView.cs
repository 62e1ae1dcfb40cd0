using System.Globalization;
using Ostiary.Console.Access;
using Ostiary.Console.Charts;
using Ostiary.Console.Filters;
using Ostiary.Insights;
using Ostiary.Kernel;

namespace Ostiary.Console.Annotations;

/// <summary>The page of annotations, and the form for a new one.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Form">What was asked.</param>
/// <param name="Annotations">What was noted, latest first.</param>
public sealed record AnnotationsView(ConsoleVisit Visit, FilterForm Form, IReadOnlyList<Annotation> Annotations)
{
    /// <summary>Only of this kind; null for all.</summary>
    public AnnotationKind? Kind { get; init; }

    /// <summary>Why a new one was not made; null when it was not tried.</summary>
    public Failure? Refused { get; init; }

    /// <summary>What was typed then, by the names of fields.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What was just done.</summary>
    public string? News { get; init; }

    /// <summary>The address of the next page; null on the last one.</summary>
    public string? Next { get; init; }

    /// <summary>What stands in a field.</summary>
    internal string? TypedIn(string name) => Typed.GetValueOrDefault(name);
}

/// <summary>Annotations beside a drawing: each with the number of its mark.</summary>
/// <param name="All">Where all of them stand.</param>
/// <param name="Marks">Those of the period, oldest first.</param>
public sealed record AnnotationMarks(string All, IReadOnlyList<Annotation> Marks)
{
    /// <summary>The most that are marked on a drawing.</summary>
    public const int Most = 20;

    /// <summary>Of a list whose latest come first.</summary>
    internal static AnnotationMarks Of(ConsoleVisit visit, IReadOnlyList<Annotation> latestFirst) => new($"{visit.Below}/annotations", [.. latestFirst.Reverse()]);

    /// <summary>The question about those that touch the period of a page.</summary>
    internal static AnnotationQuestion Question(FilterForm form) => new(form.Filter.RelyingParty, form.Filter.From, form.Filter.Until) { Limit = Most };

    /// <summary>Where each stands among the starts of days or hours, in order: the last one that does not begin after it.</summary>
    internal IReadOnlyList<TrendMark> On(IReadOnlyList<DateTimeOffset> starts) =>
    [
        .. Marks.Select((one, number) => new TrendMark(Math.Max(0, starts.Count(start => start <= one.From) - 1), $"{number + 1}")),
    ];

    /// <summary>When it was, in words.</summary>
    internal static string When(Annotation one)
    {
        var (first, last) = (Days.Short(one.From), Days.Short(one.Until > one.From ? one.Until.AddTicks(-1) : one.From));
        return first == last ? first : $"{first} to {last}";
    }

    /// <summary>The same with the year in which it ends.</summary>
    internal static string WhenInYear(Annotation one) =>
        string.Create(CultureInfo.InvariantCulture, $"{When(one)} {(one.Until > one.From ? one.Until.AddTicks(-1) : one.From).UtcDateTime.Year}");
}
