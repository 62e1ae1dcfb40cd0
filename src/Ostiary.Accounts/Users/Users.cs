using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>The users of every relying party, each seen only through its own.</summary>
/// <remarks>Reads answer deleted users too, as what is left of them, except <see cref="List"/>; ask <see cref="User.Refusal"/>.</remarks>
public sealed class Users(Database database)
{
    /// <summary>By id; null when there is none.</summary>
    public Task<User?> Find(RelyingPartyId relyingParty, UserId id, CancellationToken cancel) =>
        database.ReadFirst<User>(FindUser.Query(relyingParty, id), UserRow.Read, cancel);

    /// <summary>By any of the identifiers; null when nobody has it.</summary>
    public Task<User?> FindByIdentifier(RelyingPartyId relyingParty, Identifier identifier, CancellationToken cancel) =>
        database.ReadFirst<User>(FindUserByIdentifier.Query(relyingParty, identifier), UserRow.Read, cancel);

    /// <summary>By user handle; null when nobody has it.</summary>
    public Task<User?> FindByHandle(RelyingPartyId relyingParty, byte[] userHandle, CancellationToken cancel) =>
        database.ReadFirst<User>(FindUserByHandle.Query(relyingParty, userHandle), UserRow.Read, cancel);

    /// <summary>By the relying party's own name for them; null when nobody has it.</summary>
    public Task<User?> FindByExternalId(RelyingPartyId relyingParty, string externalId, CancellationToken cancel) =>
        database.ReadFirst<User>(FindUserByExternalId.Query(relyingParty, externalId), UserRow.Read, cancel);

    /// <summary>Those after <paramref name="after"/>, oldest first; at most 200, without deleted ones.</summary>
    public Task<List<User>> List(RelyingPartyId relyingParty, int limit, UserId? after, CancellationToken cancel) =>
        database.Read(ListUsers.Query(relyingParty, limit, after), UserRow.Read, cancel);

    /// <summary>Adds a user; identifiers are added by <see cref="AddIdentifier"/>. A violation means that the external id is taken.</summary>
    public static Statement Insert(User user) => InsertUser.Command(user);

    /// <summary>Adds an identifier; the first one is shown. A violation means that somebody of this relying party has it.</summary>
    public static Statement AddIdentifier(RelyingPartyId relyingParty, UserId user, Identifier identifier, DateTimeOffset now) =>
        Accounts.AddIdentifier.Command(relyingParty, user, identifier, now);

    /// <summary>Stops a user from signing in and ends their sessions; passkeys stay for <see cref="Enable"/>.</summary>
    public static IReadOnlyList<Statement> Disable(RelyingPartyId relyingParty, UserId user, DateTimeOffset now) =>
        [DisableUser.Command(relyingParty, user, now), RevokeSessionsOfUser.Command(relyingParty, user, except: null, now)];

    /// <summary>Lets a disabled user sign in again.</summary>
    public static Statement Enable(RelyingPartyId relyingParty, UserId user) => EnableUser.Command(relyingParty, user);

    /// <summary>Deletes a user for good.</summary>
    /// <remarks>
    /// Names, identifiers, evidence and sessions are gone; identifiers are free again. What stays are ids, user handle and public keys, so
    /// that a passkey left on a device is told "deleted" instead of "unknown", and the audit, which names users by id only.
    /// The first statement changes no row when there is no such user, or none any more.
    /// </remarks>
    public static IReadOnlyList<Statement> Delete(RelyingPartyId relyingParty, UserId user, DateTimeOffset now) =>
    [
        EraseUser.Command(relyingParty, user, now),
        DeleteIdentifiers.Command(relyingParty, user),
        DeletePasskeysOfUser.Command(relyingParty, user, now),
        DeleteSessionsOfUser.Command(relyingParty, user),
    ];

    /// <summary>Erases a user without a trace: not even ids and public keys stay, so that who comes back is told from nobody.</summary>
    /// <remarks>The last statement changes no row when there is no such user. The audit, which names users by id only, stays until its own time.</remarks>
    public static IReadOnlyList<Statement> Erase(RelyingPartyId relyingParty, UserId user) =>
    [
        DeleteSessionsOfUser.Command(relyingParty, user),
        DeleteIdentifiers.Command(relyingParty, user),
        PurgeUser.Passkeys(relyingParty, user),
        PurgeUser.User(relyingParty, user),
    ];

    /// <summary>Everything that the user is or was called by: the identifiers as they were written.</summary>
    public Task<List<string>> IdentifiersOf(RelyingPartyId relyingParty, UserId user, CancellationToken cancel) =>
        database.Read(ListIdentifiers.Query(relyingParty, user), row => row.GetString(0), cancel);

    /// <summary>Gives a user a role in place of the one they had. Their sessions keep their limits: revoke them as well.</summary>
    public static Statement GrantRole(RelyingPartyId relyingParty, UserId user, Role role) => SetRole.Command(relyingParty, user, role);
}
