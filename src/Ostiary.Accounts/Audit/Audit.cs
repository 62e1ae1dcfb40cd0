using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>What happened, in order. Entries are appended in the commit of what they tell, and there is no statement that changes one.
/// They go when they are older than <see cref="AuditOptions.KeptFor"/>.</summary>
public sealed class Audit(Database database)
{
    /// <summary>The entries of a relying party before <paramref name="before"/>, newest first; at most 200.</summary>
    public Task<List<AuditEntry>> List(RelyingPartyId relyingParty, int limit, AuditEntryId? before, CancellationToken cancel) =>
        database.Read(ListAuditEntries.Query(relyingParty, limit, before), AuditRow.Read, cancel);

    /// <summary>The entries about one user before <paramref name="before"/>, newest first; at most 200.</summary>
    public Task<List<AuditEntry>> OfUser(RelyingPartyId relyingParty, UserId user, int limit, AuditEntryId? before, CancellationToken cancel) =>
        database.Read(ListAuditEntriesOfUser.Query(relyingParty, user, limit, before), AuditRow.Read, cancel);

    /// <summary>Deletes a bounded number of the oldest entries, if they are from before an instant.</summary>
    public static Statement Expire(RelyingPartyId relyingParty, DateTimeOffset before, int most) => DeleteExpiredAuditEntries.Command(relyingParty, before, most);

    /// <summary>Appends an entry.</summary>
    public static Statement Append(AuditEntry entry) => AppendAuditEntry.Command(entry);

    /// <summary>Appends an entry only if the session that it names exists; put it after <see cref="Sessions.Begin"/>.</summary>
    public static Statement AppendIfSessionExists(AuditEntry entry) => AppendAuditEntryOfSession.Command(entry);

    /// <summary>Appends an entry only if that passkey of the entry's user is live; put it after what adds, renames or uses the passkey.</summary>
    public static Statement AppendIfPasskeyIsLive(AuditEntry entry, PasskeyId passkey) => AppendAuditEntryOfLivePasskey.Command(entry, passkey);

    /// <summary>Appends an entry only if its target, a passkey, was deleted at <see cref="AuditEntry.At"/>; put it after <see cref="Passkeys.Delete"/>.</summary>
    public static Statement AppendIfPasskeyWasDeleted(AuditEntry entry) => AppendAuditEntryOfDeletedPasskey.Command(entry);
}
