using System.Data.Common;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Reads the events of many questions: in one statement on PostgreSQL; one by one on SQLite, where a statement has no way to go.</summary>
internal sealed class ToldEvents(Database database)
{
    /// <summary>The own events of attempts, in the order of the question.</summary>
    public Task<List<AttemptEvent>[]> Of(IReadOnlyList<AttemptId> asked, CancellationToken cancel) =>
        Read(asked, ListEventsOfAttempt.ByAttempt, ListEventsOfAttempt.ByAttempts, AttemptEvent.Read, cancel);

    /// <summary>The events of ceremonies, in the order of the question.</summary>
    public Task<List<ToldOfCeremony>[]> Of(IReadOnlyList<CeremonyId> asked, CancellationToken cancel) =>
        Read(asked, ListEventsOfAttempt.ByCeremony, ListEventsOfAttempt.ByCeremonies, ToldOfCeremony.Read, cancel);

    /// <summary>What happened around, in the order of the question.</summary>
    public Task<List<AttemptEvent>[]> Of(IReadOnlyList<SpanOfVisit> asked, CancellationToken cancel) =>
        Read(asked, ListEventsOfAttempt.InVisit, ListEventsOfAttempt.InVisits, AttemptEvent.Read, cancel);

    private async Task<List<TTold>[]> Read<TAsked, TTold>(
        IReadOnlyList<TAsked> asked, Func<TAsked, Statement> alone, Func<IReadOnlyList<TAsked>, Statement> together, Func<DbDataReader, TTold> map,
        CancellationToken cancel)
    {
        var told = new List<TTold>[asked.Count];
        if (asked.Count > 0 && database.Dialect == Dialect.Postgres)
        {
            for (var place = 0; place < told.Length; place++)
                told[place] = [];

            foreach (var (place, one) in await database.Read(together(asked), row => (row.GetInt64(AttemptEvent.Columns), map(row)), cancel))
                told[place - 1].Add(one);
        }
        else
        {
            for (var place = 0; place < told.Length; place++)
                told[place] = await database.Read(alone(asked[place]), map, cancel);
        }

        return told;
    }
}
