using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

public sealed class The_expiry_on_SQLite(SqliteFixture database) : The_expiry(database), IClassFixture<SqliteFixture>;

public sealed class The_expiry_on_PostgreSQL(PostgresFixture database) : The_expiry(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class The_expiry(DatabaseFixture fixture) : OnHistory(fixture)
{
    private const string Told = "SELECT name, fields, subject, attempt_id, session_id FROM events WHERE relying_party_id = @relyingParty ORDER BY name";
    private const string Fields = "SELECT fields FROM events WHERE relying_party_id = @relyingParty AND name = 'env.device'";

    private readonly RetentionOptions _options = new()
    {
        DiagnosisDevice = TimeSpan.FromDays(30),
        DiagnosisPseudonymous = TimeSpan.FromDays(60),
        DiagnosisAggregate = TimeSpan.FromDays(90),
        TrendsAggregate = TimeSpan.FromDays(120),
    };

    private Expiry Expiry => new(Database, _options, Erasure, Clock);

    [DatabaseFact]
    public async Task Takes_what_tells_devices_apart_then_what_links_people_then_the_rows_and_last_the_counts()
    {
        await TellOf("sam", "c1");
        var hours = await Hours();

        Clock.Advance(TimeSpan.FromDays(31));
        await Expire();
        (await Rows(Fields)).ShouldBe(["""{"formFactor":"desktop"}"""]);
        (await Rows("SELECT os, os_version, subject IS NULL FROM attempts WHERE relying_party_id = @relyingParty")).ShouldBe([Text("windows", null, false)]);
        (await Export("sam")).Count.ShouldBe(6, "the person's events are still theirs");

        Clock.Advance(TimeSpan.FromDays(30));
        await Expire();
        (await Rows(Told)).ShouldAllBe(row => row.EndsWith("|-|-|", StringComparison.Ordinal));
        (await Rows("SELECT outcome, subject, credential, session_id, tab_id FROM attempts WHERE relying_party_id = @relyingParty")).ShouldBe(["succeeded|-|-|-|-"]);
        (await Links()).ShouldBeEmpty();

        Clock.Advance(TimeSpan.FromDays(30));
        await Expire();
        (await Rows(Told)).ShouldBeEmpty();
        (await Attempts()).ShouldBeEmpty();
        (await Hours()).ShouldBe(hours, "what was counted stays counted");

        Clock.Advance(TimeSpan.FromDays(30));
        await Expire();
        (await Hours()).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Leaves_kept_attempts_as_they_are_however_often_they_are_folded_anew()
    {
        await TellOf("sam", "c1");
        await TellOf("sam", "c2", succeeds: false, atMs: 60_000);
        Clock.Advance(TimeSpan.FromDays(31));
        await Expire();
        var (kept, hours) = (await Attempts(), await Hours());
        kept.ShouldAllBe(row => row.Contains("windows", StringComparison.Ordinal));

        (await new Refold(Database, new RetentionOptions(), Clock, Entropy.System).Everything(Source.RelyingParty, default)).ShouldBeGreaterThan(0);
        await KeepUp();

        (await Attempts()).ShouldBe(kept, "their events no longer say on which system they were");
        (await Hours()).ShouldBe(hours);
    }

    [DatabaseFact]
    public async Task Closes_hours_before_their_attempts_go()
    {
        await TellOf("sam", "c1");
        var hours = await Hours();
        Clock.Advance(TimeSpan.FromDays(91));
        await Expire();

        await Database.Commit(
            [new Statement("INSERT INTO hours_to_roll (relying_party_id, hour_ms) SELECT relying_party_id, hour_ms FROM attempt_hours WHERE relying_party_id = @relyingParty", ("relyingParty", Source.RelyingParty.Value))],
            default);
        await KeepUp();

        (await Hours()).ShouldBe(hours);
    }

    [DatabaseFact]
    public async Task Counts_persons_as_before_when_the_persons_have_gone()
    {
        await TellOf("sam", "c1");
        await TellOf("sam", "c2", atMs: 1_000);
        await TellOf("kim", "c3", session: "visit-2", atMs: 2_000);
        var hours = await Hours();
        Clock.Advance(TimeSpan.FromDays(61));
        await Expire();

        await Database.Commit(
            [new Statement("INSERT INTO hours_to_roll (relying_party_id, hour_ms) SELECT DISTINCT relying_party_id, hour_ms FROM attempt_hours WHERE relying_party_id = @relyingParty", ("relyingParty", Source.RelyingParty.Value))],
            default);
        await KeepUp();

        (await Hours()).ShouldBe(hours);
    }

    [DatabaseFact]
    public async Task Says_how_far_it_is_behind_and_catches_up()
    {
        for (var batch = 0; batch < 21; batch++)
            await Store.Write([.. Enumerable.Range(0, 500).Select(number => Event("flow.started", (batch * 500) + number, new { }))]);

        Clock.Advance(TimeSpan.FromDays(92));

        var first = (await Expiry.Once(Source.RelyingParty, default)).Single(one => one.What == LetGo.EventPersons);
        first.Rows.ShouldBeInRange(10_000, 10_010);
        first.Behind.ShouldBeInRange(TimeSpan.FromDays(31.9), TimeSpan.FromDays(32));
        await Expire();
        (await Expiry.Once(Source.RelyingParty, default)).ShouldAllBe(one => one.Rows == 0 && one.Behind == TimeSpan.Zero);
        (await Rows(Told)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Goes_on_where_it_was_broken_off_and_beside_another_node()
    {
        for (var day = 0; day < 3; day++)
            await TellOf($"person-{day}", $"c{day}", session: $"visit-{day}");

        Clock.Advance(TimeSpan.FromDays(91));
        Weather.IsAway = true;
        await Should.ThrowAsync<DatabaseUnavailableException>(() => Expiry.Once(Source.RelyingParty, default));
        Weather.IsAway = false;

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(Expire)));

        (await Rows(Told)).ShouldBeEmpty();
        (await Attempts()).ShouldBeEmpty();
        (await Links()).ShouldBeEmpty();
    }

    [DatabaseFact]
    public void Is_refused_for_periods_that_contradict_each_other()
    {
        Broken(new() { DiagnosisDevice = TimeSpan.FromDays(200) }).ShouldBe(["Retention:DiagnosisDevice"]);
        Broken(new() { DiagnosisPseudonymous = TimeSpan.FromDays(200) }).ShouldBe(["Retention:DiagnosisPseudonymous"]);
        Broken(new() { TrendsAggregate = TimeSpan.FromDays(100) }).ShouldBe(["Retention:TrendsAggregate"]);
        Broken(new() { DiagnosisDevice = TimeSpan.FromDays(1) }).ShouldBe(["Retention:DiagnosisDevice"], "events of the last seven days may still arrive");
        Broken(new()).ShouldBeEmpty();
    }

    private static IEnumerable<string> Broken(RetentionOptions retention)
    {
        var options = new TelemetryOptions { Retention = retention };
        return options.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(options)).SelectMany(one => one.MemberNames);
    }

    private string Text(string os, string? version, bool hasNoSubject) =>
        $"{os}|{version ?? "-"}|{(Database.Dialect == Dialect.Sqlite ? (hasNoSubject ? "1" : "0") : (hasNoSubject ? "True" : "False"))}";

    private async Task Expire()
    {
        while ((await Expiry.Once(Source.RelyingParty, default)).Any(one => one.Behind > TimeSpan.Zero || one is { What: LetGo.Erased, Rows: > 0 }))
        {
        }
    }
}
