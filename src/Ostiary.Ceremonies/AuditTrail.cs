using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>How a ceremony is written into the audit.</summary>
internal static class AuditTrail
{
    /// <summary>An entry for something that this user did, or that a backend did in their name.</summary>
    public static AuditEntry By(
        Caller caller, User user, AuditAction action, string target, SessionId? session, DateTimeOffset now, Entropy entropy, TimeProvider clock) => new()
        {
            Id = AuditEntryId.New(clock, entropy),
            RelyingPartyId = caller.RelyingParty.Id,
            At = now,
            Actor = AuditActor.User,
            ActorId = user.Id.Value,
            Action = action,
            UserId = user.Id,
            TargetId = target,
            SessionId = session ?? caller.SignedIn?.Session.Id,
            TraceId = caller.TraceId,
        };
}
