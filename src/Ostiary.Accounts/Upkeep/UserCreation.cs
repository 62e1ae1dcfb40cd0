using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Makes users without a ceremony; each is committed with its audit entry. Safe for use from any thread.</summary>
public sealed class UserCreation(Database database, Users users, RepeatableRequests requests, TimeProvider clock, Entropy entropy)
{
    private const int LongestName = 64;
    private const int LongestExternalId = 128;

    /// <summary>A user without a passkey so far.</summary>
    /// <remarks>
    /// Fails with <c>accounts.identifier_*</c>, <c>upkeep.identifier_taken</c>, <c>upkeep.external_id</c> or <c>upkeep.external_id_taken</c>. A repetition
    /// answers the user whom the first request made, or fails with <c>upkeep.user_gone</c> or <c>upkeep.idempotency_key_reused</c>.
    /// </remarks>
    /// <param name="wish">What the user is to be.</param>
    /// <param name="once">The request, when its sender may repeat it.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="cancel">Gives up waiting for the database.</param>
    public async Task<Outcome<User>> Create(NewUser wish, RepeatableRequest? once, ChangedBy by, CancellationToken cancel)
    {
        if (once is not null && await MadeBefore(once, cancel) is { } before)
            return before;

        if (wish.ExternalId is { } external && (external.Length is 0 or > LongestExternalId || external.Any(char.IsControl)))
            return new Failure(UpkeepCodes.ExternalId) { Field = "externalId" };

        Identifier? known = null;
        if (wish.Identifier is not null && !Identifier.Parse(wish.Identifier).TryGet(out known, out var malformed))
            return malformed;

        var user = User.New(wish.RelyingPartyId, clock, entropy) with
        {
            Identifier = known?.AsWritten,
            ExternalId = wish.ExternalId,
            // As it is stored: a repetition, which reads it again, is to be answered to the letter like the first request.
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds()),
            DisplayName = Legibility.Fit(wish.DisplayName ?? known?.AsWritten ?? wish.ExternalId ?? "", LongestName),
        };
        return await Commit(user, known, once, by, cancel);
    }

    private async Task<Outcome<User>> Commit(User user, Identifier? identifier, RepeatableRequest? once, ChangedBy by, CancellationToken cancel)
    {
        var claim = once is null ? [] : RepeatableRequests.Claim(once, user.Id.Value, user.CreatedAt);
        var statements = new List<Statement>([.. claim, Users.Insert(user)]);
        if (identifier is not null)
            statements.Add(Users.AddIdentifier(user.RelyingPartyId, user.Id, identifier, user.CreatedAt));

        statements.Add(by.Writes(AuditAction.UserCreated, user.RelyingPartyId, user.Id, target: null, clock, entropy));
        var committed = await database.Commit(statements, cancel);
        if (committed.ViolatedStatement is not { } violated)
            return user;

        // The same request, sent twice at once: this one came second.
        if (violated < claim.Count)
            return await MadeBefore(once!, cancel) ?? UpkeepCodes.UserGone;

        return violated == claim.Count ? UpkeepCodes.ExternalIdTaken : UpkeepCodes.IdentifierTaken;
    }

    private async Task<Outcome<User>?> MadeBefore(RepeatableRequest once, CancellationToken cancel)
    {
        if (await requests.MadeBefore(once, cancel) is not { } made)
            return null;

        return await made.Then(id => Made(once.RelyingPartyId, new UserId(id), cancel));
    }

    private async Task<Outcome<User>> Made(RelyingPartyId relyingParty, UserId id, CancellationToken cancel) =>
        await users.Find(relyingParty, id, cancel) is { DeletedAt: null } user ? user : UpkeepCodes.UserGone;
}

/// <summary>What a new user is to be.</summary>
public sealed record NewUser
{
    public required RelyingPartyId RelyingPartyId { get; init; }

    /// <summary>What the person will type; null for none.</summary>
    public string? Identifier { get; init; }

    /// <summary>What the person is called; null takes the identifier or the external id.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The relying party's own name for the user; null for none.</summary>
    public string? ExternalId { get; init; }
}
