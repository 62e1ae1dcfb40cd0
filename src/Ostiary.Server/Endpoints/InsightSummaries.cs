using System.Text.Json;
using Ostiary.Contracts.Insights;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Server.Endpoints;

/// <summary>From what Insights answers to what the API says, as JSON and as tables.</summary>
internal static class InsightSummaries
{
    private static readonly string[] FunnelColumns =
        ["segment", "node", "count", "of", "rate", "low", "high", "countWithoutDecisions", "ofWithoutDecisions", "rateWithoutDecisions", "lowWithoutDecisions", "highWithoutDecisions", "lost", "lostByDecision", "isAgainst"];

    private static readonly string[] AttemptColumns =
    [
        "id", "startedAt", "endedAt", "isTicketed", "flow", "operation", "mediation", "surface", "outcome", "furthest", "endedWith", "os", "osVersion", "browser", "browserVersion",
        "formFactor", "oem", "model", "authenticator", "transport", "touchpoint", "optionsMs", "ceremonyMs", "serverMs", "errorClass", "party", "confidence", "errorName", "serverCode",
        "isDeadEnd", "hasUnexpectedQrCode", "supportCode", "manager", "cohort",
    ];

    public static FunnelSummary Of(FunnelAnswer answer, FunnelBasis basis, FunnelAnswer? against)
    {
        var difference = against is null ? null : Funnel.Compare(against, answer);
        return new()
        {
            Basis = JsonNamingPolicy.CamelCase.ConvertName(basis.ToString()),
            Segments = [.. answer.Segments.Select(Of)],
            IsTooSmall = answer.IsTooSmall,
            Floor = AnonymityFloor.Least,
            Against = against is null ? null : new()
            {
                Segments = [.. against.Segments.Select(Of)],
                Difference = difference?.Points,
                Low = difference?.Low,
                High = difference?.High,
            },
        };
    }

    /// <summary>Both sides of a comparison, one below the other; the last column tells them apart.</summary>
    public static string CsvOf(FunnelAnswer answer, FunnelAnswer? against) =>
        Csv.Write(FunnelColumns, RowsOf(answer, isAgainst: false).Concat(against is null ? [] : RowsOf(against, isAgainst: true)));

    public static string CsvOf(IEnumerable<Attempt> attempts) => Csv.Write(AttemptColumns, attempts.Select(Of).Select(Cells));

    public static AttemptSummary Of(Attempt attempt) => new()
    {
        Id = attempt.Key,
        StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(attempt.StartedAtMs),
        EndedAt = DateTimeOffset.FromUnixTimeMilliseconds(attempt.EndedAtMs),
        IsTicketed = attempt.IsTicketed,
        Flow = attempt.Flow,
        Operation = attempt.Operation,
        Mediation = attempt.Mediation,
        Surface = attempt.Surface,
        Outcome = attempt.Outcome.Wire(),
        Furthest = attempt.Furthest.Wire(),
        EndedWith = attempt.EndedWith,
        Os = attempt.Device.Os,
        OsVersion = attempt.Device.OsVersion,
        Browser = attempt.Device.Browser,
        BrowserVersion = attempt.Device.BrowserVersion,
        FormFactor = attempt.Device.FormFactor,
        Oem = attempt.Device.Oem,
        Model = attempt.Device.Model,
        Authenticator = attempt.Authenticator.Wire(),
        Transport = attempt.Transport,
        Touchpoint = attempt.Touchpoint,
        Manager = attempt.Manager,
        Cohort = attempt.Cohort,
        OptionsMs = attempt.OptionsMs,
        CeremonyMs = attempt.CeremonyMs,
        ServerMs = attempt.ServerMs,
        ErrorClass = attempt.Error?.Class.Wire(),
        Party = attempt.Error?.Party.Wire(),
        Confidence = attempt.Error?.ConfidencePermille / 1000.0,
        ErrorName = attempt.ErrorName,
        ServerCode = attempt.ServerCode,
        SupportCode = attempt.SupportCode,
        IsDeadEnd = attempt.IsDeadEnd,
        HasUnexpectedQrCode = attempt.HasUnexpectedQrCode,
        SecurityKey = attempt.KeyPath is { } path ? SecurityKeySummaries.Of(path) : null,
    };

    public static AttemptTimelineSummary Of(Timeline timeline) => new()
    {
        Attempt = Of(timeline.Attempt),
        Cause = timeline.Cause?.Sentence,
        NextStep = timeline.Cause?.NextStep,
        Rule = timeline.Attempt.Error?.RuleId,
        RulesVersion = timeline.Attempt.Error?.RulesVersion,
        Evidence = [.. timeline.Evidence.Select(one => new AttemptEvidence { Signal = one.Signal, Value = one.Value })],
        Events = [.. timeline.Entries.Select(Of)],
    };

    private static IEnumerable<IReadOnlyList<object?>> RowsOf(FunnelAnswer answer, bool isAgainst) =>
        from segment in answer.Segments
        from step in segment.Steps
        select (IReadOnlyList<object?>)[segment.Name, step.Node.Wire(), .. Cells(step.Everything), .. Cells(step.WithoutDecisions), step.Lost, step.LostByDecision, isAgainst];

    private static TimelineEvent Of(TimelineEntry entry) => new()
    {
        Name = entry.Event.Name,
        Origin = entry.Event.Origin,
        At = DateTimeOffset.FromUnixTimeMilliseconds(entry.Event.OccurredAtMs),
        AfterMs = entry.AfterMs,
        IsAround = entry.IsAround,
        Fields = entry.Event.Told.All(),
    };

    private static FunnelSegmentSummary Of(FunnelSegment segment) => new()
    {
        Name = segment.Name,
        Attempts = segment.Attempts,
        Unused = segment.Unused,
        DeadEnds = segment.DeadEnds,
        Steps = [.. segment.Steps.Select(Of)],
    };

    private static FunnelStepSummary Of(FunnelStep step) => new()
    {
        Node = step.Node.Wire(),
        Everything = Of(step.Everything),
        WithoutDecisions = Of(step.WithoutDecisions),
        Lost = step.Lost,
        LostByDecision = step.LostByDecision,
    };

    private static ShareSummary Of(Share share) => new() { Count = share.Count, Of = share.Of, Rate = share.Rate, Low = share.Low, High = share.High };

    private static object?[] Cells(Share share) => [share.Count, share.Of, share.Rate, share.Low, share.High];

    private static IReadOnlyList<object?> Cells(AttemptSummary one) =>
    [
        one.Id, one.StartedAt, one.EndedAt, one.IsTicketed, one.Flow, one.Operation, one.Mediation, one.Surface, one.Outcome, one.Furthest, one.EndedWith, one.Os, one.OsVersion,
        one.Browser, one.BrowserVersion, one.FormFactor, one.Oem, one.Model, one.Authenticator, one.Transport, one.Touchpoint, one.OptionsMs, one.CeremonyMs, one.ServerMs,
        one.ErrorClass, one.Party, one.Confidence, one.ErrorName, one.ServerCode, one.IsDeadEnd, one.HasUnexpectedQrCode, one.SupportCode, one.Manager, one.Cohort,
    ];
}
