using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Ostiary.Console.Access;
using Ostiary.Console.Alerts;
using Ostiary.Console.Annotations;
using Ostiary.Console.Attempts;
using Ostiary.Console.Baselines;
using Ostiary.Console.Devices;
using Ostiary.Console.Errors;
using Ostiary.Console.Filters;
using Ostiary.Console.Funnels;
using Ostiary.Console.SecurityKeys;
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
        ["devices"] = () => Rendered.Page<DevicesPage>(new { View = Devices with { Answer = DeviceAnswer, Regressions = Worse } }),
        ["devices of too few"] = () => Rendered.Page<DevicesPage>(new { View = Devices with { Answer = new DeviceAnswer([], null, null, IsTooSmall: true, []) } }),
        ["devices that were not asked"] = () => Rendered.Page<DevicesPage>(new { View = Devices }),
        ["security keys"] = () => Rendered.Page<SecurityKeysPage>(new { View = SecurityKeys with { Answer = HardwareAnswer } }),
        ["security keys of too few"] = () => Rendered.Page<SecurityKeysPage>(new { View = SecurityKeys with { Answer = new HardwareAnswer(null, [], null, IsTooSmall: true, [], 0, HasAttempts: true) } }),
        ["security keys that nobody needed"] = () => Rendered.Page<SecurityKeysPage>(new { View = SecurityKeys with { Answer = new HardwareAnswer(null, [], null, IsTooSmall: false, [], 0, HasAttempts: true) } }),
        ["security keys that were not asked"] = () => Rendered.Page<SecurityKeysPage>(new { View = SecurityKeys }),
        ["errors"] = () => Rendered.Page<ErrorsPage>(new { View = new ErrorsView(Visit, Form(Question)) { Answer = ErrorAnswer, By = AttemptDimension.Model, Noted = Noted } }),
        ["errors of nobody"] = () => Rendered.Page<ErrorsPage>(new { View = new ErrorsView(Visit, Form("")) { Answer = ErrorAnswer with { Failed = new(0, 0) } } }),
        ["errors without a failure"] = () => Rendered.Page<ErrorsPage>(new { View = new ErrorsView(Visit, Form("")) { Answer = ErrorAnswer with { Classes = [], IsTooSmall = false } } }),
        ["baselines"] = () => Rendered.Page<BaselinesPage>(new
        {
            View = new BaselinesView(Visit, Form(""),
            [
                new(SamplePages.Hostile, new(3, 40), new(20, 40), new(40, 900, 850, 950, 700, 1_200, 2_000), new(40, 1_900, 1_850, 1_950, 1_700, 2_200, 3_000)),
                new("ios", new(0, 12), new(0, 12), null, null),
            ]),
        }),
        ["annotations"] = () => Rendered.Page<AnnotationsPage>(new { View = new AnnotationsView(Visit, Form(""), [Annotation]) { Next = "/console" } }),
        ["annotations refused"] = () => Rendered.Page<AnnotationsPage>(new
        {
            View = new AnnotationsView(Visit, Form(""), [])
            {
                Refused = new Failure(InsightsCodes.AnnotationInvalid) { Field = "text" },
                Typed = new[] { "text", "kind", "from", "until", "tickets", "os", "osVersion", "browser", "browserVersion" }.ToDictionary(name => name, _ => SamplePages.Hostile),
            },
        }),
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

    /// <summary>What somebody noted.</summary>
    public static AnnotationMarks Noted => new("/console", [Annotation, Annotation]);

    /// <summary>What became worse, and what was.</summary>
    public static RegressionsView Worse => new("/console", [Regression, Regression with { ClosedAt = Regression.OpenedAt.AddDays(3), End = RegressionEnd.Recovered, Mostly = null }]);

    private static Regression Regression => new()
    {
        Id = RegressionId.New(TimeProvider.System, Entropy.System),
        Traits = [new(AttemptDimension.Os, SamplePages.Hostile), new(AttemptDimension.OsVersion, SamplePages.Hostile), new(AttemptDimension.Transport, SamplePages.Hostile)],
        Since = DateTimeOffset.FromUnixTimeMilliseconds(Noon),
        OpenedAt = DateTimeOffset.FromUnixTimeMilliseconds(Noon),
        WindowDays = 2,
        Failed = new(20, 40),
        People = 18,
        Reference = RegressionReference.Predecessor,
        ReferenceVersion = SamplePages.Hostile,
        Referred = new(10, 300),
        Elsewhere = new(9, 200),
        Mostly = ErrorClass.NfcLost,
        OfThatClass = new(18, 20),
        LogEvidence = 20,
        Now = new(12, 20),
        CheckedAt = DateTimeOffset.FromUnixTimeMilliseconds(Noon),
    };

    private static Annotation Annotation => new()
    {
        Id = AnnotationId.New(TimeProvider.System, Entropy.System),
        RelyingPartyId = SamplePages.Visit.Chosen!.Id,
        Kind = AnnotationKind.Support,
        From = DateTimeOffset.FromUnixTimeMilliseconds(Noon),
        Until = DateTimeOffset.FromUnixTimeMilliseconds(Noon).AddDays(2),
        Text = SamplePages.Hostile,
        Tickets = 12,
        Segment = [new(AttemptDimension.Os, SamplePages.Hostile), new(AttemptDimension.OsVersion, SamplePages.Hostile)],
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(Noon),
    };

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

    private static DevicesView Devices => new(Visit, Form(Question), DeviceLines.Usual);

    private static DeviceAnswer DeviceAnswer
    {
        get
        {
            var traits = Enum.GetValues<AttemptDimension>().Where(DeviceMatrix.Dimensions.Contains).Select(each => new Trait(each, SamplePages.Hostile)).ToList();
            var figures = new DeviceFigures(traits[..2], traits[2..3], 12, new Share(30, 40), new Share(30, 35));
            var toxic = new ToxicCombination(traits, new Share(40, 50), new Share(5, 500), Difference.Between(new Share(5, 500), new Share(40, 50))!, 30, -20)
            {
                Since = DateTimeOffset.FromUnixTimeMilliseconds(Noon),
                MedianMs = 8_500,
                Mostly = ErrorClass.NfcLost,
                OfThatClass = new Share(39, 40),
            };
            return new([figures], figures, figures, IsTooSmall: true, [toxic]);
        }
    }

    private static SecurityKeysView SecurityKeys => new(Visit, Form(Question), AttemptDimension.Model);

    private static HardwareAnswer HardwareAnswer
    {
        get
        {
            var where = new[] { new Trait(AttemptDimension.Oem, SamplePages.Hostile), new Trait(AttemptDimension.Model, SamplePages.Hostile) };
            var figures = new HardwareFigures(
                where, 30, 60, new Share(40, 50), new Share(40, 45), 5, 5, 10, 0.8, new Share(40, 60), new Share(40, 45),
                [.. Enum.GetValues<KeySign>().Select(sign => new SignCount(sign, 3))],
                [.. Enum.GetValues<KeyStop>().Select(stop => new StopCount(stop, SamplePages.Hostile, 2))],
                new PathEffort(new Times(20, 8_000, 7_000, 9_000, 6_000, 9_500, 12_000), 5, 20), new PathEffort(null, null, 0), new Share(30, 90));
            var hidden = new HiddenKeys(where, 30, new Share(30, 50), new Share(5, 100), Difference.Between(new Share(5, 100), new Share(30, 50))!, 28);
            return new(figures with { Where = [] }, [figures], figures with { Where = [], Autofill = null }, IsTooSmall: true, [hidden], 12, HasAttempts: true)
            {
                Steps = [new("tap_started", figures.Key.Times, null), new(SamplePages.Hostile, figures.Key.Times, figures.Key.Times)],
            };
        }
    }

    private static ErrorAnswer ErrorAnswer
    {
        get
        {
            var figures = new ErrorFigures(new Share(10, 90), new Share(10, 30), 14, Difference.Between(new Share(3, 90), new Share(10, 90)));
            var slot = new ErrorSlot(DateTimeOffset.FromUnixTimeMilliseconds(Noon), 40, [1, 2, 3, 4, 5, 6, 7]);
            return new(
                new Share(30, 90), new Share(20, 80), figures.Change, [new(Party.UserDecision, false, figures), new(null, false, figures), new(null, true, figures)],
                [
                    new(ErrorClass.NfcLost, Party.UserEnvironment, false, figures, 4, [new(SamplePages.Hostile, "", 9), new("", SamplePages.Hostile, null)]),
                    new(null, null, false, figures, 0, []), new(null, null, true, figures, 0, []),
                ],
                [(ErrorOrigin.Frontend, new Share(20, 30)), (ErrorOrigin.Backend, new Share(5, 30)), (ErrorOrigin.Silent, new Share(5, 30))],
                [slot, slot with { Attempts = null, Counts = null }], IsByHour: false,
                [new(SamplePages.Hostile, new Share(10, 40), new Share(5, 35), 14, ErrorClass.NfcLost), new(AnonymityFloor.Merged, new Share(1, 12), new Share(1, 12), 11, null)], IsTooSmall: true);
        }
    }

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
