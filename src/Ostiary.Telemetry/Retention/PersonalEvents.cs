using System.Data.Common;
using System.Runtime.CompilerServices;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>One event as it is given to the person whom it is about.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name in the catalog.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Surface">Where.</param>
/// <param name="Attempt">The attempt that it belongs to, by its client; null when no client said so.</param>
/// <param name="Fields">Its fields, as JSON.</param>
public sealed record PersonalEvent(Guid Id, string Name, DateTimeOffset OccurredAt, string Surface, string? Attempt, string Fields);

/// <summary>What was told of one person, for the person: complete, and piece by piece. Safe for use from any thread.</summary>
public sealed class PersonalEvents(Database database, AttemptArchive archive, IReferenceKey key)
{
    private const int Page = 500;
    private const int MostOfPerson = 100_000;

    private const string Columns =
        """
        SELECT event_id, name, occurred_at_ms, surface, attempt_id, fields
          FROM events
         WHERE relying_party_id = @relyingParty

        """;

    private const string Next =
        """

           AND event_id         > @after
         ORDER BY event_id
         LIMIT @most
        """;

    private const string SqlNamed = Columns + "   AND subject          = @of" + Next;
    private const string SqlOfAttempt = Columns + "   AND attempt_id       = @of" + Next;
    private const string SqlOfCeremony = Columns + "   AND ceremony_id      = @of" + Next;
    private const string SqlOfVisit = Columns + "   AND session_id       = @of\n   AND session_id <> '' AND (attempt_id IS NULL OR name = 'ceremony.succeeded')" + Next;

    /// <summary>Whether anything was told under one of these names.</summary>
    public async Task<bool> AreThere(RelyingPartyId relyingParty, PersonalReferences references, CancellationToken cancel) =>
        (await PseudonymsOf(relyingParty, references, cancel)).Count > 0;

    /// <summary>The person's attempts, and those of visits in which nobody else was named.</summary>
    public async IAsyncEnumerable<Attempt> Attempts(RelyingPartyId relyingParty, PersonalReferences references, [EnumeratorCancellation] CancellationToken cancel)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var traces in await TracesOf(relyingParty, references, cancel))
        {
            foreach (var attempt in traces.Attempts.Where(told.Add))
            {
                if (await archive.Find(relyingParty, attempt, cancel) is { } found)
                    yield return found;
            }
        }
    }

    /// <summary>The events that name the person, those of their attempts and ceremonies, and those of visits in which nobody else was named; each once.</summary>
    public async IAsyncEnumerable<PersonalEvent> Events(RelyingPartyId relyingParty, PersonalReferences references, [EnumeratorCancellation] CancellationToken cancel)
    {
        var told = new HashSet<Guid>();
        foreach (var traces in await TracesOf(relyingParty, references, cancel))
        {
            var sources = traces.Visits.Select(visit => (SqlOfVisit, (object)visit))
                .Concat(traces.ClientAttempts.Select(attempt => (SqlOfAttempt, (object)attempt.ToByteArray(bigEndian: true))))
                .Concat(traces.Ceremonies.Select(ceremony => (SqlOfCeremony, (object)ceremony)))
                .Append((SqlNamed, traces.Pseudonym));
            foreach (var (sql, of) in sources)
            {
                await foreach (var one in Of(relyingParty, sql, of, cancel))
                {
                    if (told.Add(one.Id))
                        yield return one;
                }
            }
        }
    }

    private async IAsyncEnumerable<PersonalEvent> Of(RelyingPartyId relyingParty, string sql, object of, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var after = Array.Empty<byte>(); ;)
        {
            var page = await database.Read(new Statement(sql, ("relyingParty", relyingParty.Value), ("of", of), ("after", after), ("most", Page)), Read, cancel);
            foreach (var one in page)
                yield return one;

            if (page.Count < Page)
                yield break;

            after = page[^1].Id.ToByteArray(bigEndian: true);
        }
    }

    private async Task<IReadOnlyList<PersonalTraces>> TracesOf(RelyingPartyId relyingParty, PersonalReferences references, CancellationToken cancel)
    {
        var traces = new List<PersonalTraces>();
        foreach (var pseudonym in await PseudonymsOf(relyingParty, references, cancel))
            traces.Add(await PersonalTraces.Read(database, relyingParty.Value, pseudonym, MostOfPerson, cancel));

        return traces;
    }

    private async Task<List<string>> PseudonymsOf(RelyingPartyId relyingParty, PersonalReferences references, CancellationToken cancel)
    {
        var found = new List<string>();
        foreach (var mac in references.MacsOfPeople(await key.Get(cancel), relyingParty))
            found.AddRange(await database.Read(FindPseudonym.Query(relyingParty.Value, mac), row => row.GetString(0), cancel));

        return found;
    }

    private static PersonalEvent Read(DbDataReader row) => new(
        new Guid(row.Bytes(0), bigEndian: true), row.GetString(1), row.Instant(2), row.GetString(3),
        row.BytesOrNull(4) is { } attempt ? new Guid(attempt, bigEndian: true).ToString("D") : null, row.GetString(5));
}
