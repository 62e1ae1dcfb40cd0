using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Console.Confirmation;
using Ostiary.Kernel;
using Ostiary.Pages.Problem;

namespace Ostiary.Console.Users;

/// <summary>Looking at users. What changes them is in <see cref="UserActs"/>.</summary>
internal static class UserEndpoints
{
    private const int PageLength = 50;
    private const int AuditLength = 50;

    public static async Task<RazorComponentResult> List(
        HttpContext context, Accounts.Users users, string? search, string? after, string? done, CancellationToken cancel)
    {
        var visit = context.Visit();
        var view = string.IsNullOrWhiteSpace(search)
            ? await Page(visit, users, UserId.Parse(after), cancel) with { News = ConsoleNews.Say(done) }
            : new UsersView(visit, search.Trim(), await Matching(visit, users, search, cancel), Next: null);
        return new RazorComponentResult<UsersPage>(new { View = view });
    }

    public static async Task<IResult> Show(
        HttpContext context, string user, Accounts.Users users, Passkeys passkeys, Sessions sessions, Audit audit,
        string? done, string? problem, CancellationToken cancel)
    {
        var visit = context.Visit();
        if (await Find(visit, user, users, cancel) is not { } found)
            return ProblemPages.NotFound(context);

        var (party, id) = (visit.RelyingParty.Id, found.Id);
        return new RazorComponentResult<UserPage>(new
        {
            View = new UserView
            {
                Visit = visit,
                User = found,
                Passkeys = await passkeys.OfUser(party, id, cancel),
                Sessions = await sessions.OfUser(party, id, cancel),
                Audit = await audit.OfUser(party, id, AuditLength, before: null, cancel),
                News = ConsoleNews.Say(done),
                Refusal = Refusals.Named(problem),
            },
        });
    }

    /// <summary>A user of the chosen relying party who is not deleted.</summary>
    internal static async Task<User?> Find(ConsoleVisit visit, string user, Accounts.Users users, CancellationToken cancel) =>
        UserId.Parse(user) is { } id && await users.Find(visit.RelyingParty.Id, id, cancel) is { DeletedAt: null } found ? found : null;

    private static async Task<UsersView> Page(ConsoleVisit visit, Accounts.Users users, UserId? after, CancellationToken cancel)
    {
        var found = await users.List(visit.RelyingParty.Id, PageLength + 1, after, cancel);
        var shown = found.Take(PageLength).ToList();
        return new UsersView(visit, Search: null, shown, found.Count > PageLength ? shown[^1].Id.Value : null);
    }

    private static async Task<IReadOnlyList<User>> Matching(ConsoleVisit visit, Accounts.Users users, string search, CancellationToken cancel)
    {
        if (await Find(visit, search.Trim(), users, cancel) is { } byId)
            return [byId];

        return Identifier.Parse(search).TryGet(out var identifier, out _)
            && await users.FindByIdentifier(visit.RelyingParty.Id, identifier, cancel) is { DeletedAt: null } found
                ? [found]
                : [];
    }
}
