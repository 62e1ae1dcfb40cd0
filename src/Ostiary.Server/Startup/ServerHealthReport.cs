using System.Globalization;
using System.Reflection;
using Ostiary.Accounts;
using Ostiary.Console.Health;
using Ostiary.Metadata;
using Ostiary.Server.AuthenticatorModels;
using Ostiary.Storage;

namespace Ostiary.Server.Startup;

/// <summary>How the server is, for the console: what <c>/readyz</c> says, and more of it.</summary>
public sealed class ServerHealthReport(
    Database database, KeyRing keys, RelyingPartyDirectory relyingParties, Readiness readiness,
    MetadataSource metadata, TimeProvider clock) : IServerHealth
{
    private static readonly TimeSpan RotationIsLate = KeyRing.Overlap * 2;

    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();

    private string DatabaseName => database.Dialect == Dialect.Sqlite ? "SQLite" : "PostgreSQL";

    /// <inheritdoc/>
    public async Task<ServerHealth> Look(CancellationToken cancel)
    {
        var checks = new List<HealthCheck> { await Database(cancel) };
        if (checks[0].State == HealthState.Good)
        {
            checks.Add(Foundation());
            checks.Add(await Keys(cancel));
            checks.Add(await RelyingParties(cancel));
        }

        if (MetadataHealth.Check(metadata, clock.GetUtcNow()) is { } line)
            checks.Add(line);

        var version = typeof(ServerHealthReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        return new ServerHealth(version.Split('+')[0], _startedAt, clock.GetUtcNow(), checks);
    }

    private async Task<HealthCheck> Database(CancellationToken cancel)
    {
        var begun = clock.GetTimestamp();
        try
        {
            await database.Ping(cancel);
            var took = clock.GetElapsedTime(begun).TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
            return new HealthCheck("Database", HealthState.Good, $"{DatabaseName} answers in {took} ms.");
        }
        catch (DatabaseUnavailableException)
        {
            return new HealthCheck("Database", HealthState.Bad, $"{DatabaseName} does not answer. Sign-ins get 503 until it does; nothing acknowledged is lost.");
        }
    }

    private HealthCheck Foundation() => readiness.IsFounded
        ? new HealthCheck("Schema", HealthState.Good, "All migrations are applied.")
        : new HealthCheck("Schema", HealthState.Bad, "The schema is not ready yet.");

    private async Task<HealthCheck> Keys(CancellationToken cancel)
    {
        var sealing = await keys.Active(KeyPurpose.CeremonySeal, cancel);
        var age = clock.GetUtcNow() - sealing.ActivatesAt;
        var text = $"Ceremonies are sealed with generation {sealing.Generation}, {(int)age.TotalDays} days old.";
        return sealing.RetiresAt is { } until && clock.GetUtcNow() > until - RotationIsLate / 4
            ? new HealthCheck("Key ring", HealthState.Attention, text + " Its successor should be active by now.")
            : new HealthCheck("Key ring", HealthState.Good, text);
    }

    private async Task<HealthCheck> RelyingParties(CancellationToken cancel)
    {
        var all = await relyingParties.All(cancel);
        return new HealthCheck("Relying parties", HealthState.Good, all.Count == 1 ? "One is set up." : $"{all.Count} are set up.");
    }
}
