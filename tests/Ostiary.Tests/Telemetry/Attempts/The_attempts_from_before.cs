using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

public sealed class The_attempts_from_before_on_SQLite(SqliteFixture database) : The_attempts_from_before(database), IClassFixture<SqliteFixture>;

public sealed class The_attempts_from_before_on_PostgreSQL(PostgresFixture database) : The_attempts_from_before(database), IClassFixture<PostgresFixture>, INeedPostgres;

/// <summary>What an older server folded, once this one has brought the schema forward.</summary>
public abstract class The_attempts_from_before(DatabaseFixture fixture)
{
    private const int SecurityKeysAreRead = 320;

    private const string SqlAttempt =
        """
        INSERT INTO attempts (relying_party_id, attempt_key, started_at_ms, ended_at_ms, flow, operation, mediation, surface, outcome, furthest_node, os, browser, form_factor,
                              authenticator_class, transport, is_dead_end, has_unexpected_qr_code, event_count, reduced_bits)
        VALUES ('rp_1', @key, @startedAt, @startedAt, 'sign_in', 'get', 'modal', 'browser', 'failed', 3, 'ios', 'safari', 'mobile', @authenticator, 'unknown', 0, 0, 3, @reduced)
        """;

    [DatabaseFact]
    public async Task Are_noted_to_be_folded_anew_when_they_may_have_needed_a_security_key()
    {
        const long Now = 1_800_000_000_000;
        const long Month = 30L * 86_400_000;
        var options = await fixture.Create();
        var database = Databases.Open(options);
        try
        {
            var all = Migration.In(database.Dialect, [AccountsSchema.Assembly, CeremoniesSchema.Assembly, TelemetrySchema.Assembly]);
            await new Migrator(database, TimeProvider.System).Apply([.. all.Where(migration => migration.Number < SecurityKeysAreRead)], default);
            await database.Commit(
                [
                    Attempt("019aa6c5-1b00-7aaa-8bbb-0123456789ab", Now, "unknown"), Attempt("cer_1", Now - 1, "roaming_hardware"),
                    Attempt("019aa6c5-1b00-7aaa-8bbb-0123456789ac", Now, "synced"), Attempt("019aa6c5-1b00-7aaa-8bbb-0123456789ad", Now - Month - 1, "unknown"),
                    Attempt("019aa6c5-1b00-7aaa-8bbb-0123456789ae", Now, "unknown", reduced: 1),
                ],
                default);

            (await new Migrator(database, TimeProvider.System).Apply(all, default)).ShouldBeGreaterThan(0);

            (await database.Read(new Statement("SELECT fold_keys FROM fold_notes ORDER BY fold_keys LIMIT 9"), row => row.GetString(0), default))
                .ShouldBe(["rp_1 a 019aa6c5-1b00-7aaa-8bbb-0123456789ab", "rp_1 c cer_1"]);
        }
        finally
        {
            await database.DisposeAsync();
            await fixture.Remove(options);
        }
    }

    private static Statement Attempt(string key, long startedAtMs, string authenticator, int reduced = 0) =>
        new(SqlAttempt, ("key", key), ("startedAt", startedAtMs), ("authenticator", authenticator), ("reduced", reduced));
}
