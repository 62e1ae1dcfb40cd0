using System.Globalization;
using System.Text.Json.Nodes;
using Ostiary.Server.Configuration;
using Ostiary.Server.Startup;
using Ostiary.Storage;

namespace Ostiary.Server.Acts;

/// <summary>Brings the schema forward without serving, or says what is pending.</summary>
internal static class MigrateAct
{
    /// <summary>The first argument.</summary>
    public const string Name = "migrate";

    /// <summary>Applies nothing.</summary>
    public const string Status = "--status";

    private const int SomethingIsPending = 1;

    public static async Task<int> Run(IServiceProvider house, bool statusOnly, bool asJson, TextWriter output)
    {
        // Where nothing is yet, everything is pending; opening the database to look would make it.
        var (dialect, pending, applied) = statusOnly && house.MissingDatabase() is not null
            ? (Dialect.Sqlite, HouseSchema.Migrations(Dialect.Sqlite), 0)
            : await BringForward(house, statusOnly);
        var known = HouseSchema.Migrations(dialect);
        output.WriteLine(asJson ? Json(dialect, known, pending, applied, statusOnly) : Text(known, pending, applied, statusOnly));
        return statusOnly && pending.Count > 0 ? SomethingIsPending : 0;
    }

    private static async Task<(Dialect Dialect, IReadOnlyList<Migration> Pending, int Applied)> BringForward(IServiceProvider house, bool statusOnly)
    {
        house.MakeDataDirectory();
        var database = house.GetRequiredService<Database>();
        var migrator = new Migrator(database, house.GetRequiredService<TimeProvider>());
        var known = HouseSchema.Migrations(database.Dialect);
        var pending = await migrator.Pending(known, CancellationToken.None);
        return (database.Dialect, pending, statusOnly ? 0 : await migrator.Apply(known, CancellationToken.None));
    }

    private static string Text(IReadOnlyList<Migration> known, IReadOnlyList<Migration> pending, int applied, bool statusOnly) => (statusOnly, pending.Count) switch
    {
        (true, 0) => $"Nothing is pending. The schema stands at {Number(known[^1])}.",
        (true, _) => string.Join(Environment.NewLine, [$"{pending.Count} of {known.Count} migrations are pending:", .. pending.Select(one => $"  {Number(one)}_{one.Name}")]),
        _ => $"{applied} migrations were applied. The schema stands at {Number(known[^1])}.",
    };

    private static string Json(Dialect dialect, IReadOnlyList<Migration> known, IReadOnlyList<Migration> pending, int applied, bool statusOnly) => new JsonObject
    {
        ["dialect"] = dialect.ToString().ToLowerInvariant(),
        ["known"] = known.Count,
        ["newest"] = known[^1].Number,
        ["applied"] = applied,
        ["pending"] = new JsonArray([.. (statusOnly ? pending : []).Select(one => (JsonNode)$"{Number(one)}_{one.Name}")]),
    }.ToJsonString();

    private static string Number(Migration migration) => migration.Number.ToString("0000", CultureInfo.InvariantCulture);
}
