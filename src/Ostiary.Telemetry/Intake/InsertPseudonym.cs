using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Stores a pseudonym for a reference that has none yet.</summary>
internal static class InsertPseudonym
{
    private const string Sql =
        """
        INSERT INTO pseudonyms (relying_party_id, reference_mac, pseudonym, created_at_ms)
        VALUES (@relyingParty, @mac, @pseudonym, @now)
            ON CONFLICT (relying_party_id, reference_mac) DO NOTHING
        """;

    public static Statement Command(string relyingParty, byte[] mac, string pseudonym, DateTimeOffset now) =>
        new(Sql, ("relyingParty", relyingParty), ("mac", mac), ("pseudonym", pseudonym), ("now", now));
}

/// <summary>The pseudonym of a reference. Answered by the primary key.</summary>
internal static class FindPseudonym
{
    private const string Sql =
        """
        SELECT pseudonym
          FROM pseudonyms
         WHERE relying_party_id = @relyingParty
           AND reference_mac    = @mac
         LIMIT 1
        """;

    public static Statement Query(string relyingParty, byte[] mac) => new(Sql, ("relyingParty", relyingParty), ("mac", mac));
}
