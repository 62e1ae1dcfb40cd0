using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>What must be committed to erase a person from telemetry, and what this node must forget after it.</summary>
/// <param name="Statements">In their order, all or none.</param>
/// <param name="FoundSomebody">Whether anything was ever told of the person.</param>
/// <param name="Forget">To be called once they stand.</param>
public sealed record PersonalCut(IReadOnlyList<Statement> Statements, bool FoundSomebody, Action Forget);

/// <summary>Erases a person from what was told of them. Safe for use from any thread and on any number of nodes.</summary>
/// <remarks>
/// The reference leads nowhere from the commit on: that is the key, and it is destroyed at once. Rows lose the pseudonym, too, so that nobody who
/// still remembers it joins anything new to them; other nodes remember it for some minutes, so what they write meanwhile is swept after them.
/// What comes later with a reference from before the erasure is kept without it (see <see cref="EventStore"/>).
/// </remarks>
public sealed class PersonalErasure(Database database, EventStore store, IReferenceKey key, TimeProvider clock)
{
    private const int MostAtOnce = 1_000;

    private static readonly TimeSpan NobodyRemembers = Pseudonyms.Lifetime + TimeSpan.FromMinutes(1);

    /// <summary>What to commit, together with whatever else erases the person. Nothing has changed before that.</summary>
    public async Task<PersonalCut> Prepare(RelyingPartyId relyingParty, PersonalReferences references, CancellationToken cancel)
    {
        var (secret, now) = (await key.Get(cancel), clock.GetUtcNow());
        var statements = new List<Statement>();
        foreach (var mac in references.MacsOfPeople(secret, relyingParty))
        {
            if (await PseudonymOf(relyingParty, mac, cancel) is not { } pseudonym)
                continue;

            statements.Add(CutTraces.Note(relyingParty.Value, pseudonym, now));
            statements.AddRange(await Cut(relyingParty, pseudonym, now, cancel));
        }

        var foundSomebody = statements.Count > 0;
        statements.AddRange(references.AllMacs(secret, relyingParty).Select(mac => DestroyPseudonyms.OfReference(relyingParty, mac, now)));
        return new(statements, foundSomebody, store.Pseudonyms.Forget);
    }

    /// <summary>Takes out what came under an erased pseudonym after all, and what was too much for one commit.</summary>
    /// <returns>How many rows were found.</returns>
    internal async Task<long> Sweep(RelyingPartyId relyingParty, CancellationToken cancel)
    {
        var found = 0L;
        foreach (var (pseudonym, erasedAt) in await database.Read(CutTraces.Noted(relyingParty.Value), row => (row.GetString(0), row.Instant(1)), cancel))
        {
            var traces = await PersonalTraces.Read(database, relyingParty.Value, pseudonym, MostAtOnce, cancel);
            found += traces.Attempts.Count + traces.NamedEvents.Count;
            if (!traces.IsEmpty)
                await database.Commit([.. CutTraces.Of(relyingParty.Value, traces)], cancel);
            else if (clock.GetUtcNow() - erasedAt > NobodyRemembers)
                await database.Commit([CutTraces.Forget(relyingParty.Value, pseudonym)], cancel);
        }

        return found;
    }

    private async Task<IReadOnlyList<Statement>> Cut(RelyingPartyId relyingParty, string pseudonym, DateTimeOffset now, CancellationToken cancel)
    {
        var traces = await PersonalTraces.Read(database, relyingParty.Value, pseudonym, MostAtOnce, cancel);
        return [.. CutTraces.Of(relyingParty.Value, traces), .. traces.Linked.Select(linked => DestroyPseudonyms.One(relyingParty, linked, now))];
    }

    private Task<string?> PseudonymOf(RelyingPartyId relyingParty, byte[] mac, CancellationToken cancel) =>
        database.ReadFirst(FindPseudonym.Query(relyingParty.Value, mac), row => row.GetString(0), cancel);
}
