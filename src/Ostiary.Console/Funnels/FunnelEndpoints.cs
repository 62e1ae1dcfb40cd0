using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Console.Access;
using Ostiary.Console.Exports;
using Ostiary.Console.Filters;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Console.Funnels;

/// <summary>Where people drop off, as a page and as files.</summary>
internal static class FunnelEndpoints
{
    public const string AgainstPeriodBefore = "before";
    public const string AgainstHardware = "authenticators";
    public const string AgainstSegment = "segment";

    public static async Task<IResult> Show(HttpContext context, Funnel funnel, IInsightTables tables, TimeProvider clock, CancellationToken cancel)
    {
        var form = FilterForm.Read(context, clock.GetUtcNow());
        var view = new FunnelView(context.Visit(), form);
        if (form.Wrong is not null)
            return new RazorComponentResult<FunnelPage>(new { View = view }) { StatusCode = StatusCodes.Status400BadRequest };

        var question = new FunnelQuestion(form.Filter, By: null, BasisOf(form));
        var by = form.Text("by") is { } name && FilterWords.Names.TryGetValue(name, out var dimension) ? dimension : (AttemptDimension?)null;
        var answer = await funnel.Ask(question, cancel);
        var parts = by is null ? null : await funnel.Ask(question with { By = by }, cancel);
        return form.Text("format") switch
        {
            Export.Csv => Export.File("funnel", Export.Csv, tables.Csv(parts ?? answer, await Against(form, question, funnel, cancel))),
            Export.Json => Export.File("funnel", Export.Json, tables.Json(parts ?? answer, question.Basis, await Against(form, question, funnel, cancel))),
            _ => new RazorComponentResult<FunnelPage>(new
            {
                View = view with { Answer = answer, By = by, Parts = parts, Comparison = await Compare(form, question, answer, funnel, cancel) },
            }),
        };
    }

    /// <summary>What is counted, by its name in addresses.</summary>
    public static FunnelBasis BasisOf(FilterForm form) => form.Text("basis") switch
    {
        "ticketed" => FunnelBasis.Ticketed,
        "persons" => FunnelBasis.Persons,
        _ => FunnelBasis.Attempts,
    };

    private static async Task<FunnelComparison?> Compare(FilterForm form, FunnelQuestion question, FunnelAnswer answer, Funnel funnel, CancellationToken cancel)
    {
        if (form.Text("compare") == AgainstHardware)
            return new(
                "Synced passkeys", One(await funnel.Ask(With(question, AuthenticatorClass.Synced), cancel)),
                "Security keys", One(await funnel.Ask(With(question, AuthenticatorClass.RoamingHardware), cancel)))
            {
                Caution = "A browser names the authenticator when it answers; what ended before that belongs to neither side, so both look better than they are.",
            };

        var (against, here) = IsSegment(form) ? (NameOf(form.Against), NameOf(form.Filter.Where, form.Against)) : ("The period before", form.Period);
        return await Against(form, question, funnel, cancel) is { } other ? new(against, One(other), here, One(answer)) : null;
    }

    // The other side of a comparison: the period before, or another segment of the same one.
    private static async Task<FunnelAnswer?> Against(FilterForm form, FunnelQuestion question, Funnel funnel, CancellationToken cancel)
    {
        var filter = question.Filter;
        return form.Text("compare") == AgainstPeriodBefore
            ? await funnel.Ask(question with { Filter = filter with { From = filter.From - (filter.Until - filter.From), Until = filter.From } }, cancel)
            : IsSegment(form) ? await funnel.Ask(question with { Filter = FilterWords.Changed(filter, form.Against) }, cancel)
            : null;
    }

    private static bool IsSegment(FilterForm form) => form.Text("compare") == AgainstSegment && form.Against.Count > 0;

    private static string NameOf(IReadOnlyDictionary<AttemptDimension, string> where, IReadOnlyDictionary<AttemptDimension, string> differing) =>
        NameOf(differing.ToDictionary(pair => pair.Key, pair => where.GetValueOrDefault(pair.Key, FilterWords.Any)));

    private static string NameOf(IReadOnlyDictionary<AttemptDimension, string> where) => string.Join(
        ", ", where.OrderBy(pair => pair.Key).Select(pair => pair.Value == FilterWords.Any ? $"Any {Words.Of(pair.Key).ToLowerInvariant()}" : Words.Of(pair.Value)));

    private static FunnelQuestion With(FunnelQuestion question, AuthenticatorClass authenticator) => question with
    {
        Filter = question.Filter with
        {
            Where = new Dictionary<AttemptDimension, string>(question.Filter.Where) { [AttemptDimension.Authenticator] = authenticator.Wire() },
        },
    };

    private static FunnelSegment? One(FunnelAnswer answer) => answer.Segments is [var one] ? one : null;
}
