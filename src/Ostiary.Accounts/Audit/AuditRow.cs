using System.Data.Common;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>The columns of an audit entry, how they are read and how they are written, in one order.</summary>
internal static class AuditRow
{
    /// <summary>Sorts after every id: the letters of ids stand before the tilde.</summary>
    public const string AfterAll = "aud_~";

    public const string Columns =
        """
        a.relying_party_id,
               a.id,
               a.occurred_at_ms,
               a.actor_kind,
               a.actor_id,
               a.action,
               a.user_id,
               a.target_id,
               a.outcome,
               a.session_id,
               a.trace_id
        """;

    /// <summary>Inserts an entry where the condition that follows holds.</summary>
    public const string InsertIf =
        """
        INSERT INTO audit_entries (
               relying_party_id,
               id,
               occurred_at_ms,
               actor_kind,
               actor_id,
               action,
               user_id,
               target_id,
               outcome,
               session_id,
               trace_id)
        SELECT @relyingParty,
               @id,
               @at,
               @actor,
               @actorId,
               @action,
               @user,
               @target,
               @outcome,
               @session,
               @traceId
         WHERE
        """;

    public static (string Name, object? Value)[] Values(AuditEntry entry) =>
    [
        ("relyingParty", entry.RelyingPartyId.Value),
        ("id", entry.Id.Value),
        ("at", entry.At),
        ("actor", Text(entry.Actor)),
        ("actorId", entry.ActorId),
        ("action", entry.Action.Code),
        ("user", entry.UserId?.Value),
        ("target", entry.TargetId),
        ("outcome", entry.Outcome),
        ("session", entry.SessionId?.Value),
        ("traceId", entry.TraceId),
    ];

    /// <summary>The columns of many entries, each as an array; without the session, which the statement itself knows.</summary>
    public static (string Name, object? Value)[] ValuesOfMany(IEnumerable<AuditEntry> entries)
    {
        var all = entries.ToArray();
        return
        [
            ("relyingParties", Array.ConvertAll(all, entry => entry.RelyingPartyId.Value)),
            ("ids", Array.ConvertAll(all, entry => entry.Id.Value)),
            ("at", Array.ConvertAll(all, entry => entry.At.ToUnixTimeMilliseconds())),
            ("actors", Array.ConvertAll(all, entry => Text(entry.Actor))),
            ("actorIds", Array.ConvertAll(all, entry => entry.ActorId)),
            ("actions", Array.ConvertAll(all, entry => entry.Action.Code)),
            ("users", Array.ConvertAll(all, entry => entry.UserId?.Value)),
            ("targets", Array.ConvertAll(all, entry => entry.TargetId)),
            ("outcomes", Array.ConvertAll(all, entry => entry.Outcome)),
            ("traceIds", Array.ConvertAll(all, entry => entry.TraceId)),
        ];
    }

    public static AuditEntry Read(DbDataReader row) => new()
    {
        RelyingPartyId = new RelyingPartyId(row.GetString(0)),
        Id = new AuditEntryId(row.GetString(1)),
        At = row.Instant(2),
        Actor = Actor(row.GetString(3)),
        ActorId = row.TextOrNull(4),
        Action = AuditAction.Read(row.GetString(5)),
        UserId = row.TextOrNull(6) is { } user ? new UserId(user) : null,
        TargetId = row.TextOrNull(7),
        Outcome = row.GetString(8),
        SessionId = row.TextOrNull(9) is { } session ? new SessionId(session) : null,
        TraceId = row.TextOrNull(10),
    };

    private static string Text(AuditActor actor) => actor switch
    {
        AuditActor.User => "user",
        AuditActor.ApiKey => "api_key",
        AuditActor.Server => "server",
        _ => "anonymous",
    };

    private static AuditActor Actor(string text) => text switch
    {
        "user" => AuditActor.User,
        "api_key" => AuditActor.ApiKey,
        "server" => AuditActor.Server,
        _ => AuditActor.Anonymous,
    };
}
