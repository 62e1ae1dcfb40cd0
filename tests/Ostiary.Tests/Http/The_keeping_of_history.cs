using Ostiary.Server.Events;
using Ostiary.Storage;
using Ostiary.Testing;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

[Collection(AloneInTheProcess.Name)]
public sealed class The_keeping_of_history_on_SQLite() : The_keeping_of_history(new SqliteFixture());

[Collection(AloneInTheProcess.Name)]
public sealed class The_keeping_of_history_on_PostgreSQL() : The_keeping_of_history(new PostgresFixture()), INeedPostgres;

/// <summary>The server's own worker that lets go what is due and has attempts of older rules folded anew, and what it says of that in metrics.</summary>
public abstract class The_keeping_of_history(DatabaseFixture databases) : OnServer(databases)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Weather _weather = new();

    [DatabaseFact]
    public async Task Takes_what_links_a_person_in_time_and_counts_it_in_metrics()
    {
        await SignUp();
        Server.Clock.Jump(TimeSpan.FromDays(91));

        await Until("nothing links any more", async () => await Linked() == 0);
        foreach (var said in new[] { "gone_total{what=\"event_persons\"} 2", "gone_total{what=\"attempt_persons\"} 1", "behind_seconds{what=\"event_persons\"} 0" })
            await Until(said, async () => (await Metrics()).Contains($"ostiary_retention_{said}", StringComparison.Ordinal));

        (await Count("attempts")).ShouldBe(1, "the figure stays");
    }

    [DatabaseFact]
    public async Task Takes_the_audit_in_its_own_time()
    {
        await SignUp();
        Server.Clock.Jump(TimeSpan.FromDays(729));
        await Until("events are gone", async () => await Count("events") == 0);
        (await Count("audit_entries")).ShouldBeGreaterThan(0);

        Server.Clock.Jump(TimeSpan.FromDays(2));

        await Until("the audit is gone", async () => await Count("audit_entries") == 0);
        await Until("it is counted", async () => (await Metrics()).Contains("ostiary_retention_gone_total{what=\"audit\"}", StringComparison.Ordinal));
    }

    [DatabaseFact]
    public async Task Waits_while_the_database_is_away_and_goes_on_when_it_is_back()
    {
        await SignUp();
        _weather.IsAway = true;
        Server.Clock.Jump(TimeSpan.FromDays(91));
        await Until("it said that it waits", () => Task.FromResult(Server.Log.Lines.Any(line =>
            line.Contains(nameof(HistoryKeeping), StringComparison.Ordinal) && line.Contains("waits: the database does not answer", StringComparison.Ordinal))));

        _weather.IsAway = false;

        await Until("nothing links any more", async () => await Linked() == 0);
    }

    [DatabaseFact]
    public async Task Has_attempts_of_older_rules_folded_anew_and_counts_them()
    {
        var page = Server.Open();
        await page.SignUp("sam@example.com");
        page.Client = new VirtualClient(RunningServer.Origin, page.Authenticator) { Alterations = new() { Signature = signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)] } };
        await page.TrySignIn();
        await Server.FoldAll();
        await Until("it has looked once", async () => await Count("rule_marks") == 1);
        await Database.Commit(
            [new("UPDATE rule_marks SET rules_version = 0"), new("UPDATE attempts SET rules_version = 0 WHERE rules_version IS NOT NULL")], default);

        await Until("it was folded anew", async () => (await Texts("SELECT attempt_key FROM attempts WHERE rules_version > 0")).Count == 1);

        await Until("it is counted", async () => (await Metrics()).Contains("ostiary_attempts_stale_total 1", StringComparison.Ordinal));
        await Until("it says how many it looks through", async () => (await Metrics()).Contains("ostiary_attempts_stale_looking", StringComparison.Ordinal));
    }

    protected override Database Wrap(Database real) => new FailingDatabase(real, _weather);

    private async Task SignUp()
    {
        await Server.Open().SignUp("sam@example.com");
        await Server.FoldAll();
        (await Linked()).ShouldBeGreaterThan(0);
    }

    private async Task<string> Metrics() => (await Server.Open().Send(HttpMethod.Get, "/metrics")).Body;

    private async Task<long> Linked() => (await Texts("SELECT subject FROM events WHERE subject IS NOT NULL UNION ALL SELECT subject FROM attempts WHERE subject IS NOT NULL")).Count;

    // The worker works beside the test: the clock is moved on, beat by beat, until it has done so.
    private async Task Until(string what, Func<Task<bool>> condition)
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (!await condition())
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(Longest, what);
            Server.Clock.Advance(Beat);
            await again.WaitForNextTickAsync();
        }
    }
}
