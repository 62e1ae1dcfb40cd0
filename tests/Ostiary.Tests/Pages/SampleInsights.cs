using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Ostiary.Console.Access;
using Ostiary.Console.Attempts;
using Ostiary.Console.Filters;
using Ostiary.Console.Funnels;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Tests.Pages;

/// <summary>Pages about attempts, filled with the worst that a browser may have told.</summary>
internal static class SampleInsights
{
    private static readonly long Noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static readonly AttemptError Error = new(ErrorClass.UserCancelled, Party.UserDecision, 830, "dialog-closed", 4);

    public static IReadOnlyDictionary<string, Func<Task<IHtmlDocument>>> Pages { get; } = new Dictionary<string, Func<Task<IHtmlDocument>>>
    {
        ["funnel"] = () => Rendered.Page<FunnelPage>(new { View = Funnel() with { Answer = Answer(40, "") } }),
        ["funnel compared and told apart"] = () => Rendered.Page<FunnelPage>(new
        {
            View = Funnel() with
            {
                Answer = Answer(40, ""),
                By = AttemptDimension.Model,
                Parts = Answer(40, SamplePages.Hostile) with { IsTooSmall = true },
                Comparison = new(SamplePages.Hostile, Answer(30, "").Segments[0], "Security keys", Answer(20, "").Segments[0]),
            },
        }),
        ["funnel of too few"] = () => Rendered.Page<FunnelPage>(new { View = Funnel() with { Answer = new FunnelAnswer([], IsTooSmall: true) } }),
        ["funnel of nobody"] = () => Rendered.Page<FunnelPage>(new { View = Funnel() with { Answer = new FunnelAnswer([], IsTooSmall: false), Form = Form("") } }),
        ["funnel that was not asked"] = () => Rendered.Page<FunnelPage>(new { View = Funnel() }),
        ["attempts"] = () => Rendered.Page<AttemptsPage>(new { View = new AttemptsView(Visit, Form(Question)) { Attempts = [Attempt], Next = "/console" } }),
        ["attempts of nobody"] = () => Rendered.Page<AttemptsPage>(new { View = new AttemptsView(Visit, Form(Question)) { Attempts = [] } }),
        ["attempt unknown"] = () => Rendered.Page<AttemptsPage>(new { View = new AttemptsView(Visit, Form(Question)) { NamedIsUnknown = true } }),
        ["timeline"] = () => Rendered.Page<TimelinePage>(new
        {
            View = new TimelineView(Visit, new Timeline(Attempt, new RootCause(SamplePages.Hostile, 0.8, SamplePages.Hostile, ""), [new Evidence("duration_ms", SamplePages.Hostile)], [Entry("browser"), Entry("server")])),
        }),
        ["timeline without events"] = () => Rendered.Page<TimelinePage>(new { View = new TimelineView(Visit, new Timeline(Attempt, null, [], [])) }),
    };

    private static string Question => string.Join('&', new[] { "model", "touchpoint", "person", "error", "passkey" }.Select(name => $"{name}={Uri.EscapeDataString(SamplePages.Hostile)}"));

    private static ConsoleVisit Visit => SamplePages.Visit with { Path = $"{SamplePages.Visit.Path}/funnel" };

    private static Attempt Attempt => new()
    {
        RelyingParty = SamplePages.Visit.Chosen!.Id.Value,
        Key = SamplePages.Hostile,
        Ceremony = $"{SamplePages.Hostile}2",
        Touchpoint = SamplePages.Hostile,
        StartedAtMs = Noon,
        EndedAtMs = Noon + 2_000,
        Flow = "sign_in",
        Operation = "get",
        Mediation = "modal",
        Surface = "browser",
        Outcome = AttemptOutcome.Failed,
        Furthest = AttemptNode.AuthenticatorSelection,
        Device = new("windows", SamplePages.Hostile, "chrome", SamplePages.Hostile, "desktop", SamplePages.Hostile, SamplePages.Hostile),
        Authenticator = AuthenticatorClass.Unknown,
        Transport = "unknown",
        Error = Error,
        ErrorName = SamplePages.Hostile,
        ServerCode = SamplePages.Hostile,
        Events = 2,
    };

    private static FunnelView Funnel() => new(Visit, Form(Question));

    private static FilterForm Form(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString($"?{query}");
        context.Features.Set(Visit);
        return FilterForm.Read(context, DateTimeOffset.FromUnixTimeMilliseconds(Noon));
    }

    private static FunnelAnswer Answer(long attempts, string name) => new(
        [new FunnelSegment(name, attempts, 2, 3, [.. Enum.GetValues<AttemptNode>().Select(node => new FunnelStep(node, new Share(attempts - (long)node, attempts), new Share(attempts - (long)node, attempts), 1, 0))])],
        IsTooSmall: false);

    private static TimelineEntry Entry(string origin) => new(120, IsAround: origin == "browser", new AttemptEvent
    {
        Id = Guid.Empty,
        Name = origin == "server" ? "ceremony.rejected" : SamplePages.Hostile,
        Origin = origin,
        OccurredAtMs = Noon,
        Surface = origin,
        Fields = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object> { ["name"] = SamplePages.Hostile, [SamplePages.Hostile] = new[] { SamplePages.Hostile } }),
    });
}
