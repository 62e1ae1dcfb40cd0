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

/// <summary>Gives a reference that was erased, and has come back, another pseudonym.</summary>
internal static class RenewPseudonym
{
    private const string Sql =
        """
        UPDATE pseudonyms
           SET pseudonym     = @pseudonym,
               created_at_ms = @now
         WHERE relying_party_id = @relyingParty
           AND reference_mac    = @mac
           AND pseudonym        = ''
        """;

    public static Statement Command(string relyingParty, byte[] mac, string pseudonym, DateTimeOffset now) =>
        new(Sql, ("relyingParty", relyingParty), ("mac", mac), ("pseudonym", pseudonym), ("now", now));
}

/// <summary>What a reference leads to. Answered by the primary key.</summary>
internal static class FindPseudonym
{
    private const string Sql =
        """
        SELECT pseudonym
          FROM pseudonyms
         WHERE relying_party_id = @relyingParty
           AND reference_mac    = @mac
           AND pseudonym       <> ''
         LIMIT 1
        """;

    private const string SqlErased =
        """
        SELECT pseudonym, erased_at_ms
          FROM pseudonyms
         WHERE relying_party_id = @relyingParty
           AND reference_mac    = @mac
         LIMIT 1
        """;

    /// <summary>Its pseudonym.</summary>
    public static Statement Query(string relyingParty, byte[] mac) => new(Sql, ("relyingParty", relyingParty), ("mac", mac));

    /// <summary>Its pseudonym, empty when it was erased and has not come back; and when it was erased, as long as that is known.</summary>
    public static Statement WithErasure(string relyingParty, byte[] mac) => new(SqlErased, ("relyingParty", relyingParty), ("mac", mac));
}
