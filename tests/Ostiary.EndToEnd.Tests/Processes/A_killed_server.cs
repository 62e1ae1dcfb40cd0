using Ostiary.EndToEnd.Tests.Servers;
using Ostiary.Storage;

namespace Ostiary.EndToEnd.Tests.Processes;

/// <summary><c>kill -9</c> in a storm: what was acknowledged is there, and what was not is there whole or not at all.</summary>
public sealed class A_killed_server
{
    private const int People = 12;
    private const int EnoughToKill = 60;

    [Fact]
    public async Task Keeps_every_acknowledged_account_in_SQLite()
    {
        using var place = ServerPlace.OnSqlite();
        await KillInAStorm(place, new DatabaseOptions { SqliteFile = Path.Combine(place.Folder, "ostiary.db") });
    }

    [PostgresFact]
    public async Task Keeps_every_acknowledged_account_in_PostgreSQL()
    {
        await using var database = await PostgresDatabase.Create();
        using var place = ServerPlace.OnPostgres(database.Address);
        await KillInAStorm(place, new DatabaseOptions { Postgres = database.Address });
    }

    private static async Task KillInAStorm(ServerPlace place, DatabaseOptions options)
    {
        using var storm = new Storm(place.Origin);
        await using (var server = await ServerProcess.Ready(place))
        {
            var all = storm.Rage(People);
            await storm.Acknowledged(EnoughToKill, all);
            await server.Kill();
            await all;
        }

        await using var again = await ServerProcess.Ready(place);
        await storm.EveryoneAcknowledgedSignsIn();
        await storm.EveryoneElseIsWholeOrAbsent();
        await NothingIsHalfMade(options);
    }

    private static async Task NothingIsHalfMade(DatabaseOptions options)
    {
        await using var database = Databases.Open(options);
        (await Count(database, "SELECT count(*) FROM users WHERE NOT EXISTS (SELECT 1 FROM passkeys WHERE passkeys.user_id = users.id)")).ShouldBe(0);
        (await Count(database, "SELECT count(*) FROM users WHERE NOT EXISTS (SELECT 1 FROM user_identifiers WHERE user_identifiers.user_id = users.id)")).ShouldBe(0);
        (await Count(database, "SELECT count(*) FROM (SELECT 1 FROM passkeys GROUP BY credential_id HAVING count(*) > 1) AS doubled")).ShouldBe(0);
    }

    private static async Task<long> Count(Database database, string sql) =>
        (await database.Read(new Statement(sql), row => row.GetInt64(0), CancellationToken.None))[0];
}
