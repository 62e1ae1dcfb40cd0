using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Tests.Http;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

public sealed class The_counted_days_on_SQLite(SqliteFixture database) : The_counted_days(database), IClassFixture<SqliteFixture>;

public sealed class The_counted_days_on_PostgreSQL(PostgresFixture database) : The_counted_days(database), IClassFixture<PostgresFixture>, INeedPostgres;

/// <summary>Days follow their attempts, on several nodes and in whatever order, and go when they go.</summary>
public abstract class The_counted_days(DatabaseFixture fixture) : OnAttempts(fixture)
{
    private AttemptArchive Archive => new(Database, RuleSet.BuiltIn, new PlainKey());

    private AttemptFilter Filter => new(Source.RelyingParty, Clock.GetUtcNow().AddDays(-1), Clock.GetUtcNow().AddDays(2));

    [DatabaseFact]
    public async Task Follow_attempts_and_what_comes_late()
    {
        await TellMany(6);
        await CountDays();
        (await Sum()).ShouldBe((6, 3, 3));

        await TellMany(4, from: 6);
        (await Sum()).ShouldBe((6, 3, 3), "nothing was counted yet");
        await CountDays();
        (await Sum()).ShouldBe((10, 5, 5));
    }

    [DatabaseFact]
    public async Task Are_the_same_bytes_when_everything_is_folded_anew()
    {
        await TellMany(12);
        await CountDays();
        var before = await Cells();

        await new Refold(Database, new RetentionOptions(), Clock, Entropy.System).Everything(Source.RelyingParty, default);
        await KeepUp();
        await CountDays();

        (await Cells()).ShouldBe(before);
        before.ShouldNotBeEmpty();
    }

    [DatabaseFact]
    public async Task Are_counted_by_many_nodes_at_once_and_never_twice()
    {
        await TellMany(8);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(CountDays)));
        await TellMany(2, from: 8);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(CountDays)));

        (await Sum()).Attempts.ShouldBe(10);
        (await Rows("SELECT day_ms FROM days_to_roll WHERE relying_party_id = @relyingParty", Source.RelyingParty)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Keep_a_mark_that_comes_while_they_are_counted()
    {
        await TellMany(2);
        await new DayRolling(new InterruptedDatabase(Database, () => TellMany(2, from: 2)), new RetentionOptions(), Clock).RollAll(default);

        (await Rows("SELECT day_ms FROM days_to_roll WHERE relying_party_id = @relyingParty", Source.RelyingParty)).ShouldNotBeEmpty();
        await CountDays();
        (await Sum()).Attempts.ShouldBe(4);
    }

    [DatabaseFact]
    public async Task Go_when_their_attempts_go()
    {
        await TellMany(4);
        await CountDays();
        Clock.Advance(TimeSpan.FromDays(80));
        await Expire();
        (await Cells()).ShouldNotBeEmpty();
        Clock.Advance(TimeSpan.FromDays(12));
        await Expire();

        (await Cells()).ShouldBeEmpty();
    }

    private Task<IReadOnlyList<Gone>> Expire() =>
        new Expiry(Database, new RetentionOptions(), new PersonalErasure(Database, Store, new PlainKey(), Clock), Clock).Once(Source.RelyingParty, default);

    [DatabaseFact]
    public async Task Lead_to_their_attempts_by_the_version_that_they_keep()
    {
        await Tell(Event("env.device", 0, new { os = "android", osVersion = "18.0.0", formFactor = "mobile" }) with { Session = "s", Tab = "t" },
            Event("ceremony.started", 1, new { kind = "get", mediation = "modal" }) with { Session = "s", Tab = "t", Attempt = Guid.CreateVersion7() });
        await KeepUp();

        async Task<int> Found(string version) =>
            (await Archive.Search(Filter with { Where = new Dictionary<AttemptDimension, string> { [AttemptDimension.OsVersion] = version } }, new(), null, 10, default)).Count;
        (await Found("18")).ShouldBe(1);
        (await Found("18.0.0")).ShouldBe(1);
        (await Found("1")).ShouldBe(0);
        (await Found("18.0.0.1")).ShouldBe(0);
    }

    private async Task TellMany(int count, int from = 0)
    {
        for (var number = from; number < from + count; number++)
            await Tell(Attempt(Guid.CreateVersion7(), number % 2 == 0 ? $"c{number}" : null, succeeds: true, $"person-{number}", $"session-{number}", number));

        await KeepUp();
    }

    private async Task<(long Attempts, long Ticketed, long Persons)> Sum()
    {
        var (attempts, ticketed, persons) = (0L, 0L, 0L);
        foreach (var cell in (await Archive.Days(Filter, [], default)).Cells())
            (attempts, ticketed, persons) = (attempts + cell.Attempts, ticketed + cell.Ticketed, persons + cell.Persons);

        return (attempts, ticketed, persons);
    }

    private Task<List<string>> Cells() => Database.Read(
        new Statement("SELECT cells FROM day_books WHERE relying_party_id = @relyingParty ORDER BY day_ms", ("relyingParty", Source.RelyingParty.Value)),
        row => Convert.ToHexString(row.Bytes(0)), default);

    /// <summary>Lets something happen between what is read and what is then committed.</summary>
    private sealed class InterruptedDatabase(Database real, Func<Task> meanwhile) : PassingDatabase(real)
    {
        protected override Task UntilCommitsMayGoOn() => meanwhile();
    }
}
