using Ostiary.Storage;

namespace Ostiary.Tests.Insights;

/// <summary>Seasons that are written into a database as counted days.</summary>
internal static class SampleSeasons
{
    private const string SqlForget = "DELETE FROM day_books WHERE relying_party_id = @relyingParty AND day_ms = @day";

    private const string SqlWrite = "INSERT INTO day_books (relying_party_id, day_ms, cells) VALUES (@relyingParty, @day, @cells)";

    /// <summary>35 days; on the last seven a third of the people have a new version, and on some days it loses half of the keys.</summary>
    public static SampleSeason OfAnUpdate(Func<int, bool> isBroken, string version = "18")
    {
        var season = new SampleSeason(1);
        for (var day = 0; day < 35; day++)
        {
            for (var number = 0; number < 90; number++)
            {
                var isNew = day >= 18 && number % 3 == 0;
                season.Tell(day, $"person-{number}", SampleSeason.Android(isNew ? version : "17"), fails: isNew && isBroken(day) ? number % 2 == 0 : number % 30 == 1);
            }
        }

        return season;
    }

    /// <summary>Writes one day.</summary>
    public static Task Write(Database database, RelyingPartyId relyingParty, DateTimeOffset at, byte[] cells)
    {
        var day = at.ToUnixTimeMilliseconds() - (at.ToUnixTimeMilliseconds() % 86_400_000);
        return database.Commit(
            [new Statement(SqlForget, ("relyingParty", relyingParty.Value), ("day", day)), new Statement(SqlWrite, ("relyingParty", relyingParty.Value), ("day", day), ("cells", cells))],
            default);
    }
}
