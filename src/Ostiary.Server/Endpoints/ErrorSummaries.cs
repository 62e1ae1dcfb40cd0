using System.Text.Json;
using Ostiary.Contracts.Insights;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Server.Endpoints;

/// <summary>From what Insights answers about errors to what the API says, as JSON and as a table.</summary>
internal static class ErrorSummaries
{
    private static readonly string[] ClassColumns =
        ["class", "party", "count", "ofAttempts", "rate", "low", "high", "ofFailures", "people", "expected", "change", "changeLow", "changeHigh", "reported", "nextStep"];

    private static readonly string[] PartColumns =
        ["value", "failed", "of", "rate", "low", "high", "faults", "ofWithoutDecisions", "rateWithoutDecisions", "lowWithoutDecisions", "highWithoutDecisions", "people", "mostly"];

    public static ErrorsSummary Of(ErrorAnswer answer, ErrorQuestion question) => new()
    {
        Basis = JsonNamingPolicy.CamelCase.ConvertName(question.Basis.ToString()),
        Failed = DeviceSummaries.Of(answer.Failed),
        Faults = DeviceSummaries.Of(answer.Faults),
        Change = DeviceSummaries.Of(answer.Change),
        Parties = [.. answer.Parties.Select(Of)],
        Classes = [.. answer.Classes.Select(Of)],
        Origins = [.. answer.Origins.Select(origin => new ErrorOriginSummary { Origin = WireOf(origin.Origin), OfFailures = DeviceSummaries.Of(origin.OfFailures) })],
        Trend = [.. answer.Trend.Select(Of)],
        TrendBy = answer.IsByHour ? "hour" : "day",
        Parts = [.. answer.Parts.Select(Of)],
        IsTooSmall = answer.IsTooSmall,
        Floor = AnonymityFloor.Least,
    };

    /// <summary>The classes as a table; the parts, where something was to be told apart.</summary>
    public static string CsvOf(ErrorAnswer answer, ErrorQuestion question) => question.By is null
        ? Csv.Write(ClassColumns, answer.Classes.Select(Cells))
        : Csv.Write(PartColumns, answer.Parts.Select(part => (IReadOnlyList<object?>)[part.Name, .. Cells(part.Failed), .. Cells(part.Faults), part.People, part.Mostly?.Wire()]));

    private static ErrorPartySummary Of(ErrorPartyFigures party) => new()
    {
        Party = party.IsMerged ? AnonymityFloor.Merged : party.Party?.Wire() ?? FilterWords.None,
        OfAttempts = DeviceSummaries.Of(party.Figures.OfAttempts),
        OfFailures = DeviceSummaries.Of(party.Figures.OfFailures),
        People = party.Figures.People,
        Change = DeviceSummaries.Of(party.Figures.Change),
    };

    private static ErrorClassSummary Of(ErrorClassFigures one) => new()
    {
        Class = NameOf(one),
        Party = one.Party?.Wire(),
        OfAttempts = DeviceSummaries.Of(one.Figures.OfAttempts),
        OfFailures = DeviceSummaries.Of(one.Figures.OfFailures),
        People = one.Figures.People,
        Expected = one.Expected,
        Change = DeviceSummaries.Of(one.Figures.Change),
        Sentence = one.Class is { } known ? ClassDescription.Of(known).Sentence : null,
        NextStep = one.Class is { } kind ? ClassDescription.Of(kind).NextStep : null,
        Reported = [.. one.Reported.Select(each => new ReportedErrorSummary { Name = TextOrNull(each.Name), ServerCode = TextOrNull(each.ServerCode), Count = each.Count })],
    };

    private static ErrorSlotSummary Of(ErrorSlot slot) => new()
    {
        Start = slot.Start,
        Attempts = slot.Attempts,
        Parties = slot.Counts is { } counts
            ? Enum.GetValues<Party>().Select(party => party.Wire()).Append(FilterWords.None).Append(AnonymityFloor.Merged).Zip(counts).ToDictionary(pair => pair.First, pair => pair.Second)
            : null,
    };

    private static ErrorPartSummary Of(ErrorPart part) => new()
    {
        Name = part.Name,
        Failed = DeviceSummaries.Of(part.Failed),
        Faults = DeviceSummaries.Of(part.Faults),
        People = part.People,
        Mostly = part.Mostly?.Wire(),
    };

    private static IReadOnlyList<object?> Cells(ErrorClassFigures one) =>
    [
        NameOf(one), one.Party?.Wire(), one.Figures.OfAttempts.Count, one.Figures.OfAttempts.Of, one.Figures.OfAttempts.Rate, one.Figures.OfAttempts.Low, one.Figures.OfAttempts.High,
        one.Figures.OfFailures.Rate, one.Figures.People, one.Expected, one.Figures.Change?.Points, one.Figures.Change?.Low, one.Figures.Change?.High,
        string.Join("; ", one.Reported.Select(each => each.Count is { } count ? $"{each.Name}{each.ServerCode} ({count})" : $"{each.Name}{each.ServerCode}")), one.Class is { } known ? ClassDescription.Of(known).NextStep : null,
    ];

    private static object?[] Cells(Share share) => [share.Count, share.Of, share.Rate, share.Low, share.High];

    private static string NameOf(ErrorClassFigures one) => one.IsMerged ? AnonymityFloor.Merged : one.Class?.Wire() ?? FilterWords.None;

    private static string WireOf(ErrorOrigin origin) => JsonNamingPolicy.SnakeCaseLower.ConvertName(origin.ToString());

    private static string? TextOrNull(string text) => text.Length == 0 ? null : text;
}
