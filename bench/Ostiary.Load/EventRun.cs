using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;
using Ostiary.Storage;

namespace Ostiary.Load;

/// <summary>How many events a second the real server keeps, each acknowledged after its commit, beside what a raw COPY of the same rows does.</summary>
internal static class EventRun
{
    private const string Copy =
        """
        COPY events_floor (relying_party_id, event_id, name, origin, occurred_at_ms, received_at_ms, clock_offset_ms, mono_ms, seq_count,
                           tab_id, session_id, attempt_id, surface, sdk, fields, batch) FROM STDIN (FORMAT BINARY)
        """;

    private const int RowsOfOneCopy = 10_000;

    private static readonly int[] Sizes = [10, 50];

    /// <summary>Measures and prints the rows of the table.</summary>
    public static async Task Print(Settings settings)
    {
        Console.WriteLine("| work | events a second | of raw COPY | of COPY without indexes | server CPU µs an event | database CPU µs an event | folded after, s |\n|---|---:|---:|---:|---:|---:|---:|");
        await using var postgres = settings.Postgres is { Length: > 0 } address ? await PostgresBeside.Prepare(address) : null;
        if (postgres is not null)
            await WithServer(settings, postgres);

        if (settings.Sqlite)
            await WithServer(settings, postgres: null);
    }

    private static async Task WithServer(Settings settings, PostgresBeside? postgres)
    {
        var data = Directory.CreateTempSubdirectory("ostiary-load-");
        try
        {
            await using var server = await OstiaryServer.Start(settings, data.FullName, postgres?.Address);
            using var wire = new Wire(server.Port);
            foreach (var size in Sizes)
                await Keep(wire, settings, size, settings.WarmUp);

            await UntilFolded(postgres?.Address, data.FullName);
            var (floor, bare) = postgres is null ? (0, 0) : (await Floor(postgres, settings, indexed: true), await Floor(postgres, settings, indexed: false));
            foreach (var size in Sizes)
            {
                var before = ProcessorTime.Now(server.ProcessId, postgres?.Postmaster);
                var (events, took) = await Keep(wire, settings, size, settings.Duration);
                var used = ProcessorTime.Now(server.ProcessId, postgres?.Postmaster).Since(before);
                var left = await UntilFolded(postgres?.Address, data.FullName);
                Row($"events, {(postgres is null ? "SQLite" : "PostgreSQL")}, {size} a request", events / took.TotalSeconds, floor, bare, used, events, left);
            }

            if (postgres is not null)
                Console.WriteLine(FormattableString.Invariant($"| raw COPY of {RowsOfOneCopy} rows, same table and indexes | {floor:F0} | 1.00 | | | | |\n| the same without indexes | {bare:F0} | | 1.00 | | | |"));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    // Telling comes before folding: how far it had fallen behind is part of the figure.
    private static async Task<TimeSpan> UntilFolded(string? postgres, string folder)
    {
        await using var database = Databases.Open(postgres is null
            ? new DatabaseOptions { SqliteFile = Path.Combine(folder, "ostiary.db") }
            : new DatabaseOptions { Postgres = postgres });
        var begun = Stopwatch.GetTimestamp();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            if (await database.ReadFirst(new Statement("SELECT COUNT(*) FROM fold_notes"), row => row.GetInt64(0), CancellationToken.None) == 0)
                break;
        }
        while (await look.WaitForNextTickAsync());

        return Stopwatch.GetElapsedTime(begun);
    }

    private static void Row(string work, double perSecond, double floor, double bare, ProcessorTime used, long events, TimeSpan left) => Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {work} | {perSecond:F0} | {(floor > 0 ? perSecond / floor : 0):F2} | {(bare > 0 ? perSecond / bare : 0):F2} | {used.Server.TotalMicroseconds / events:F1} | {used.Database.TotalMicroseconds / events:F1} | {left.TotalSeconds:F0} |"));

    private static async Task<(long Events, TimeSpan Took)> Keep(Wire wire, Settings settings, int size, TimeSpan duration)
    {
        var busy = await Crowd.GoOn(settings.Workers, duration, _ =>
        {
            var begun = Stopwatch.GetTimestamp();
            var answer = Encoding.UTF8.GetString(wire.Post("/v1/events", Batch(size)));
            return answer.StartsWith(FormattableString.Invariant($"{{\"kept\":{size},"), StringComparison.Ordinal)
                ? new SignInTimes(0, Stopwatch.GetTimestamp() - begun)
                : throw new InvalidOperationException(answer);
        });
        return ((long)busy.Acts.Count * size, busy.Took);
    }

    private static string Batch(int size)
    {
        var now = TimeProvider.System.GetUtcNow();
        var ms = now.ToUnixTimeMilliseconds();
        var body = new StringBuilder(400 * size).Append(CultureInfo.InvariantCulture, $$"""{"sdk":{"name":"web","version":"0.1.0"},"sentAt":{{ms}},"events":[""");
        var attempt = Guid.CreateVersion7(now);
        for (var index = 0; index < size; index++)
            body.Append(
                CultureInfo.InvariantCulture,
                $$$"""{{{(index == 0 ? "" : ",")}}}{"id":"{{{Guid.CreateVersion7(now)}}}","name":"ceremony.started","ts":{{{ms}}},"mono":{{{index}}}.25,"seq":{{{index}}},"tab":"t-1f3a","session":"s-77c2","attempt":"{{{attempt}}}","surface":"browser","fields":{"kind":"get","mediation":"modal","gesture":true,"pageVisible":true,"timeoutMs":60000}}""");

        return body.Append("]}").ToString();
    }

    /// <summary>One writer that copies rows like those of the events, binary, a transaction for each ten thousand.</summary>
    private static async Task<double> Floor(PostgresBeside postgres, Settings settings, bool indexed)
    {
        await using var source = NpgsqlDataSource.Create(postgres.Address);
        await using (var create = source.CreateCommand($"DROP TABLE IF EXISTS events_floor; CREATE TABLE events_floor (LIKE events INCLUDING {(indexed ? "ALL" : "DEFAULTS")})"))
            await create.ExecuteNonQueryAsync();

        await using var connection = await source.OpenConnectionAsync();
        var begun = Stopwatch.GetTimestamp();
        var rows = 0L;
        for (; Stopwatch.GetElapsedTime(begun) < settings.Duration; rows += RowsOfOneCopy)
        {
            await using var writer = await connection.BeginBinaryImportAsync(Copy);
            for (var row = 0; row < RowsOfOneCopy; row++)
                await WriteRow(writer, row);

            await writer.CompleteAsync();
        }

        return rows / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static async Task WriteRow(NpgsqlBinaryImporter writer, int row)
    {
        var now = TimeProvider.System.GetUtcNow();
        var ms = now.ToUnixTimeMilliseconds();
        await writer.StartRowAsync();
        await writer.WriteAsync("rp_01jd2m0000000000000000000");
        await writer.WriteAsync(Guid.CreateVersion7(now).ToByteArray(bigEndian: true));
        await writer.WriteAsync("ceremony.started");
        await writer.WriteAsync("browser");
        foreach (var number in new[] { ms, ms, 0L, row, row })
            await writer.WriteAsync(number);

        await writer.WriteAsync("t-1f3a");
        await writer.WriteAsync("s-77c2");
        await writer.WriteAsync(Guid.CreateVersion7(now).ToByteArray(bigEndian: true));
        await writer.WriteAsync("browser");
        await writer.WriteAsync("web 0.1.0 default");
        await writer.WriteAsync("""{"kind":"get","mediation":"modal","gesture":true,"pageVisible":true,"timeoutMs":60000}""");
        await writer.WriteAsync(ms);
    }
}
