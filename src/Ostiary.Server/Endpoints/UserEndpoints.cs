using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Contracts;
using Ostiary.Contracts.Users;
using Ostiary.Kernel;
using Ostiary.Server.Limits;
using Ostiary.Server.Requests;

namespace Ostiary.Server.Endpoints;

/// <summary>Users with their passkeys and sessions. A backend names any user of its relying party; a person is <c>me</c>.</summary>
public static class UserEndpoints
{
    /// <summary>Maps <c>/v1/users</c>.</summary>
    public static IEndpointRouteBuilder MapUsers(this IEndpointRouteBuilder app)
    {
        var backend = app.MapGroup("/v1/users").WithTags("Users").RequireRateLimiting(LimitPolicies.Ceremonies)
            .AddEndpointFilter(new NeedsCaller(CallerKind.Backend));
        backend.MapGet("", BackendUsers.List).WithSummary("List users").WithDescription("Oldest first, at most 200 a page.");
        backend.MapPost("", BackendUsers.Create).WithSummary("Create a user")
            .WithDescription("Makes a user before the first passkey. With an Idempotency-Key the call may be repeated safely for a day: the user whom it made comes back, "
                + "and another request under the same key is refused. With an externalId and no key, the user who has it comes back.");
        backend.MapDelete("/{user}", BackendUsers.Delete).WithSummary("Delete a user")
            .WithDescription("Erases names, identifiers, evidence and sessions, and ends every passkey; a tombstone without personal data stays.");

        var either = app.MapGroup("/v1/users/{user}").WithTags("Users").RequireRateLimiting(LimitPolicies.Ceremonies)
            .AddEndpointFilter(new NeedsCaller(CallerKind.Backend, CallerKind.HostedPage));
        either.MapGet("", Show).WithSummary("Show a user");
        either.MapGet("/passkeys", Passkeys).WithSummary("List a user's passkeys");
        either.MapPatch("/passkeys/{passkey}", Rename).WithSummary("Rename a passkey");
        either.MapDelete("/passkeys/{passkey}", Delete).WithSummary("Delete a passkey")
            .WithDescription("A person brings the grant of a step up for exactly this passkey; a backend its secret key. A tombstone stays.");
        either.MapGet("/signals", Signals).WithSummary("What to tell the passkey provider")
            .WithDescription("The input of the browser's signal methods (WebAuthn L3 §5.1.10): the complete list of accepted credentials, and the current names.");
        either.MapGet("/sessions", Sessions).WithSummary("List a user's sessions");
        either.MapDelete("/sessions", EndSessions).WithSummary("Sign out everywhere");
        either.MapDelete("/sessions/{session}", EndSession).WithSummary("End one session");
        return app;
    }

    private static async Task<Results<Ok<UserSummary>, Refusal>> Show(string user, Subjects subjects, HttpContext context, CancellationToken cancel)
    {
        var subject = await subjects.Of(context.Caller(), user, cancel);
        return subject.Match<Results<Ok<UserSummary>, Refusal>>(found => TypedResults.Ok(Summaries.Of(found)), failure => Problem.From(failure));
    }

    private static async Task<Results<Ok<Page<PasskeySummary>>, Refusal>> Passkeys(
        string user, Subjects subjects, Passkeys passkeys, HttpContext context, CancellationToken cancel)
    {
        var subject = await subjects.Of(context.Caller(), user, cancel);
        if (!subject.TryGet(out var found, out var failure))
            return Problem.From(failure);

        var live = await passkeys.OfUser(found.RelyingPartyId, found.Id, cancel);
        return TypedResults.Ok(new Page<PasskeySummary> { Items = [.. live.Select(Summaries.Of)] });
    }

    private static async Task<Results<Ok<PasskeySummary>, Refusal>> Rename(
        string user, string passkey, Body<RenamePasskeyRequest> body, Subjects subjects, AccountUpkeep upkeep, Passkeys passkeys,
        HttpContext context, CancellationToken cancel)
    {
        var subject = await subjects.Of(context.Caller(), user, cancel);
        var renamed = await subject.Then(found => body.Outcome.Then(wish => Subjects.PasskeyOf(passkey).Then(id =>
            upkeep.RenamePasskey(found.RelyingPartyId, found.Id, id, wish.Name, context.ChangedBy(), cancel))));
        if (!renamed.Succeeded)
            return Problem.From(renamed.Failure);

        var now = await passkeys.Find(subject.Value.RelyingPartyId, subject.Value.Id, new PasskeyId(passkey), cancel);
        return now is { IsLive: true } ? TypedResults.Ok(Summaries.Of(now)) : Problem.From(new Failure(UpkeepCodes.PasskeyGone));
    }

    private static async Task<Results<NoContent, Refusal>> Delete(
        string user, string passkey, [MayBeAbsent] Body<DeletePasskeyRequest> body, Subjects subjects, AccountUpkeep upkeep, DeletePasskey delete,
        HttpContext context, CancellationToken cancel)
    {
        var caller = context.Caller();
        var subject = await subjects.Of(caller, user, cancel);
        var deleted = await subject.Then(found => Subjects.PasskeyOf(passkey).Then(id => caller.Kind == CallerKind.Backend
            ? upkeep.DeletePasskey(found.RelyingPartyId, found.Id, id, context.ChangedBy(), cancel)
            : body.Outcome.Then(wish => delete.Delete(caller, id, wish.StepUpGrant, cancel))));
        return Nothing(deleted);
    }

    private static async Task<Results<Ok<SignalDetails>, Refusal>> Signals(
        string user, Subjects subjects, Passkeys passkeys, HttpContext context, CancellationToken cancel)
    {
        var subject = await subjects.Of(context.Caller(), user, cancel);
        if (!subject.TryGet(out var found, out var failure))
            return Problem.From(failure);

        var live = await passkeys.OfUser(found.RelyingPartyId, found.Id, cancel);
        return TypedResults.Ok(Summaries.SignalsOf(context.Caller().RelyingParty, found, live));
    }

    private static async Task<Results<Ok<Page<SessionSummary>>, Refusal>> Sessions(
        string user, Subjects subjects, Sessions sessions, HttpContext context, CancellationToken cancel)
    {
        var subject = await subjects.Of(context.Caller(), user, cancel);
        if (!subject.TryGet(out var found, out var failure))
            return Problem.From(failure);

        var current = context.Caller().SignedIn?.Session.Id;
        var live = await sessions.OfUser(found.RelyingPartyId, found.Id, cancel);
        return TypedResults.Ok(new Page<SessionSummary> { Items = [.. live.Select(session => Summaries.Of(session, current))] });
    }

    private static async Task<Results<NoContent, Refusal>> EndSessions(
        string user, Subjects subjects, AccountUpkeep upkeep, HttpContext context, CancellationToken cancel)
    {
        var subject = await subjects.Of(context.Caller(), user, cancel);
        return Nothing(await subject.Then(found => upkeep.EndSessions(found.RelyingPartyId, found.Id, context.ChangedBy(), cancel)));
    }

    private static async Task<Results<NoContent, Refusal>> EndSession(
        string user, string session, Subjects subjects, AccountUpkeep upkeep, HttpContext context, CancellationToken cancel)
    {
        var subject = await subjects.Of(context.Caller(), user, cancel);
        return Nothing(await subject.Then(found => SessionId.Parse(session) is { } id
            ? upkeep.EndSession(found.RelyingPartyId, found.Id, id, context.ChangedBy(), cancel)
            : Task.FromResult<Outcome<Done>>(UpkeepCodes.SessionGone)));
    }

    private static Results<NoContent, Refusal> Nothing(Outcome<Done> outcome) =>
        outcome.Match<Results<NoContent, Refusal>>(_ => TypedResults.NoContent(), failure => Problem.From(failure));
}
