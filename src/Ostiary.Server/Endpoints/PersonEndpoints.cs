using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Contracts.Users;
using Ostiary.Kernel;
using Ostiary.Server.Limits;
using Ostiary.Server.Persons;
using Ostiary.Server.Requests;

namespace Ostiary.Server.Endpoints;

/// <summary>What a person has a right to: all that is kept of them, and that it is let go.</summary>
public static class PersonEndpoints
{
    private const string Json = "application/json";

    /// <summary>Maps <c>/v1/users/{user}/personal-data</c>.</summary>
    public static IEndpointRouteBuilder MapPersons(this IEndpointRouteBuilder app)
    {
        var person = app.MapGroup("/v1/users/{user}/personal-data").WithTags("Users").RequireRateLimiting(LimitPolicies.Ceremonies);
        person.MapGet("", Export).WithSummary("Export a person").Produces<PersonalData>(StatusCodes.Status200OK, Json)
            .AddEndpointFilter(new NeedsCaller(CallerKind.Backend, CallerKind.HostedPage)).AddEndpointFilter(AdministratorsOnly)
            .WithDescription("Everything that is kept of one person: account, identifiers, passkeys without secret material, sessions, audit, attempts and events. user is an id of this "
                + "server, the application's own id of the user, or the reference by which pages and apps tell events of the person. For backends and administrators; it is audited.");
        person.MapDelete("", Erase).WithSummary("Erase a person")
            .AddEndpointFilter(new NeedsCaller(CallerKind.Backend))
            .WithDescription("Ends account, identifiers, passkeys and sessions without a tombstone, and destroys every link between the person and what was told of them, in one write. "
                + "What remains are figures that lead to nobody; who comes back begins anew. May be repeated. user is named as for the export.");
        return app;
    }

    private static async Task<Results<PushStreamHttpResult, Refusal>> Export(
        string user, PersonalDataExport export, HttpContext context, CancellationToken cancel)
    {
        var person = await export.Begin(context.Caller().RelyingParty.Id, user, context.ChangedBy(), cancel);
        context.Response.Headers.CacheControl = "no-store";
        return person.Match<Results<PushStreamHttpResult, Refusal>>(
            found => TypedResults.Stream(body => export.Write(found, body, cancel), Json), failure => Problem.From(failure));
    }

    private static async Task<Results<NoContent, Refusal>> Erase(string user, PersonErasure erasure, HttpContext context, CancellationToken cancel)
    {
        var erased = await erasure.Erase(context.Caller().RelyingParty.Id, user, context.ChangedBy(), cancel);
        return erased.Match<Results<NoContent, Refusal>>(_ => TypedResults.NoContent(), failure => Problem.From(failure));
    }

    private static ValueTask<object?> AdministratorsOnly(EndpointFilterInvocationContext asked, EndpointFilterDelegate next)
    {
        var caller = asked.HttpContext.Caller();
        return caller.Kind == CallerKind.Backend || caller.SignedIn is { User.Role: Role.Administrator }
            ? next(asked)
            : ValueTask.FromResult<object?>(Problem.From(new Failure(caller.SignedIn is null ? HttpCodes.SignInRequired : HttpCodes.SecretKeyRequired)));
    }
}
