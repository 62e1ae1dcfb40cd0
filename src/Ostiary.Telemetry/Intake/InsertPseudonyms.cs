using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Stores pseudonyms for references that have none yet: many in one statement on PostgreSQL, one by one in one transaction on SQLite.</summary>
internal static class InsertPseudonyms
{
    private const string One =
        """
        INSERT INTO pseudonyms (relying_party_id, reference_mac, pseudonym, created_at_ms)
        VALUES (@relyingParty, @mac, @pseudonym, @now)
            ON CONFLICT (relying_party_id, reference_mac) DO NOTHING
        """;

    private const string Many =
        """
        INSERT INTO pseudonyms (relying_party_id, reference_mac, pseudonym, created_at_ms)
        SELECT @relyingParty, reference_mac, pseudonym, @now
          FROM unnest(@macs, @pseudonyms) AS made (reference_mac, pseudonym)
            ON CONFLICT (relying_party_id, reference_mac) DO NOTHING
        """;

    /// <summary>The statements for one dialect, in the order of the MACs, so that two nodes lock in the same order.</summary>
    public static IReadOnlyList<Statement> Commands(Dialect dialect, string relyingParty, IReadOnlyList<(byte[] Mac, string Pseudonym)> made, DateTimeOffset now)
    {
        var all = made.OrderBy(one => Convert.ToHexString(one.Mac), StringComparer.Ordinal).ToList();
        return dialect == Dialect.Postgres
            ?
            [
                new Statement(
                    Many, ("relyingParty", relyingParty), ("macs", all.Select(one => one.Mac).ToArray()),
                    ("pseudonyms", all.Select(one => one.Pseudonym).ToArray()), ("now", now)),
            ]
            : all.ConvertAll(one => new Statement(One, ("relyingParty", relyingParty), ("mac", one.Mac), ("pseudonym", one.Pseudonym), ("now", now)));
    }
}

/// <summary>What many references lead to, beside their MACs: an empty text where one was erased and has not come back. Answered by the primary key.</summary>
internal static class FindPseudonyms
{
    private const string One =
        """
        SELECT reference_mac, pseudonym, erased_at_ms
          FROM pseudonyms
         WHERE relying_party_id = @relyingParty
           AND reference_mac    = @mac
         LIMIT 1
        """;

    private const string Many =
        """
        SELECT reference_mac, pseudonym, erased_at_ms
          FROM unnest(@macs) AS asked (asked_mac)
         CROSS JOIN LATERAL (
               SELECT reference_mac, pseudonym, erased_at_ms
                 FROM pseudonyms
                WHERE relying_party_id = @relyingParty
                  AND reference_mac    = asked_mac
                LIMIT 1) AS known
        """;

    /// <summary>The statements for one dialect.</summary>
    public static IEnumerable<Statement> Queries(Dialect dialect, string relyingParty, IReadOnlyList<byte[]> macs) => dialect == Dialect.Postgres
        ? [new Statement(Many, ("relyingParty", relyingParty), ("macs", macs.ToArray()))]
        : macs.Select(mac => new Statement(One, ("relyingParty", relyingParty), ("mac", mac)));
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

/// <summary>The pseudonym of a reference. Answered by the primary key.</summary>
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

    public static Statement Query(string relyingParty, byte[] mac) => new(Sql, ("relyingParty", relyingParty), ("mac", mac));
}
