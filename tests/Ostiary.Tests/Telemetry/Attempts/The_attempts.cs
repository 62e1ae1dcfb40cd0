using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;
using Ostiary.Tests.WebAuthn;

namespace Ostiary.Tests.Telemetry;

public sealed class The_attempts_on_SQLite(SqliteFixture database) : The_attempts(database), IClassFixture<SqliteFixture>;

public sealed class The_attempts_on_PostgreSQL(PostgresFixture database) : The_attempts(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class The_attempts(DatabaseFixture fixture) : OnAttempts(fixture)
{
    [DatabaseFact]
    public async Task Are_one_row_each_with_what_client_and_server_told()
    {
        await Tell(Attempt(Guid.CreateVersion7(), "c1"));
        await KeepUp();

        var row = (await Attempts()).ShouldHaveSingleItem();
        row.ShouldContain("|c1|session-1|");
        row.ShouldContain("|sign_in|get|modal|browser|succeeded|7|passkey|windows|11|chrome|desktop|-|synced|internal|2000|");
        (await Hours()).ShouldHaveSingleItem().ShouldEndWith("|1|1|1|0|1|2000");
        (await Sums()).ShouldBe((1, 1, 1));
    }

    [DatabaseFact]
    public async Task Are_the_same_in_whatever_order_and_portions_their_events_arrive()
    {
        var events = Story();
        var noise = new Noise(7);
        await Tell(events);
        await KeepUp();
        var (attempts, hours) = (await Attempts(), await Hours());
        attempts.Count.ShouldBe(31);

        for (var round = 0; round < 3; round++)
        {
            Source = Source with { RelyingParty = RelyingPartyId.New(TimeProvider.System, Entropy.System) };
            var shuffled = events.OrderBy(_ => noise.Below(int.MaxValue)).Select(one => one with { RelyingParty = Source.RelyingParty.Value, Id = Guid.CreateVersion7() }).ToList();
            foreach (var portion in shuffled.Chunk(1 + noise.Below(40)))
            {
                await Tell(portion);
                await KeepUp();
            }

            WithoutPseudonyms(await Attempts()).ShouldBe(WithoutPseudonyms(attempts));
            (await Hours()).ShouldBe(hours);
        }
    }

    [DatabaseFact]
    public async Task Are_the_same_rows_when_everything_is_folded_anew()
    {
        await Tell(Story());
        await KeepUp();
        var (attempts, hours) = (await Attempts(), await Hours());

        (await new Refold(Database, new RetentionOptions(), Clock, Entropy.System).Everything(Source.RelyingParty, default)).ShouldBeGreaterThan(attempts.Count);
        await KeepUp();

        (await Attempts()).ShouldBe(attempts);
        (await Hours()).ShouldBe(hours);
    }

    [DatabaseFact]
    public async Task Move_to_another_hour_with_a_late_event_and_leave_nothing_behind()
    {
        var id = Guid.CreateVersion7();
        await Tell(Attempt(id, ceremony: null, succeeds: false));
        await KeepUp();
        var before = (await Hours()).ShouldHaveSingleItem();

        await Tell(Event("ceremony.options_requested", -3_600_000, new { kind = "get", mediation = "modal" }) with { Attempt = id, Session = "session-1", Tab = "tab-1" });
        await KeepUp();

        var after = (await Hours()).ShouldHaveSingleItem();
        long.Parse(after.Split('|')[0], System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(long.Parse(before.Split('|')[0], System.Globalization.CultureInfo.InvariantCulture) - 3_600_000);
        after.ShouldContain("|sign_in|get|modal|browser|failed|3|windows|chrome|");
    }

    [DatabaseFact]
    public async Task Of_a_ceremony_that_no_client_told_of_become_those_of_the_client_that_tells_later()
    {
        var told = Attempt(Guid.CreateVersion7(), "c1");
        await Tell([.. told.Where(one => one.Origin == "server")]);
        await KeepUp();
        (await Attempts()).ShouldHaveSingleItem().ShouldStartWith("c1|c1|");

        await Tell([.. told.Where(one => one.Origin != "server")]);
        await KeepUp();

        (await Attempts()).ShouldHaveSingleItem().ShouldNotStartWith("c1|");
        (await Sums()).ShouldBe((1, 1, 1));
    }

    [DatabaseFact]
    public async Task Are_no_dead_ends_any_more_when_the_next_one_in_the_visit_succeeds()
    {
        await Tell(Attempt(Guid.CreateVersion7(), "c1", succeeds: false));
        await KeepUp();
        (await Attempts()).ShouldHaveSingleItem().ShouldEndWith("|1|3|-|-");

        await Tell(Attempt(Guid.CreateVersion7(), "c2", atMs: 30_000));
        await KeepUp();

        (await Attempts()).Select(row => row.Split('|')[^4]).ShouldBe(["0", "0"]);
        (await Attempts()).Count(row => row.Contains("|failed|3|passkey|", StringComparison.Ordinal)).ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Count_once_when_one_ticket_is_spread_over_many()
    {
        foreach (var _ in Enumerable.Range(0, 30))
            await Tell(Attempt(Guid.CreateVersion7(), "c1").Skip(1).SkipLast(1).ToList());

        var verdict = Attempt(Guid.CreateVersion7(), "c1");
        await Tell(verdict[^1]);
        await KeepUp();

        (await Attempts()).Count(row => row.Contains("|c1|", StringComparison.Ordinal)).ShouldBe(1);
        (await Sums()).ShouldBe((30, 1, 1));
    }

    [DatabaseFact]
    public async Task Lose_a_ceremony_to_a_smaller_id_that_claims_it_later()
    {
        var (smaller, greater) = (Guid.CreateVersion7(Clock.GetUtcNow().AddHours(-1)), Guid.CreateVersion7(Clock.GetUtcNow()));
        await Tell(Attempt(greater, "c1"));
        await KeepUp();
        (await Attempts()).ShouldHaveSingleItem().ShouldStartWith($"{greater}|c1|");

        await Tell(Attempt(smaller, "c1", session: "session-2").Skip(1).SkipLast(1).ToList());
        await KeepUp();

        (await Attempts()).Select(row => row[..row.IndexOf("|session", StringComparison.Ordinal)]).ShouldBe([$"{smaller}|c1", $"{greater}|-"]);
        (await Sums()).ShouldBe((2, 1, 1));
    }

    [DatabaseFact]
    public async Task Are_not_written_again_and_no_hour_is_rolled_where_nothing_changed()
    {
        await Tell(Story());
        await KeepUp();

        await new Refold(Database, new RetentionOptions(), Clock, Entropy.System).Everything(Source.RelyingParty, default);
        await CaughtUp.Fold(Folding);

        (await Rows("SELECT hour_ms FROM hours_to_roll WHERE relying_party_id = @relyingParty", Source.RelyingParty)).ShouldBeEmpty();
        (await Folding.HasCaughtUp(default)).ShouldBeTrue();
    }

    [DatabaseFact]
    public async Task Of_one_person_move_what_steers_by_one_in_an_hour()
    {
        for (var attempt = 0; attempt < 50; attempt++)
            await Tell(Attempt(Guid.CreateVersion7(), $"c{attempt}", atMs: attempt * 1_000));

        await Tell(Attempt(Guid.CreateVersion7(), "another", person: "alex"));
        await KeepUp();

        (await Sums()).ShouldBe((51, 51, 2));
    }

    [DatabaseFact]
    public async Task Without_a_ticket_never_count_in_what_steers()
    {
        for (var attempt = 0; attempt < 40; attempt++)
            await Tell(Attempt(Guid.CreateVersion7(), ceremony: null, session: $"session-{attempt}"));

        await KeepUp();

        (await Sums()).ShouldBe((40, 0, 0));
    }

    [DatabaseFact]
    public async Task Of_another_relying_party_are_its_own_even_with_the_same_ids()
    {
        var (id, first) = (Guid.CreateVersion7(), Source);
        await Tell(Attempt(id, "c1"));
        Source = Source with { RelyingParty = RelyingPartyId.New(TimeProvider.System, Entropy.System) };
        await Tell(Attempt(id, "c1", succeeds: false));
        await KeepUp();

        (await Attempts()).ShouldHaveSingleItem().ShouldContain("|failed|");
        Source = first;
        (await Attempts()).ShouldHaveSingleItem().ShouldContain("|succeeded|");
    }

    [Trait("Ring", "Slow")]
    [DatabaseFact]
    public async Task Keep_rollups_small_when_somebody_invents_ten_thousand_systems()
    {
        const int Inventions = 10_000;
        var events = new List<StoredEvent>(2 * Inventions);
        for (var number = 0; number < Inventions; number++)
        {
            var visit = $"session-{number}";
            events.Add(Event("env.device", 0, new { os = $"os-{number}", browser = $"browser-{number}", formFactor = "mobile", model = $"model-{number}" }) with { Session = visit, Tab = "t" });
            events.Add(Event("ceremony.started", 5, new { kind = "get", mediation = "modal" }) with { Attempt = Guid.CreateVersion7(), Session = visit, Tab = "t" });
        }

        foreach (var portion in events.Chunk(4_000))
            await Tell(portion);

        await KeepUp();

        (await Attempts()).Count.ShouldBe(Inventions);
        (await Hours()).ShouldHaveSingleItem().ShouldContain("|other|other|mobile|");
    }

    [DatabaseFact]
    public async Task Are_made_once_and_whole_when_many_nodes_fold_at_once_and_the_database_goes_away_between()
    {
        var written = Story();
        foreach (var portion in written.Chunk(10))
            await Tell(portion);

        Weather.LosesNextAnswer = true;
        await Should.ThrowAsync<DatabaseUnavailableException>(() => Folding.FoldOnce(default));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var beat = 0; beat < 30; beat++)
            {
                await Folding.FoldOnce(default);
                await Rolling.RollOnce(default);
            }
        })));
        await KeepUp();
        var (attempts, hours) = (await Attempts(), await Hours());

        await new Refold(Database, new RetentionOptions(), Clock, Entropy.System).Everything(Source.RelyingParty, default);
        await KeepUp();
        (await Attempts()).ShouldBe(attempts);
        (await Hours()).ShouldBe(hours);
        attempts.Count.ShouldBe(31);
    }

    [DatabaseFact]
    public async Task Add_up_to_the_same_in_days_in_hours_and_one_by_one()
    {
        await Tell(Story());
        await Tell([.. Story().Select(one => one with { Id = Guid.CreateVersion7(), Attempt = null, Ceremony = one.Ceremony + "-before", OccurredAtMs = one.OccurredAtMs - 90_000_000, Session = "" })]);
        await KeepUp();
        var archive = new AttemptArchive(Database, RuleSet.BuiltIn, new PlainKey());

        foreach (var (before, after) in new[] { (100, 100), (40, 2), (25, 1), (3, 3), (1, 0) })
        {
            var filter = new AttemptFilter(Source.RelyingParty, Clock.GetUtcNow().AddHours(-before), Clock.GetUtcNow().AddHours(after));
            var rolled = await archive.Count(filter, AttemptDimension.Operation, withPersons: true, default);
            var counted = await archive.Count(filter with { Where = new Dictionary<AttemptDimension, string> { [AttemptDimension.Touchpoint] = "unknown" } }, AttemptDimension.Operation, withPersons: true, default);

            rolled.OrderBy(one => one.ToString(), StringComparer.Ordinal).ShouldBe(counted.OrderBy(one => one.ToString(), StringComparer.Ordinal), $"{before} hours before, {after} after");
        }
    }

    [DatabaseFact]
    public async Task Are_told_apart_by_manager_and_cohort_one_by_one_and_the_same_in_days_and_funnel()
    {
        await Tell([.. Story().Select((one, place) => one.Name == "ceremony.verified"
            ? one with { Fields = """{"kind":"get","purpose":"sign_in","backupEligible":true,"aaguid":"d548826e-79b4-db40-a3d8-11116f7e8349"}""" }
            : one.Name == "ceremony.issued" ? one with { Cohort = place % 2 == 0 ? "beta" : null } : one)]);
        await KeepUp();
        await CountDays();
        var archive = new AttemptArchive(Database, RuleSet.BuiltIn, new PlainKey());
        var filter = new AttemptFilter(Source.RelyingParty, Clock.GetUtcNow().AddDays(-1), Clock.GetUtcNow().AddDays(2));

        foreach (var dimension in new[] { AttemptDimension.Manager, AttemptDimension.Cohort, AttemptDimension.Operation })
        {
            var one = (await archive.Count(filter, dimension, withPersons: true, default)).GroupBy(tally => tally.Segment).ToDictionary(group => group.Key, group => group.Sum(tally => tally.Attempts));
            (await InDays(archive, filter, dimension)).OrderBy(each => each.Key).ShouldBe(one.OrderBy(each => each.Key), dimension.ToString());
        }

        var beta = filter with { Where = new Dictionary<AttemptDimension, string> { [AttemptDimension.Cohort] = "beta" } };
        (await InDays(archive, beta, AttemptDimension.Os)).Values.Sum().ShouldBe((await InDays(archive, filter, AttemptDimension.Cohort))["beta"]);
        (await InDays(archive, filter, AttemptDimension.Manager)).Keys.ShouldBe(["Bitwarden", "unknown"], ignoreOrder: true);
        (await archive.Search(beta, new(), null, 100, default)).ShouldAllBe(attempt => attempt.Cohort == "beta");
        (await archive.Days(filter, [AttemptDimension.Cohort], default)).Cells().Sum(cell => cell.Persons)
            .ShouldBe((await archive.Days(filter, [], default)).Cells().Sum(cell => cell.Persons));
    }

    [DatabaseFact]
    public async Task Are_the_same_in_kept_days_whatever_managers_and_cohorts_there_are()
    {
        await Tell(Story());
        await KeepUp();
        await CountDays();
        async Task<int> Size() => (await Rows("SELECT LENGTH(cells) FROM day_books WHERE relying_party_id = @relyingParty", Source.RelyingParty)).Sum(row => int.Parse(row));
        var before = await Size();

        (string, object?) mine = ("relyingParty", Source.RelyingParty.Value);
        await Database.Commit(
            [
                new("UPDATE attempts SET cohort = attempt_key, manager = attempt_key WHERE relying_party_id = @relyingParty", mine),
                new("INSERT INTO days_to_roll (relying_party_id, day_ms, mark) SELECT relying_party_id, day_ms, 'again' FROM day_books WHERE relying_party_id = @relyingParty", mine),
            ], default);
        await CountDays();

        (await Size()).ShouldBe(before);
    }

    private static async Task<Dictionary<string, long>> InDays(AttemptArchive archive, AttemptFilter filter, AttemptDimension by)
    {
        var book = await archive.Days(filter, [by], default);
        var counts = new Dictionary<string, long>();
        foreach (var cell in book.Cells())
            counts[book.TextOf(cell[by])] = counts.GetValueOrDefault(book.TextOf(cell[by])) + cell.Attempts;

        return counts;
    }

    /// <summary>Thirty attempts in ten visits, of every sort, over some hours, and a ceremony that no client told of.</summary>
    private List<StoredEvent> Story()
    {
        var events = new List<StoredEvent>();
        for (var number = 0; number < 30; number++)
        {
            var ceremony = number % 4 == 0 ? null : $"c{number}";
            events.AddRange(Attempt(Guid.CreateVersion7(), ceremony, number % 3 != 0, $"person-{number % 5}", $"session-{number % 10}", number * 400_000L));
            if (number % 6 == 0)
                events.Add(Event("fallback.used", (number * 400_000L) + 60_000, new { method = "otp", cause = "error" }) with { Session = $"session-{number % 10}", Tab = "tab-1" });
        }

        events.Add(Event("ceremony.issued", 0, new { kind = "create", purpose = "add_passkey", mediation = "modal" }) with { Origin = "server", Surface = "server", Ceremony = "alone" });
        return events;
    }

    private static List<string> WithoutPseudonyms(List<string> rows) =>
        [.. rows.Select(row => string.Join('|', row.Split('|').Where((_, column) => column != 3)))];
}
