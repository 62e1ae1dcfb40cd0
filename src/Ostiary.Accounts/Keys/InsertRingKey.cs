using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Adds a generation; another node's key of the same generation violates <c>ring_keys_generation</c>.</summary>
internal static class InsertRingKey
{
    private const string Sql =
        """
        INSERT INTO ring_keys (id, purpose, generation, wrapped, created_at_ms, activates_at_ms)
        VALUES (@id, @purpose, @generation, @wrapped, @now, @activatesAt)
        """;

    public static Statement Command(RingKeyRow key, DateTimeOffset now) => new(
        Sql,
        ("id", key.Id.Value),
        ("purpose", key.Purpose),
        ("generation", key.Generation),
        ("wrapped", key.Wrapped),
        ("now", now),
        ("activatesAt", key.ActivatesAt));
}
