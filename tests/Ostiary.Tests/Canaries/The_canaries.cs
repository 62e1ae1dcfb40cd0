using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Ostiary.Accounts;
using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Tests.Http;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Canaries;

public sealed class The_canaries_on_SQLite() : The_canaries(new SqliteFixture());

public sealed class The_canaries_on_PostgreSQL() : The_canaries(new PostgresFixture()), INeedPostgres;

/// <summary>What is planted in 200 flows turns up in nothing that the server keeps of them, writes of them or gives out about them.</summary>
public abstract partial class The_canaries(DatabaseFixture databases) : OnServer(databases)
{
    private const int Flows = 200;

    // What the exporter of spans listens to.
    private static readonly string[] Sources = ["Ostiary", "Microsoft.AspNetCore", "Npgsql"];

    private readonly Weather _database = new();
    private readonly CanaryHunt _hunt = new();
    private readonly ConcurrentQueue<string> _spans = new();

    [Trait("Ring", "Slow")]
    [DatabaseFact]
    public async Task Are_in_no_event_log_line_metric_span_file_export_or_page()
    {
        using var listener = ListenToSpans();
        var flows = new PlantedFlows(Server, _hunt);
        await flows.Begin();
        for (var number = 0; number < Flows; number++)
            await flows.Run(number);

        var spooled = await Spooled(flows);
        await Server.KeepUp();

        var found = new List<string>();
        found.AddRange(spooled);
        found.AddRange(await InTables());
        found.AddRange(Server.Log.Lines.SelectMany(line => _hunt.In("log", line)));
        found.AddRange(_spans.SelectMany(span => _hunt.In("span", span)));
        found.AddRange(await InAnswers());

        found.ShouldBeEmpty();
        (await Count("events")).ShouldBeGreaterThan(Flows);
        (await Count("attempts")).ShouldBeGreaterThan(Flows / PlantedFlows.Kinds * 4);
        _hunt.Forms.ShouldBeGreaterThan(5_000);
        _spans.ShouldNotBeEmpty();
    }

    [DatabaseFact]
    public async Task Would_be_found_in_any_table_of_telemetry()
    {
        await Server.Home();
        await Database.Commit([new Statement(
            "INSERT INTO fold_notes (note_id, fold_keys) VALUES (@id, @keys)", ("id", new byte[16]), ("keys", $"rp a {CanaryHunt.Text("leak", 1)}"))], default);

        (await InTables()).ShouldHaveSingleItem().ShouldStartWith("fold_notes.fold_keys");
    }

    protected override Database Wrap(Database real) => new FailingDatabase(real, _database);

    private ActivityListener ListenToSpans()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => Sources.Contains(source.Name),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => _spans.Enqueue(string.Join(' ', (string?[])
            [
                span.DisplayName, span.OperationName, span.StatusDescription, .. span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"),
                .. span.Events.SelectMany(one => one.Tags.Select(tag => $"{one.Name} {tag.Key}={tag.Value}")), .. span.Baggage.Select(tag => $"{tag.Key}={tag.Value}"),
            ])),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    /// <summary>The same while the database is away: what waits on the disk.</summary>
    private async Task<List<string>> Spooled(PlantedFlows flows)
    {
        _database.IsAway = true;
        foreach (var kind in (int[])[2, 5])
            await flows.Run(kind);

        var files = Directory.EnumerateFiles(Path.Combine(Server.Folder, "spool"), "*", SearchOption.AllDirectories).Select(file => (file, File.ReadAllBytes(file))).ToList();
        files.ShouldNotBeEmpty();
        _database.IsAway = false;
        await Server.Services.GetRequiredService<EventWriter>().Drain(default);
        return [.. files.SelectMany(file => _hunt.In($"spool {Path.GetFileName(file.file)}", file.Item2))];
    }

    /// <summary>Every column of every table that telemetry has made, whatever it will have made by then.</summary>
    private async Task<List<string>> InTables()
    {
        var tables = Migration.In(Database.Dialect, TelemetrySchema.Assembly).SelectMany(migration => MadeOrDropped().Matches(migration.Sql))
            .GroupBy(match => match.Groups["name"].Value, StringComparer.Ordinal).Where(table => table.Last().Value.StartsWith("CREATE", StringComparison.Ordinal)).Select(table => table.Key).ToList();
        tables.ShouldContain("events");
        var found = new List<string>();
        foreach (var table in tables)
        {
            var rows = await Database.Read(
                new Statement($"SELECT * FROM {table}"), row => Enumerable.Range(0, row.FieldCount).Select(column => (row.GetName(column), row.IsDBNull(column) ? null : row.GetValue(column))).ToList(), default);
            found.AddRange(rows.SelectMany(row => row).SelectMany(cell => cell.Item2 is byte[] bytes
                ? _hunt.In($"{table}.{cell.Item1}", bytes)
                : _hunt.In($"{table}.{cell.Item1}", Convert.ToString(cell.Item2, CultureInfo.InvariantCulture))));
        }

        return found;
    }

    /// <summary>Metrics, every export of every question that the API knows, the timelines, and the console's pages about them.</summary>
    private async Task<List<string>> InAnswers()
    {
        var (backend, staff) = (await Server.OpenBackend(await Server.Home()), await Staff());
        var questions = (await backend.Send(HttpMethod.Get, "/openapi/v1.json")).ShouldBeOk().Json!["paths"]!.AsObject().Select(path => path.Key)
            .Where(path => path.StartsWith("/v1/insights/", StringComparison.Ordinal) && !path.Contains('{', StringComparison.Ordinal)).ToList();
        questions.ShouldContain("/v1/insights/attempts");

        var found = new List<string>();
        async Task Look(Browser browser, string address)
        {
            var answer = await browser.Send(HttpMethod.Get, address);
            ((int)answer.Status).ShouldBeLessThan(500, address);
            found.AddRange(_hunt.In(address, answer.Body));
        }

        await Look(backend, "/metrics");
        foreach (var question in questions)
        {
            await Look(backend, $"{question}?format=json");
            await Look(backend, $"{question}?format=csv");
        }

        var home = $"/console/relying-parties/{(await Server.Home()).Id.Value}";
        var attempts = (await backend.Send(HttpMethod.Get, "/v1/insights/attempts?limit=200")).ShouldBeOk().Json!["items"]!.AsArray().Select(one => one!["id"]!.GetValue<string>()).ToList();
        foreach (var attempt in attempts)
            await Look(backend, $"/v1/insights/attempts/{attempt}");

        foreach (var page in (string[])[$"{home}/attempts", $"{home}/attempts?format=csv", $"{home}/attempts?format=json", $"{home}/funnel", .. attempts.Take(25).Select(attempt => $"{home}/attempts/{attempt}")])
            await Look(staff, page);

        return found;
    }

    private async Task<Browser> Staff()
    {
        var browser = Server.Open();
        var id = (await browser.SignUp("ada@example.com")).Json!["user"]!["id"]!.GetValue<string>();
        await Database.Commit([Users.GrantRole((await Server.Home()).Id, new UserId(id), Role.Operator)], default);
        return browser;
    }

    [GeneratedRegex(@"(CREATE|DROP) TABLE (?<name>[a-z_]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex MadeOrDropped();
}
