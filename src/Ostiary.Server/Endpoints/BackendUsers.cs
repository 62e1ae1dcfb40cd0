using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Contracts;
using Ostiary.Contracts.Users;
using Ostiary.Kernel;
using Ostiary.Server.Requests;

namespace Ostiary.Server.Endpoints;

/// <summary>What only a backend may do with users.</summary>
internal static class BackendUsers
{
    private const int DefaultPage = 50;
    private const int LargestPage = 200;

    public static async Task<Results<Ok<Page<UserSummary>>, Refusal>> List(
        Users users, HttpContext context, int? limit, string? after, CancellationToken cancel)
    {
        if (limit is < 1 or > LargestPage)
            return Problem.From(new Failure(HttpCodes.ParameterInvalid, $"limit is 1 to {LargestPage}") { Field = "limit" });

        var last = UserId.Parse(after);
        if (after is not null && last is null)
            return Problem.From(new Failure(HttpCodes.ParameterInvalid, "after is the id that the page before named as next") { Field = "after" });

        var page = limit ?? DefaultPage;
        var found = await users.List(context.Caller().RelyingParty.Id, page, last, cancel);
        return TypedResults.Ok(new Page<UserSummary>
        {
            Items = [.. found.Select(Summaries.Of)],
            Next = found.Count == page ? found[^1].Id.Value : null,
        });
    }

    public static async Task<Results<Ok<UserSummary>, Created<UserSummary>, Refusal>> Create(
        Body<CreateUserRequest> body, [FromHeader(Name = Repetition.Header)] string? idempotencyKey, UserCreation creation, Users users,
        HttpContext context, CancellationToken cancel)
    {
        if (!body.Outcome.TryGet(out var asked, out var failure))
            return Problem.From(failure);

        // The sender's key names one request; without it, the external id names the user.
        if (idempotencyKey is null && await Known(users, context.Caller(), asked.ExternalId, cancel) is { } before)
            return TypedResults.Ok(Summaries.Of(before));

        var created = await context.Caller().Once(idempotencyKey, "user", asked, ContractsJson.Default.CreateUserRequest)
            .Then(once => creation.Create(WishOf(context.Caller(), asked), once, context.ChangedBy(), cancel));

        // The same call without a key, made twice at once: this one came second.
        if (created.Failure?.Code == UpkeepCodes.ExternalIdTaken && await Known(users, context.Caller(), asked.ExternalId, cancel) is { } first)
            return TypedResults.Ok(Summaries.Of(first));

        return created.Match<Results<Ok<UserSummary>, Created<UserSummary>, Refusal>>(
            user => TypedResults.Created($"/v1/users/{user.Id}", Summaries.Of(user)),
            refused => Problem.From(refused));
    }

    private static async Task<User?> Known(Users users, Caller caller, string? externalId, CancellationToken cancel) =>
        externalId is not null && !externalId.Any(char.IsControl)
        && await users.FindByExternalId(caller.RelyingParty.Id, externalId, cancel) is { DeletedAt: null } user ? user : null;

    private static NewUser WishOf(Caller caller, CreateUserRequest asked) => new()
    {
        RelyingPartyId = caller.RelyingParty.Id,
        Identifier = asked.Identifier,
        DisplayName = asked.DisplayName,
        ExternalId = asked.ExternalId,
    };

    public static async Task<Results<NoContent, Refusal>> Delete(
        string user, Subjects subjects, AccountUpkeep upkeep, HttpContext context, CancellationToken cancel)
    {
        var subject = await subjects.Of(context.Caller(), user, cancel);
        var deleted = await subject.Then(found => upkeep.DeleteUser(found.RelyingPartyId, found.Id, context.ChangedBy(), cancel));
        return deleted.Match<Results<NoContent, Refusal>>(_ => TypedResults.NoContent(), failure => Problem.From(failure));
    }
}
