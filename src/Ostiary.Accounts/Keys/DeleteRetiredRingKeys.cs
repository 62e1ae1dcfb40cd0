using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Forgets keys that are good for nothing any more: what they sealed can never be opened again.</summary>
internal static class DeleteRetiredRingKeys
{
    private const string Sql =
        """
        DELETE FROM ring_keys
         WHERE purpose = @purpose
           AND retires_at_ms <= @now
        """;

    public static Statement Command(string purpose, DateTimeOffset now) => new(Sql, ("purpose", purpose), ("now", now));
}
