using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>What events are to the person whom they are about: exported, erased, and let go in time.</summary>
/// <remarks>
/// A raw event carries pseudonyms and traits of devices, so it goes when the shorter of their two retentions ends; what is kept longer are the
/// figures made of it. Erasing destroys pseudonyms: the events stay as figures that lead to nobody, in every backup of them, too.
/// </remarks>
public sealed class PersonalEvents(Database database, EventStore store, IReferenceKey key, Catalog catalog, TimeProvider clock)
{
    private const int SweptAtOnce = 5_000;

    /// <summary>The events of one person, oldest first, at most <paramref name="limit"/>.</summary>
    /// <param name="relyingParty">Whose person.</param>
    /// <param name="reference">What the site, or this server, calls the person.</param>
    /// <param name="limit">1 to 10,000.</param>
    /// <param name="cancel">Gives up waiting for the database.</param>
    public async Task<IReadOnlyList<PersonalEvent>> Export(RelyingPartyId relyingParty, string reference, int limit, CancellationToken cancel) =>
        await PseudonymOf(relyingParty, reference, cancel) is { } pseudonym
            ? await database.Read(ListEventsOfSubject.Query(relyingParty, pseudonym, limit), PersonalEvent.Read, cancel)
            : [];

    /// <summary>Cuts the link between a person and their events, their passkeys' and their sessions' pseudonyms included.</summary>
    /// <returns>How many pseudonyms were destroyed.</returns>
    public async Task<int> Erase(RelyingPartyId relyingParty, string reference, CancellationToken cancel)
    {
        var mac = References.MacOf(await key.Get(cancel), relyingParty, "subject", reference)!;
        if (await PseudonymOf(relyingParty, reference, cancel) is not { } pseudonym)
            return 0;

        var committed = await database.Commit(
            [DeletePseudonyms.LinkedTo(relyingParty, pseudonym), DeletePseudonyms.One(relyingParty, pseudonym)], cancel);
        store.Pseudonyms.Forget(relyingParty.Value, mac);
        return committed.RowsAffected.Sum();
    }

    /// <summary>Lets go events, attempts, rollups and pseudonyms that are older than the catalog lets them be.</summary>
    public async Task Expire(RelyingPartyId relyingParty, CancellationToken cancel)
    {
        var kept = new[] { catalog.Retention[PrivacyClass.Device], catalog.Retention[PrivacyClass.Pseudonymous] }.Min();
        var before = clock.GetUtcNow() - kept;
        await Sweep(DeleteExpiredEvents.Command(relyingParty, before, SweptAtOnce), cancel);
        await Sweep(DeleteExpiredAttempts.Attempts(relyingParty, before, SweptAtOnce), cancel);
        await database.Commit(
            [
                DeleteExpiredAttempts.Days(relyingParty, before),
                DeleteExpiredAttempts.Hours(relyingParty, clock.GetUtcNow() - catalog.Retention[PrivacyClass.Aggregate]),
                DeletePseudonyms.OlderThan(relyingParty, clock.GetUtcNow() - catalog.Retention[PrivacyClass.Pseudonymous]),
            ],
            cancel);
    }

    private async Task Sweep(Statement some, CancellationToken cancel)
    {
        while ((await database.Commit([some], cancel)).RowsAffected[0] == SweptAtOnce)
            cancel.ThrowIfCancellationRequested();
    }

    private async Task<string?> PseudonymOf(RelyingPartyId relyingParty, string reference, CancellationToken cancel)
    {
        var mac = References.MacOf(await key.Get(cancel), relyingParty, "subject", reference)!;
        return await database.ReadFirst(FindPseudonym.Query(relyingParty.Value, mac), row => row.GetString(0), cancel);
    }
}
