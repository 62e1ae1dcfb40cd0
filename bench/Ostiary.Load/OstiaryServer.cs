namespace Ostiary.Load;

/// <summary>The real server, in its default configuration but for the limits, which one address could not get past.</summary>
internal static class OstiaryServer
{
    /// <summary>Starts it with PostgreSQL, or with SQLite when no address is given.</summary>
    public static Task<Child> Start(Settings settings, string dataDirectory, string? postgres, int? port = null) =>
        Child.Start("dotnet", [settings.Server], chosen => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OSTIARY__Server__PublicOrigin"] = FormattableString.Invariant($"http://localhost:{chosen}"),
            ["OSTIARY__Server__DataDirectory"] = dataDirectory,
            ["OSTIARY__Limits__PerAddressPrefixPerMinute"] = "10000000",
            ["OSTIARY__Limits__EventBatchesPerAddressPrefixPerMinute"] = "10000000",
            ["OSTIARY__Limits__GlobalPerSecond"] = "10000000",
            ["OSTIARY__Telemetry__EventsPerSitePerMinute"] = "100000000",
            ["OSTIARY__Telemetry__RecordOwnCeremonies"] = settings.Telemetry ? "true" : "false",
            ["OSTIARY__Ceremonies__AttemptsPerPersonPerMinute"] = "1000000",
            [postgres is null ? "OSTIARY__Database__SqliteFile" : "OSTIARY__Database__Postgres"] = postgres ?? Path.Combine(dataDirectory, "ostiary.db"),
        }, port);
}
