using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Console.Confirmation;
using Ostiary.Kernel;
using Ostiary.Pages.Layout;

namespace Ostiary.Console.RelyingParties;

internal static class RelyingPartyEndpoints
{
    public static RazorComponentResult List(HttpContext context) =>
        new RazorComponentResult<RelyingPartiesPage>(new { Visit = context.Visit() });

    public static RazorComponentResult New(HttpContext context) =>
        Page(new RelyingPartyView(context.Visit(), RelyingPartyForm.New(), Stored: null));

    public static RazorComponentResult Show(HttpContext context, string? done)
    {
        var visit = context.Visit();
        return Page(new RelyingPartyView(visit, RelyingPartyForm.Of(visit.RelyingParty), visit.RelyingParty, News: ConsoleNews.Say(done)));
    }

    public static Task<IResult> Create(
        HttpContext context, [FromForm] RelyingPartyForm form, TenantUpkeep upkeep, TimeProvider clock, Entropy entropy, CancellationToken cancel)
    {
        var fresh = new RelyingParty
        {
            Id = RelyingPartyId.New(clock, entropy),
            Name = "",
            RpId = form.RpId?.Trim() ?? "",
            Origins = [],
            HostedOrigin = "",
            CreatedAt = clock.GetUtcNow(),
        };
        return Save(context, form, fresh, stored: null, upkeep, cancel);
    }

    public static Task<IResult> Change(HttpContext context, [FromForm] RelyingPartyForm form, TenantUpkeep upkeep, CancellationToken cancel)
    {
        var stored = context.Visit().RelyingParty;
        return Save(context, form, stored, stored, upkeep, cancel);
    }

    private static async Task<IResult> Save(
        HttpContext context, RelyingPartyForm form, RelyingParty upon, RelyingParty? stored, TenantUpkeep upkeep, CancellationToken cancel)
    {
        var saved = await upkeep.Save(form.On(upon), context.ChangedBy(), cancel);
        return saved.Match<IResult>(
            relyingParty => TypedResults.Redirect($"/console/relying-parties/{relyingParty.Id.Value}?done=relying-party-saved"),
            failure => Page(new RelyingPartyView(context.Visit(), form, stored, failure), StatusCodes.Status422UnprocessableEntity));
    }

    private static RazorComponentResult<RelyingPartyPage> Page(RelyingPartyView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };
}
