using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Ceremonies;

/// <summary>Uses a ceremony, grant or result up. A second use violates the primary key, and with it falls the whole write that it stands in.</summary>
internal static class BurntCeremonies
{
    private const string Sql =
        """
        INSERT INTO burnt_ceremonies (relying_party_id, ceremony_id, purpose, expires_at_ms)
        VALUES (@relying_party_id, @ceremony_id, @purpose, @expires_at_ms)
        """;

    /// <remarks>PostgreSQL alone. On the SELECT of an array see docs/adr/0012.</remarks>
    private const string SqlOfMany =
        """
        INSERT INTO burnt_ceremonies (relying_party_id, ceremony_id, purpose, expires_at_ms)
        SELECT relying_party_id,
               ceremony_id,
               purpose,
               expires_at_ms
          FROM unnest((SELECT @relying_party_ids), @ceremony_ids, @purposes, @expire_at_ms)
               AS burnt (relying_party_id, ceremony_id, purpose, expires_at_ms)
        """;

    /// <summary>The statement that burns; put it first in the write.</summary>
    public static Statement Burn<T>(T value)
        where T : ISealed<T> =>
        Burn(new RelyingPartyId(value.RelyingParty), value.Id, T.Purpose, value.ExpiresAtMs);

    /// <summary>The same, for something that is known by its parts only.</summary>
    public static Statement Burn(RelyingPartyId relyingParty, string id, string purpose, long expiresAtMs) =>
        new(Sql,
            ("relying_party_id", relyingParty.Value),
            ("ceremony_id", id),
            ("purpose", purpose),
            ("expires_at_ms", expiresAtMs));

    /// <summary>Burns many at once or, when one of them is burnt already, none. PostgreSQL alone.</summary>
    /// <remarks>In the order of their ids, so that two of these that burn the same lock in the same order.</remarks>
    public static Statement BurnAll<T>(IEnumerable<T> values)
        where T : ISealed<T>
    {
        T[] all = [.. values.OrderBy(value => value.Id, StringComparer.Ordinal)];
        return new Statement(
            SqlOfMany,
            ("relying_party_ids", Array.ConvertAll(all, value => value.RelyingParty)),
            ("ceremony_ids", Array.ConvertAll(all, value => value.Id)),
            ("purposes", Array.ConvertAll(all, _ => T.Purpose)),
            ("expire_at_ms", Array.ConvertAll(all, value => value.ExpiresAtMs)));
    }
}
