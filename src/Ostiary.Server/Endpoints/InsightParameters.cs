using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Ostiary.Insights;
using Ostiary.Kernel;
using Ostiary.Server.Requests;
using Ostiary.Telemetry;

namespace Ostiary.Server.Endpoints;

/// <summary>Which attempts a question is about, as its address says. A name that the question does not know is refused: a filter that does nothing misleads.</summary>
public sealed record InsightParameters
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(7);

    // What every question knows.
    private static readonly string[] Names = [.. FilterWords.Names.Keys, "from", "until", "format"];

    /// <summary>The names by which a question is held against another period or segment.</summary>
    internal static readonly string[] Comparing = [.. FilterWords.Names.Keys.Select(name => FilterWords.Against + name), "againstFrom", "againstUntil"];

    /// <summary>RFC 3339; when absent, seven days before the end, or with a support code as far back as attempts are kept.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>RFC 3339; now when absent.</summary>
    [FromQuery(Name = "until")]
    public string? Until { get; init; }

    [FromQuery(Name = "flow")]
    public string? Flow { get; init; }

    [FromQuery(Name = "operation")]
    public string? Operation { get; init; }

    [FromQuery(Name = "mediation")]
    public string? Mediation { get; init; }

    [FromQuery(Name = "surface")]
    public string? Surface { get; init; }

    [FromQuery(Name = "outcome")]
    public string? Outcome { get; init; }

    [FromQuery(Name = "os")]
    public string? Os { get; init; }

    [FromQuery(Name = "browser")]
    public string? Browser { get; init; }

    [FromQuery(Name = "formFactor")]
    public string? FormFactor { get; init; }

    [FromQuery(Name = "authenticator")]
    public string? Authenticator { get; init; }

    [FromQuery(Name = "transport")]
    public string? Transport { get; init; }

    [FromQuery(Name = "errorClass")]
    public string? ErrorClass { get; init; }

    [FromQuery(Name = "party")]
    public string? Party { get; init; }

    [FromQuery(Name = "osVersion")]
    public string? OsVersion { get; init; }

    [FromQuery(Name = "browserVersion")]
    public string? BrowserVersion { get; init; }

    [FromQuery(Name = "oem")]
    public string? Oem { get; init; }

    [FromQuery(Name = "model")]
    public string? Model { get; init; }

    [FromQuery(Name = "touchpoint")]
    public string? Touchpoint { get; init; }

    [FromQuery(Name = "manager")]
    public string? Manager { get; init; }

    [FromQuery(Name = "cohort")]
    public string? Cohort { get; init; }

    /// <summary><c>json</c>, or <c>csv</c> for a spreadsheet.</summary>
    [FromQuery(Name = "format")]
    public string? Format { get; init; }

    internal bool WantsCsv => Format == "csv";

    /// <summary>The filter. Fails with <c>http.parameter_invalid</c> or <c>insights.period_invalid</c>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="now">Where a period ends that does not say.</param>
    /// <param name="own">The names that this question knows besides those that all know.</param>
    internal Outcome<AttemptFilter> Filter(HttpContext context, DateTimeOffset now, params string[] own)
    {
        if (Stray(context, [.. Names, .. own]) is { } stray)
            return stray;

        if (Format is not (null or "json" or "csv"))
            return Invalid("format", "json or csv");

        // Whoever has a support code need not know when the person got it.
        var length = string.IsNullOrEmpty(context.Request.Query["supportCode"]) ? Usual : FilterWords.LongestPeriod;
        return Values(context, "", FilterWords.IsPossible).Then(where => Period("from", From, "until", Until, now, length).Map(period =>
            new AttemptFilter(context.Caller().RelyingParty.Id, period.From, period.Until) { Where = where }));
    }

    /// <summary>The first name of an address that a question does not know, or that is there twice, as <c>http.parameter_invalid</c>; null when there is none.</summary>
    internal static Failure? Stray(HttpContext context, params string[] known)
    {
        foreach (var (name, values) in context.Request.Query)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
                return Invalid(name.Length > FilterWords.LongestValue ? name[..FilterWords.LongestValue] : name, "this question has nothing of this name");

            if (values.Count > 1)
                return Invalid(name, "it is there twice");
        }

        return null;
    }

    /// <summary>What the other segment differs in that a question is held against; empty when there is none. Fails with <c>http.parameter_invalid</c>.</summary>
    internal static Outcome<Dictionary<AttemptDimension, string>> Against(HttpContext context) => Values(context, FilterWords.Against, FilterWords.IsPossibleAgainst);

    /// <summary>A period. Fails with <c>http.parameter_invalid</c> or <c>insights.period_invalid</c>.</summary>
    internal static Outcome<(DateTimeOffset From, DateTimeOffset Until)> Period(string fromName, string? from, string untilName, string? until, DateTimeOffset now, TimeSpan? length = null)
    {
        if (!TryRead(until, now, out var end))
            return Invalid(untilName, "an instant is written as in 2026-11-21T12:00:00Z");

        if (!TryRead(from, end - (length ?? Usual), out var begin))
            return Invalid(fromName, "an instant is written as in 2026-11-21T12:00:00Z");

        return begin < end && end - begin <= FilterWords.LongestPeriod ? (begin, end) : new Failure(InsightsCodes.PeriodInvalid) { Field = fromName };
    }

    /// <summary>The dimension of that name; null when there is none.</summary>
    internal static AttemptDimension? DimensionOf(string name) => FilterWords.Names.TryGetValue(name, out var found) ? found : null;

    internal static Failure Invalid(string field, string why) => new(HttpCodes.ParameterInvalid, why) { Field = field };

    private static Outcome<Dictionary<AttemptDimension, string>> Values(HttpContext context, string before, Func<AttemptDimension, string, bool> isPossible)
    {
        var where = new Dictionary<AttemptDimension, string>();
        foreach (var (name, dimension) in FilterWords.Names)
        {
            string? value = context.Request.Query[before + name];
            if (string.IsNullOrEmpty(value))
                continue;

            if (!isPossible(dimension, value))
                return Invalid(before + name, "this value is not possible");

            where[dimension] = value;
        }

        return where;
    }

    private static bool TryRead(string? text, DateTimeOffset otherwise, out DateTimeOffset instant)
    {
        instant = otherwise;
        return string.IsNullOrEmpty(text)
            || (text is [_, _, _, _, '-', _, _, '-', _, _, 'T', ..]
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant)
                && instant.Year is >= 2000 and <= 9000);
    }
}
