using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>The sessions of every relying party, each seen only through its own.</summary>
public sealed class Sessions(Database database, TimeProvider clock)
{
    private static readonly TimeSpan TouchInterval = TimeSpan.FromMinutes(1);

    /// <summary>The session of a token and its user, in one round trip.</summary>
    /// <remarks>
    /// Fails with <c>accounts.session_unknown</c>, <c>accounts.session_revoked</c>, <c>accounts.session_expired</c>,
    /// <c>accounts.session_idle</c>, <c>accounts.user_deleted</c> or <c>accounts.user_disabled</c>.
    /// </remarks>
    public async Task<Outcome<SessionOfUser>> FindByToken(RelyingPartyId relyingParty, string? token, CancellationToken cancel)
    {
        if (SessionToken.HashOf(token) is not { } hash)
            return AccountsCodes.SessionUnknown;

        var found = await database.ReadFirst<SessionOfUser>(FindSessionByToken.Query(relyingParty, hash), SessionRow.ReadWithUser, cancel);
        if (found is null)
            return AccountsCodes.SessionUnknown;

        return found.Refusal(clock.GetUtcNow()) is { } refusal ? refusal : found;
    }

    /// <summary>The live sessions of a user, newest first; at most 200.</summary>
    public Task<List<Session>> OfUser(RelyingPartyId relyingParty, UserId user, CancellationToken cancel) =>
        database.Read(ListSessionsOfUser.Query(relyingParty, user, clock.GetUtcNow()), SessionRow.Read, cancel);

    /// <summary>A session that has not begun yet, with the limits of the user's role; commit it with <see cref="Begin"/>.</summary>
    public static (Session Session, string Token) New(
        User user, PasskeyId passkey, string where, string addressPrefix, SessionOptions options, TimeProvider clock, Entropy entropy)
    {
        var now = clock.GetUtcNow();
        var token = SessionToken.New(entropy);
        var session = new Session
        {
            Id = SessionId.New(clock, entropy),
            RelyingPartyId = user.RelyingPartyId,
            UserId = user.Id,
            PasskeyId = passkey,
            TokenHash = SecretToken.HashOf(token),
            CreatedAt = now,
            LastSeenAt = now,
            IdleExpiresAt = now + options.IdleOf(user.Role),
            AbsoluteExpiresAt = now + options.AbsoluteOf(user.Role),
            Where = where,
            AddressPrefix = addressPrefix,
        };
        return (session, token);
    }

    /// <summary>Begins a session if its passkey is live and its user active at that moment; otherwise no row.</summary>
    public static Statement Begin(Session session) => BeginSession.Command(session);

    /// <summary>Begins a session as <see cref="Begin"/> does and appends the entry that tells of it; neither without the other.</summary>
    /// <returns>The statements in their order; the first changes no row when the session did not begin.</returns>
    public static IReadOnlyList<Statement> BeginAudited(AuditedSession begun, Dialect dialect) => dialect == Dialect.Postgres
        ? [BeginAuditedSession.Command(begun)]
        : [Begin(begun.Session), Audit.AppendIfSessionExists(begun.Entry)];

    /// <summary><see cref="BeginAudited"/> for many, each by itself; returns the ids of the sessions that began. PostgreSQL alone.</summary>
    public static Statement BeginAllAudited(IReadOnlyList<AuditedSession> sessions) => BeginAuditedSessions.Command(sessions);

    /// <summary>Notes that a session was used and moves its idle limit; null when that was done less than a minute ago.</summary>
    public static Statement? Touch(SessionOfUser used, SessionOptions options, DateTimeOffset now) =>
        now - used.Session.LastSeenAt < TouchInterval
            ? null
            : TouchSession.Command(used.Session.RelyingPartyId, used.Session.Id, now + options.IdleOf(used.User.Role), now);

    /// <summary>Ends one session of a user; no row when it was ended or is another's.</summary>
    public static Statement Revoke(RelyingPartyId relyingParty, UserId user, SessionId id, DateTimeOffset now) =>
        RevokeSession.Command(relyingParty, user, id, now);

    /// <summary>Ends all sessions of a user, perhaps but one.</summary>
    public static Statement RevokeAllOfUser(RelyingPartyId relyingParty, UserId user, DateTimeOffset now, SessionId? except = null) =>
        RevokeSessionsOfUser.Command(relyingParty, user, except, now);

    /// <summary>Ends the sessions that one passkey began, perhaps but one: a lost device must not stay signed in.</summary>
    public static Statement RevokeAllOfPasskey(RelyingPartyId relyingParty, UserId user, PasskeyId passkey, DateTimeOffset now, SessionId? except = null) =>
        RevokeSessionsOfPasskey.Command(relyingParty, user, passkey, except, now);

    /// <summary>Forgets sessions that ended before an instant.</summary>
    public static Statement Purge(RelyingPartyId relyingParty, DateTimeOffset before) => PurgeSessions.Command(relyingParty, before);
}
