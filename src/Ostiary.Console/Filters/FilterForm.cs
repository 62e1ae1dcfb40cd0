using System.Globalization;
using Microsoft.AspNetCore.Http;
using Ostiary.Console.Access;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Console.Filters;

/// <summary>What the address of a page asks about, and how its form and its links write it again.</summary>
public sealed record FilterForm
{
    private const int LongestText = 256;
    private const string DayFormat = "yyyy-MM-dd";
    private const string Week = "week";

    /// <summary>Periods that end now, by their name in addresses; the second is the usual one.</summary>
    public static readonly IReadOnlyList<(string Name, string Label, TimeSpan Length)> Periods =
    [
        ("day", "Last 24 hours", TimeSpan.FromDays(1)), ("week", "Last 7 days", TimeSpan.FromDays(7)),
        ("month", "Last 30 days", TimeSpan.FromDays(30)), ("quarter", "Last 90 days", TimeSpan.FromDays(90)),
    ];

    // Besides the filters that the API has, too.
    private static readonly string[] OwnNames =
        ["period", "from", "until", "by", "basis", "rows", "columns", "compare", "person", "passkey", "error", "attempt", "after", "format", "change", "kind"];

    private static readonly Dictionary<string, AttemptDimension> AgainstNames =
        FilterWords.Names.ToDictionary(pair => FilterWords.Against + pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>The path of the page.</summary>
    public required string Path { get; init; }

    /// <summary>Every known name of the address that has a value.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Which attempts are asked about.</summary>
    public required AttemptFilter Filter { get; init; }

    /// <summary>What the other segment differs in that the question is held against; empty when there is none.</summary>
    public required IReadOnlyDictionary<AttemptDimension, string> Against { get; init; }

    /// <summary>The first name whose value is not possible; null when all are.</summary>
    public string? Wrong { get; init; }

    /// <summary>The name of the period that holds when the address names none.</summary>
    public required string Usual { get; init; }

    /// <summary>The period in words.</summary>
    public required string Period { get; init; }

    /// <summary>Whether it asks for more than a period.</summary>
    public bool Narrows => Filter.Where.Count > 0 || Text("person") is not null || Text("passkey") is not null || Text("error") is not null;

    /// <summary>The value of a name; null when it has none.</summary>
    public string? Text(string name) => Values.GetValueOrDefault(name);

    /// <summary>The address of this page with other values; null takes one away. A page begins anew with them.</summary>
    public string With(params (string Name, string? Value)[] changes)
    {
        var values = Values.Where(pair => pair.Key is not ("after" or "format") && !changes.Any(change => change.Name == pair.Key)).Select(pair => (pair.Key, (string?)pair.Value))
            .Concat(changes).Where(pair => pair.Item2 is not null).OrderBy(pair => pair.Item1, StringComparer.Ordinal)
            .Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2!)}");
        var query = string.Join('&', values);
        return query.Length == 0 ? Path : $"{Path}?{query}";
    }

    /// <summary>Reads the address. Names that nobody knows are passed over; a value that is not possible is named.</summary>
    /// <param name="context">The request.</param>
    /// <param name="now">When a period ends.</param>
    /// <param name="usual">The period of the page when the address names none.</param>
    internal static FilterForm Read(HttpContext context, DateTimeOffset now, string usual = Week)
    {
        var values = FilterWords.Names.Keys.Concat(OwnNames).Concat(AgainstNames.Keys)
            .Select(name => (Name: name, Value: context.Request.Query[name].ToString().Trim())).Where(pair => pair.Value.Length > 0)
            .ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
        var wrong = values.Keys.FirstOrDefault(name => !IsPossible(name, values[name]));
        var where = FilterWords.Names.Where(pair => values.ContainsKey(pair.Key)).ToDictionary(pair => pair.Value, pair => values[pair.Key]);
        var period = PeriodOf(values, now, usual);
        var (from, until, label) = period ?? (now - Periods[1].Length, now, Periods[1].Label);
        return new()
        {
            Path = context.Visit().Path,
            Values = values,
            Filter = new AttemptFilter(context.Visit().RelyingParty.Id, from, until) { Where = where },
            Against = AgainstNames.Where(pair => values.ContainsKey(pair.Key)).ToDictionary(pair => pair.Value, pair => values[pair.Key]),
            Wrong = wrong ?? (period is null ? "from" : null),
            Usual = usual,
            Period = label,
        };
    }

    private static bool IsPossible(string name, string value) =>
        FilterWords.Names.TryGetValue(name, out var dimension) ? FilterWords.IsPossible(dimension, value)
        : AgainstNames.TryGetValue(name, out dimension) ? FilterWords.IsPossibleAgainst(dimension, value)
        : value.Length <= LongestText && !value.Any(char.IsControl);

    // Days, when there are any, win over the period. The last day counts whole.
    private static (DateTimeOffset From, DateTimeOffset Until, string Label)? PeriodOf(Dictionary<string, string> values, DateTimeOffset now, string usual)
    {
        if (!values.ContainsKey("from") && !values.ContainsKey("until"))
        {
            var named = Periods.FirstOrDefault(each => each.Name == values.GetValueOrDefault("period"), Periods.First(each => each.Name == usual));
            return (now - named.Length, now, named.Label);
        }

        var until = values.TryGetValue("until", out var last) ? DayOf(last)?.AddDays(1) : now;
        var from = values.TryGetValue("from", out var first) ? DayOf(first) : until - Periods[1].Length;
        return from < until && until - from <= FilterWords.LongestPeriod
            ? (from.Value, until.Value, $"{Day(from.Value)} to {Day(until.Value.AddTicks(-1))}")
            : null;
    }

    private static DateTimeOffset? DayOf(string text) =>
        DateTimeOffset.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) && day.Year is >= 2000 and <= 9000 ? day : null;

    private static string Day(DateTimeOffset at) => at.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
