using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>Who changes something, for the audit entry of the same commit.</summary>
public sealed record ChangedBy
{
    public required AuditActor Actor { get; init; }

    /// <summary>Typed id of the actor; null for the server itself.</summary>
    public string? ActorId { get; init; }

    public SessionId? SessionId { get; init; }

    /// <summary>W3C trace id of the request.</summary>
    public string? TraceId { get; init; }

    /// <summary>A person who is signed in.</summary>
    public static ChangedBy Person(SignedIn signedIn, string? traceId) => new()
    {
        Actor = AuditActor.User,
        ActorId = signedIn.User.Id.Value,
        SessionId = signedIn.Session.Id,
        TraceId = traceId,
    };

    /// <summary>Appends the audit entry of a change; put it into the commit of the change.</summary>
    public Storage.Statement Writes(
        AuditAction action, RelyingPartyId relyingParty, UserId? user, string? target, TimeProvider clock, Entropy entropy) =>
        Audit.Append(Entry(action, relyingParty, user, target, clock.GetUtcNow(), clock, entropy));

    internal AuditEntry Entry(
        AuditAction action, RelyingPartyId relyingParty, UserId? user, string? target, DateTimeOffset at, TimeProvider clock, Entropy entropy) => new()
        {
            Id = AuditEntryId.New(clock, entropy),
            RelyingPartyId = relyingParty,
            At = at,
            Actor = Actor,
            ActorId = ActorId,
            Action = action,
            UserId = user,
            TargetId = target,
            SessionId = SessionId,
            TraceId = TraceId,
        };
}
