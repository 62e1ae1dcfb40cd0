using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Console.Confirmation;
using Ostiary.Kernel;
using Ostiary.Pages.Layout;
using Ostiary.Pages.Problem;

namespace Ostiary.Console.ApiKeys;

internal static class ApiKeyEndpoints
{
    public static async Task<IResult> List(HttpContext context, Accounts.ApiKeys apiKeys, string? done, string? problem, CancellationToken cancel)
    {
        var visit = context.Visit();
        var keys = await apiKeys.OfRelyingParty(visit.RelyingParty.Id, cancel);
        return problem == UpkeepCodes.ApiKeyGone.Value
            ? Page(new ApiKeysView(visit, keys, UpkeepCodes.ApiKeyGone.AsFailure()))
            : Page(new ApiKeysView(visit, keys, News: ConsoleNews.Say(done)));
    }

    /// <summary>The only answer that carries a key: not a redirect, so that the key is in no address and no second answer.</summary>
    public static async Task<IResult> Create(
        HttpContext context, IFormCollection form, TenantUpkeep upkeep, Accounts.ApiKeys apiKeys, CancellationToken cancel)
    {
        var visit = context.Visit();
        var kind = form["kind"] == "secret" ? ApiKeyKind.Secret : ApiKeyKind.Publishable;
        var origins = form["origins"].OfType<string>().ToList();
        var minted = await upkeep.MintApiKey(visit.RelyingParty, kind, form["name"], origins, context.ChangedBy(), cancel);
        return minted.TryGet(out var made, out var failure)
            ? new RazorComponentResult<MintedPage>(new { View = new MintedView(visit, made.Key, made.Token) })
            : Page(new ApiKeysView(visit, await apiKeys.OfRelyingParty(visit.RelyingParty.Id, cancel), failure), StatusCodes.Status422UnprocessableEntity);
    }

    public static async Task<IResult> AskToRevoke(HttpContext context, string key, Accounts.ApiKeys apiKeys, CancellationToken cancel)
    {
        var visit = context.Visit();
        var keys = await apiKeys.OfRelyingParty(visit.RelyingParty.Id, cancel);
        return keys.Find(one => one.Id.Value == key && one.RevokedAt is null) is { } found
            ? new RazorComponentResult<ConfirmPage>(new { View = Question(visit, found) })
            : ProblemPages.NotFound(context);
    }

    public static async Task<IResult> Revoke(HttpContext context, string key, TenantUpkeep upkeep, CancellationToken cancel)
    {
        if (ApiKeyId.Parse(key) is not { } id)
            return ProblemPages.NotFound(context);

        var visit = context.Visit();
        var revoked = await upkeep.RevokeApiKey(visit.RelyingParty.Id, id, context.ChangedBy(), cancel);
        var query = revoked.Failure is { } failure ? $"problem={failure.Code.Value}" : "done=api-key-revoked";
        return TypedResults.Redirect($"{Home(visit)}?{query}");
    }

    private static ConfirmView Question(ConsoleVisit visit, ApiKey key) => new(
        visit,
        $"Revoke “{key.Name}”?",
        $"The key that begins with {key.TokenStart} opens nothing any more, at once and for good. What still uses it is refused.",
        "Revoke the key",
        Home(visit))
    {
        Trail = visit.Trail(("API keys", Home(visit))),
    };

    private static string Home(ConsoleVisit visit) => $"{visit.Below}/api-keys";

    private static Failure AsFailure(this FailureCode code) => new(code);

    private static RazorComponentResult<ApiKeysPage> Page(ApiKeysView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };
}
