using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

/// <summary>What the remarks of the queries promise: many are looked up each by itself, by the index that they name.</summary>
public sealed class The_reads_of_folding(PostgresFixture database) : OnAttempts(database), IClassFixture<PostgresFixture>, INeedPostgres
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 13).Select(_ => Guid.CreateVersion7())];

    private const string AnyIndex = "attempts_";

    private IReadOnlyList<AttemptKey> Keys => [.. Ids.Select(id => new AttemptKey(Source.RelyingParty.Value, id.ToString("D")))];

    [DatabaseFact]
    public async Task Visit_only_what_is_asked_for_before_and_after_the_database_has_statistics()
    {
        for (var number = 0; number < 500; number++)
            await Tell(Attempt(number < Ids.Length ? Ids[number] : Guid.CreateVersion7(), $"c{number}", session: $"session-{number}"));

        await KeepUp();
        await ShouldUseIndexes();
        await Database.Commit([new Statement("ANALYZE events"), new Statement("ANALYZE attempts")], default);
        await ShouldUseIndexes();
    }

    private Task<List<Attempt>> Known() => Database.Read(ListAttempts.Queries(Dialect.Postgres, Keys).Single(), SearchAttempts.Read, default);

    private async Task ShouldUseIndexes()
    {
        var (party, thirteen) = (Source.RelyingParty.Value, Enumerable.Range(1, 13).ToArray());
        (string Index, Statement Query)[] promises =
        [
            ("events_attempt", ListEventsOfAttempt.ByAttempts([.. Ids.Select(id => new AttemptId(party, id))])),
            ("events_ceremony", ListEventsOfAttempt.ByCeremonies([.. thirteen.Select(number => new CeremonyId(party, $"c{number}"))])),
            ("events_surroundings", ListEventsOfAttempt.InVisits([.. thirteen.Select(number => new SpanOfVisit(party, $"session-{number}", Now, Now))])),
            ("attempts_session", ListAttemptsOfVisit.Queries(Dialect.Postgres, [.. thirteen.Select(number => new FoldKey(party, FoldKey.OfVisit, $"session-{number}"))]).Single()),
            ("attempts_pkey", ListAttempts.Queries(Dialect.Postgres, Keys).Single()),
            (AnyIndex, WriteAttempts.Delete((await Known())[0])),
        ];
        foreach (var (index, query) in promises)
        {
            var plan = await Database.Read(new Statement("EXPLAIN " + query.Sql, [.. query.Parameters]), row => row.GetString(0), default);
            plan.ShouldContain(step => step.Contains($"using {index}", StringComparison.Ordinal), string.Join('\n', plan));
            plan.Where(step => step.Contains("Seq Scan", StringComparison.Ordinal)).ShouldBeEmpty(query.Sql);
        }
    }
}
