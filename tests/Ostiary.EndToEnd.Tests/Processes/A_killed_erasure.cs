using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Servers;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.EndToEnd.Tests.Processes;

/// <summary><c>kill -9</c> in the middle of erasures: who was told that a person is erased finds nothing of them, and everybody else is there whole or not at all.</summary>
public sealed class A_killed_erasure
{
    private const int People = 32;
    private const int AtOnce = 8;
    private const int EnoughToKill = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Is_done_or_was_never_acknowledged_in_SQLite()
    {
        using var place = ServerPlace.OnSqlite();
        await KillAmongErasures(place, new DatabaseOptions { SqliteFile = Path.Combine(place.Folder, "ostiary.db") });
    }

    [PostgresFact]
    public async Task Is_done_or_was_never_acknowledged_in_PostgreSQL()
    {
        await using var database = await PostgresDatabase.Create();
        using var place = ServerPlace.OnPostgres(database.Address);
        await KillAmongErasures(place, new DatabaseOptions { Postgres = database.Address });
    }

    private static async Task KillAmongErasures(ServerPlace place, DatabaseOptions options)
    {
        string[] users;
        ConcurrentDictionary<string, bool> acknowledged = new(StringComparer.Ordinal);
        await using var database = Databases.Open(options);
        await using (await ServerProcess.Ready(place))
        {
            users = await Task.WhenAll(Enumerable.Range(0, People).Select(number => SignUp(place.Origin, $"person{number}@example.com")));
            await Eventually.Holds("everybody is told of", Longest, async () => await Count(database, "SELECT count(*) FROM attempts WHERE subject IS NOT NULL") == People);
        }

        // Before a start, for a running server knows its keys for some seconds.
        var backend = await Backend(place, database);
        await using (var server = await ServerProcess.Ready(place))
        {
            var erasing = Erase(backend, users, acknowledged);
            await Eventually.Holds("some are erased", Longest, () =>
                erasing.IsFaulted ? throw erasing.Exception! : Task.FromResult(acknowledged.Count >= EnoughToKill));
            await server.Kill();
            await erasing;
        }

        using (backend)
        {
            await using var again = await ServerProcess.Ready(place);
            foreach (var user in users)
                await ShouldBeGoneOrWhole(backend, user, mustBeGone: acknowledged.ContainsKey(user));

            foreach (var user in users)
                (await StatusOf(backend, HttpMethod.Delete, user)).ShouldBe(HttpStatusCode.NoContent);

            await Eventually.Holds("nothing of anybody is left", Longest, async () => await Count(database, Traces) == 0);
            (await database.Read(new Statement("SELECT action || ' ' || COALESCE(target_id, '') || ' ' || COALESCE(actor_id, '') FROM audit_entries"), row => row.GetString(0), CancellationToken.None))
                .ShouldAllBe(entry => !entry.Contains("example.com", StringComparison.Ordinal));
        }
    }

    private const string SqlKey =
        """
        INSERT INTO api_keys (relying_party_id, id, kind, name, token_hash, token_start, allowed_origins_json, created_at_ms)
        SELECT id, @id, 'secret', 'For tests', @hash, 'osk_test', '[]', 0
          FROM relying_parties
        """;

    private const string Traces =
        """
        SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM user_identifiers) + (SELECT count(*) FROM passkeys) + (SELECT count(*) FROM sessions)
             + (SELECT count(*) FROM pseudonyms WHERE pseudonym <> '')
             + (SELECT count(*) FROM events   WHERE subject IS NOT NULL OR credential IS NOT NULL OR session_ref IS NOT NULL)
             + (SELECT count(*) FROM attempts WHERE subject IS NOT NULL OR credential IS NOT NULL)
        """;

    private static async Task<string> SignUp(string origin, string identifier)
    {
        using var person = new Person(origin);
        using var answer = await person.TrySignUp(identifier);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["user"]!["id"]!.GetValue<string>();
    }

    private static async Task<HttpClient> Backend(ServerPlace place, Database database)
    {
        // As an administrator would make it in the console, whose passkey is not what this is about.
        var token = "osk_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await database.Commit([new(SqlKey, ("id", ApiKeyId.New(TimeProvider.System, Entropy.System).Value), ("hash", SHA256.HashData(Encoding.UTF8.GetBytes(token))))], CancellationToken.None);
        var backend = Wire.To(place.Origin);
        backend.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return backend;
    }

    // Ends for each lane with its people, or with the server.
    private static Task Erase(HttpClient backend, string[] users, ConcurrentDictionary<string, bool> acknowledged) =>
        Task.WhenAll(users.Chunk(People / AtOnce).Select(async some =>
        {
            try
            {
                foreach (var user in some)
                {
                    (await StatusOf(backend, HttpMethod.Delete, user)).ShouldBe(HttpStatusCode.NoContent);
                    acknowledged[user] = true;
                }
            }
            catch (HttpRequestException)
            {
                // The server is gone; this one was not acknowledged.
            }
        }));

    private static async Task ShouldBeGoneOrWhole(HttpClient backend, string user, bool mustBeGone)
    {
        using var answer = await backend.GetAsync($"/v1/users/{user}/personal-data");
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return;

        mustBeGone.ShouldBeFalse(user);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var data = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        (data["account"]!["id"]!.GetValue<string>(), data["identifiers"]!.AsArray().Count, data["passkeys"]!.AsArray().Count, data["sessions"]!.AsArray().Count).ShouldBe((user, 1, 1, 1));
        data["attempts"]!.AsArray().Count.ShouldBe(1);
    }

    private static async Task<long> Count(Database database, string sql) =>
        (await database.Read(new Statement(sql), row => row.GetInt64(0), CancellationToken.None))[0];

    private static async Task<HttpStatusCode> StatusOf(HttpClient backend, HttpMethod method, string user)
    {
        using var answer = await backend.SendAsync(new HttpRequestMessage(method, $"/v1/users/{user}/personal-data"));
        return answer.StatusCode;
    }
}
