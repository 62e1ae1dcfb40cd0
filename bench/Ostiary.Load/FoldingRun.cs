using System.Diagnostics;
using System.Globalization;
using Ostiary.Kernel;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Load;

/// <summary>How many attempts a second are folded from stored events, and what an hour costs to roll, by the code that the server runs.</summary>
internal static class FoldingRun
{
    private const int Attempts = 20_000;
    private const int AttemptsOfBatch = 40;

    /// <summary>Measures and prints the rows of the table.</summary>
    public static async Task Print(Settings settings)
    {
        Console.WriteLine("| attempts | a second | CPU µs an attempt: program, database | anew, a second | one hour rolled, ms |\n|---|---:|---:|---:|---:|");
        await using var postgres = settings.Postgres is { Length: > 0 } address ? await PostgresBeside.Prepare(address) : null;
        if (postgres is not null)
            await With(new DatabaseOptions { Postgres = postgres.Address }, "PostgreSQL", postgres.Postmaster);

        var data = Directory.CreateTempSubdirectory("ostiary-load-");
        try
        {
            if (settings.Sqlite)
                await With(new DatabaseOptions { SqliteFile = Path.Combine(data.FullName, "folding.db") }, "SQLite", postmaster: null);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task With(DatabaseOptions options, string name, int? postmaster)
    {
        await using var database = Databases.Open(options);
        await new Migrator(database, TimeProvider.System).Apply(Migration.In(database.Dialect, [TelemetrySchema.Assembly]), CancellationToken.None);
        using var store = new EventStore(database, TimeProvider.System, Entropy.System);

        // The first is for the compiler and the caches.
        var (pages, server) = (new Tales("rp_pages"), new Tales("rp_server"));
        await Fold(database, store, new Tales("rp_warm").OfPage, postmaster, name: null);
        await Fold(database, store, server.OfServer, postmaster, $"{name}, told by the server alone");
        await Fold(database, store, pages.OfPage, postmaster, $"{name}, told by pages, too");
    }

    private static async Task Fold(Database database, EventStore store, Func<int, long, IReadOnlyList<StoredEvent>> tale, int? postmaster, string? name)
    {
        var hour = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 3_600_000 * 3_600_000;
        foreach (var some in Enumerable.Range(0, Attempts).Chunk(AttemptsOfBatch))
            await store.Write([.. some.SelectMany(number => tale(number, hour + (number * 100L)))]);

        var (folding, rolling) = (new AttemptFolding(database, RuleSet.BuiltIn), new AttemptRolling(database));
        var before = ProcessorTime.Now(Environment.ProcessId, postmaster);
        var (folded, took) = await UntilDone(folding.FoldOnce);
        var used = ProcessorTime.Now(Environment.ProcessId, postmaster).Since(before);
        var (_, rolled) = await UntilDone(rolling.RollOnce);
        var relyingParty = new RelyingPartyId(tale(0, hour)[0].RelyingParty);
        await new Refold(database, new RetentionOptions(), TimeProvider.System, Entropy.System).Everything(relyingParty, CancellationToken.None);
        var (anew, again) = await UntilDone(folding.FoldOnce);
        await UntilDone(rolling.RollOnce);
        if (name is not null)
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {Attempts / took.TotalSeconds:F0} | {used.Load.TotalMicroseconds / Attempts:F0}, {used.Database.TotalMicroseconds / Attempts:F0} | {anew / again.TotalSeconds:F0} | {rolled.TotalMilliseconds:F0} |"));

        if (folded < Attempts)
            throw new InvalidOperationException($"{folded} attempts were folded instead of {Attempts}");
    }

    private static async Task<(int Done, TimeSpan Took)> UntilDone(Func<CancellationToken, Task<int?>> step)
    {
        var (done, begun) = (0, Stopwatch.GetTimestamp());
        while (await step(CancellationToken.None) is { } some)
            done += some;

        return (done, Stopwatch.GetElapsedTime(begun));
    }
}
