using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using Ostiary.Insights;
using Ostiary.Kernel;
using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Testing;

namespace Ostiary.Load;

/// <summary>How long the questions of the console take among ten million events of thirty days, on both databases. Filling them comes first.</summary>
internal sealed class ScaleRun(Settings settings)
{
    private const int Questions = 15;
    private const int Timelines = 60;
    private const double LongEnoughMs = 5_000;

    private static readonly TimeSpan Month = TimeSpan.FromDays(ScaleFill.Days);

    /// <summary>Fills what is not filled yet, as far as the time goes; once both are full, measures and prints the tables.</summary>
    public async Task Print()
    {
        Directory.CreateDirectory(settings.Scale!);
        var addresses = new List<string?>();
        if (settings.Postgres is { Length: > 0 } administrator)
            addresses.Add(await PostgresAddress(administrator));

        if (settings.Sqlite)
            addresses.Add(null);

        foreach (var address in addresses)
        {
            var folder = Path.Combine(settings.Scale!, address is null ? "sqlite" : "postgres");
            await Found(folder, address);
            if (await Fill(folder, address))
                await Measure(folder, address);
        }
    }

    private static async Task<string> PostgresAddress(string administrator)
    {
        await using var source = NpgsqlDataSource.Create(administrator);
        await using var ask = source.CreateCommand("SELECT count(*) FROM pg_database WHERE datname = 'ostiary_scale'");
        if (await ask.ExecuteScalarAsync() is 0L)
        {
            await using var create = source.CreateCommand("CREATE DATABASE ostiary_scale");
            await create.ExecuteNonQueryAsync();
        }

        return new NpgsqlConnectionStringBuilder(administrator) { Database = "ostiary_scale" }.ConnectionString;
    }

    // The server makes its tables and its relying party itself, or brings them forward.
    private async Task Found(string folder, string? address)
    {
        Directory.CreateDirectory(folder);
        await using var server = await OstiaryServer.Start(settings, folder, address, PortOf(folder));
    }

    // Its relying party has its pages there from the first start on.
    private static int PortOf(string folder)
    {
        var file = Path.Combine(folder, "port");
        if (!File.Exists(file))
            File.WriteAllText(file, Child.FreePort().ToString(CultureInfo.InvariantCulture));

        return int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);
    }

    private static Database Open(string folder, string? address) => Databases.Open(address is null
        ? new DatabaseOptions { SqliteFile = Path.Combine(folder, "ostiary.db"), CommandTimeout = TimeSpan.FromMinutes(1) }
        : new DatabaseOptions { Postgres = address, CommandTimeout = TimeSpan.FromMinutes(1) });

    private async Task<bool> Fill(string folder, string? address)
    {
        await using var database = Open(folder, address);
        var relyingParty = await RelyingParty(database);
        return await new ScaleFill(database, relyingParty).GoOn(settings.FillFor);
    }

    private static async Task<string> RelyingParty(Database database) =>
        await database.ReadFirst(new Statement("SELECT id FROM relying_parties ORDER BY id LIMIT 1"), row => row.GetString(0), CancellationToken.None)
        ?? throw new InvalidOperationException("There is no relying party");

    private async Task Measure(string folder, string? address)
    {
        await using var database = Open(folder, address);
        var relyingParty = new RelyingPartyId(await RelyingParty(database));
        var events = await Count(database, "SELECT COUNT(*) FROM events");
        var attempts = await Count(database, "SELECT COUNT(*) FROM attempts");
        var cells = await Count(database, "SELECT COUNT(*) FROM attempt_hours");
        var name = address is null ? "SQLite" : "PostgreSQL";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{name}: {events:N0} events, {attempts:N0} attempts, {cells:N0} cells of rollups\n\n| question | median ms | slowest ms |\n|---|---:|---:|"));

        var now = TimeProvider.System.GetUtcNow();
        var filter = new AttemptFilter(relyingParty, now - Month, now);
        var archive = new AttemptArchive(database, RuleSet.BuiltIn, new NoKey());
        var funnel = new Funnel(archive);
        await Time($"{name}: funnel of 30 days, from rollups", Questions, _ => funnel.Ask(new FunnelQuestion(filter), default));
        await Time($"{name}: the same by system", Questions, _ => funnel.Ask(new FunnelQuestion(filter, AttemptDimension.Os), default));
        var model = filter with { Where = new Dictionary<AttemptDimension, string> { [AttemptDimension.Model] = "Pixel 9" } };
        await Time($"{name}: funnel of one model, from attempts", Questions, _ => funnel.Ask(new FunnelQuestion(model), default));
        await Time($"{name}: funnel by version of the system, from attempts", Questions, _ => funnel.Ask(new FunnelQuestion(filter, AttemptDimension.OsVersion), default));

        var keys = await Some(archive, filter);
        await Time($"{name}: one attempt with all of its events", Timelines, async turn =>
        {
            var attempt = await archive.Find(relyingParty, keys[turn % keys.Count], default);
            return await archive.Open(attempt!, default);
        });
        await Pages(folder, address, database, relyingParty, name, keys);
    }

    private static async Task<long> Count(Database database, string sql) => await database.ReadFirst(new Statement(sql), row => row.GetInt64(0), CancellationToken.None);

    // Of every part of the period, so that no two lie together.
    private static async Task<List<string>> Some(AttemptArchive archive, AttemptFilter filter)
    {
        var keys = new List<string>();
        for (var place = 0; place < Timelines; place++)
        {
            var part = filter with { From = filter.From + (place * (Month / Timelines)) };
            keys.AddRange((await archive.Search(part with { Until = part.From + TimeSpan.FromHours(1) }, new AttemptTraits(), null, 1, default)).Select(one => one.Key));
        }

        return keys;
    }

    private async Task Pages(string folder, string? address, Database database, RelyingPartyId relyingParty, string name, List<string> keys)
    {
        await using var server = await OstiaryServer.Start(settings, folder, address, PortOf(folder));
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(FormattableString.Invariant($"http://localhost:{server.Port}")) };
        http.DefaultRequestHeaders.Add("Cookie", await SignedIn(http, database));
        foreach (var page in settings.Pages)
        {
            await Time($"{name}: page {page}", Questions, async turn =>
            {
                var path = $"/console/relying-parties/{relyingParty.Value}/{page.Replace("{attempt}", keys[turn % keys.Count], StringComparison.Ordinal)}";
                using var answer = await http.GetAsync(path);
                return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync() : throw new InvalidOperationException($"{path} answered {answer.StatusCode}");
            });
        }
    }

    // Somebody new, whose role the database is told.
    private static async Task<string> SignedIn(HttpClient http, Database database)
    {
        using var authenticator = new VirtualAuthenticator();
        var origin = http.BaseAddress!.OriginalString;
        http.DefaultRequestHeaders.Add("Origin", origin);
        var identifier = $"operator-{Guid.CreateVersion7()}@example.com";
        var (options, _) = await Post(http, "/v1/ceremonies/registration/options", $$"""{"purpose":"sign-up","identifier":"{{identifier}}"}""");
        var creation = JsonNode.Parse(options)!;
        var response = new VirtualClient(origin, authenticator).Create(creation["publicKey"]!.ToJsonString());
        var (answer, cookies) = await Post(http, "/v1/ceremonies/registration/verify", $$"""{"ceremony":"{{creation["ceremony"]}}","response":{{response}}}""");
        await database.Commit(
            [new Statement("UPDATE users SET role = 'administrator' WHERE id = @id", ("id", (string)JsonNode.Parse(answer)!["user"]!["id"]!))], CancellationToken.None);
        return string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0]));
    }

    private static async Task<(string Body, IEnumerable<string> Cookies)> Post(HttpClient http, string path, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(path, content);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? (text, answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []) : throw new InvalidOperationException($"{path}: {text}");
    }

    // Twice before it counts, for whatever is compiled or read for the first time; what takes seconds is asked less often.
    private static async Task Time<T>(string question, int times, Func<int, Task<T>> ask)
    {
        await ask(0);
        await ask(1);
        var took = new List<double>();
        for (var turn = 0; turn < times && took.Sum() < LongEnoughMs; turn++)
        {
            var begun = Stopwatch.GetTimestamp();
            await ask(turn);
            took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        took.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {question} | {took[took.Count / 2]:F1} | {took[^1]:F1} |"));
    }

    /// <summary>No question here names anybody.</summary>
    private sealed class NoKey : IReferenceKey
    {
        public ValueTask<ReadOnlyMemory<byte>> Get(CancellationToken cancel) => new(new byte[32]);
    }
}
