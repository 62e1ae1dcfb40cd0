using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Console.Adoption;
using Ostiary.Console.Filters;
using Ostiary.Console.Overview;
using Ostiary.Insights;

namespace Ostiary.Tests.Pages;

/// <summary>Pages about adoption, and overviews, filled with the worst that a site may have told.</summary>
internal static class SampleReports
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyDictionary<string, Func<Task<IHtmlDocument>>> Pages { get; } = new Dictionary<string, Func<Task<IHtmlDocument>>>
    {
        ["adoption"] = () => Rendered.Page<AdoptionPage>(new { View = Adoption(Whole) with { Noted = SampleInsights.Noted } }),
        ["adoption after a change"] = () => Rendered.Page<AdoptionPage>(new
        {
            View = Adoption(Whole with { Changes = [Changed], SuggestedChange = null }) with { Change = Noon.AddDays(-1) },
        }),
        ["adoption of too few"] = () => Rendered.Page<AdoptionPage>(new { View = Adoption(Nothing with { IsTooSmall = true }) }),
        ["adoption of nobody"] = () => Rendered.Page<AdoptionPage>(new { View = Adoption(Nothing) }),
        ["adoption that was not asked"] = () => Rendered.Page<AdoptionPage>(new { View = new AdoptionView(Visit, Form()) }),
        ["report"] = () => Rendered.Page<ReportPage>(new { View = Report }),
        ["report that was not asked"] = () => Rendered.Page<ReportPage>(new { View = new ReportView(Visit, Form()) }),
    };

    /// <summary>The overview of one relying party, as the first page shows it, too.</summary>
    public static ReportView Report => new(Visit, Form()) { Answer = Overview, Coverage = Kept, Noted = SampleInsights.Noted, Regressions = SampleInsights.Worse };

    private static ConsoleVisit Visit => SamplePages.Visit with { Path = $"{SamplePages.Visit.Path}/adoption" };

    private static Coverage Kept => new() { Users = 90, WithPasskey = 60, WithTwo = 20, Active = 50, Passkeys = 80, Used = 60, Synced = 50, DeviceBound = 20, Roaming = 10 };

    private static Change Changed => new("prompts_taken", new Share(6, 60), new Share(27, 60));

    private static Rated Hostile => new(SamplePages.Hostile, new Share(40, 60), new Share(40, 50));

    private static Times Took => new(60, 5_000, 4_800, 5_300, 4_000, 7_000, 12_000);

    private static AdoptionAnswer Nothing => new()
    {
        Proven = new(0, 0),
        Passkeys = new(0, 0),
        Autofill = new(0, 0),
        Methods = [],
        Authenticators = [],
        MethodsBySystem = [],
        AuthenticatorsBySystem = [],
        Surfaces = [],
        Prompted = new("", new(0, 0), new(0, 0), new(0, 0)),
        Prompts = [],
        Spans = [],
        Months = [],
        Changes = [],
    };

    private static AdoptionAnswer Whole => Nothing with
    {
        Proven = new(10, 60),
        Passkeys = new(40, 60),
        Autofill = new(10, 40),
        Methods = [new("passkey", new(40, 60), Took), new(SamplePages.Hostile, new(20, 60), null)],
        Authenticators = [("synced", new(30, 40)), (SamplePages.Hostile, new(10, 40))],
        MethodsBySystem = [new(SamplePages.Hostile, Took, Took)],
        AuthenticatorsBySystem = [new("windows", Took, null)],
        Surfaces = [Hostile],
        Prompts = [new(SamplePages.Hostile, new(30, 60), new(27, 30), new(27, 60)), new(AnonymityFloor.Merged, new(3, 12), new(2, 3), new(2, 12))],
        Spans = [new(Noon.AddDays(-2), 1, new(10, 20), new(3, 12), 3, 1), new(Noon.AddDays(-1), 1, new(30, 40), new(0, 0), 2, 0)],
        Months = [new(1, new(10, 20)), new(2, new(30, 40))],
        SuggestedChange = Noon.AddDays(-1),
        Support = new(new(8, 1_000), new(20, 900), new(5, 8), [new(Noon.AddDays(-2), 1, new(3, 0)), new(Noon.AddDays(-1), 1, new(5, 600))]),
    };

    private static OverviewAnswer Overview => new()
    {
        SignIns = Hostile,
        Creations = Hostile,
        Passkeys = new(40, 60),
        Recoveries = 3,
        Changes = [Changed],
        Days = [new(Noon.AddDays(-2), Hostile, 3), new(Noon.AddDays(-1), Hostile, 4)],
        Transports = [Hostile],
        Models = [Hostile],
        Links = [new("sign_in", SamplePages.Hostile, 40), new(SamplePages.Hostile, "signed_in", 40)],
        Troubles = [new("nfc_lost", new(20, 60), new(2, 50), SamplePages.Hostile, new(18, 20)), new("unknown", new(12, 60), new(0, 0), null, new(0, 0))],
    };

    private static AdoptionView Adoption(AdoptionAnswer answer) => new(Visit, Form())
    {
        Answer = answer,
        Accounts = new(Kept, [new(Noon, 3, 1)], [new(1, 90, 60)]),
    };

    private static FilterForm Form()
    {
        var context = new DefaultHttpContext();
        context.Features.Set(Visit);
        return FilterForm.Read(context, Noon);
    }
}
