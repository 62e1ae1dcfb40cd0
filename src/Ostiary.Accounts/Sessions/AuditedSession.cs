namespace Ostiary.Accounts;

/// <summary>A session that begins, and the entry that tells of it; neither is written without the other.</summary>
public sealed record AuditedSession(Session Session, AuditEntry Entry)
{
    /// <summary>True when both name the same session, user and relying party.</summary>
    internal bool EntryIsAboutSession =>
        Entry.SessionId == Session.Id && Entry.UserId == Session.UserId && Entry.RelyingPartyId == Session.RelyingPartyId;
}
