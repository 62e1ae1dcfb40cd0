using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Sets the end of every key before a generation.</summary>
internal static class RetireRingKeys
{
    private const string Sql =
        """
        UPDATE ring_keys
           SET retires_at_ms = @retiresAt
         WHERE purpose = @purpose
           AND generation < @generation
           AND retires_at_ms IS NULL
        """;

    public static Statement Command(string purpose, long generation, DateTimeOffset retiresAt) =>
        new(Sql, ("purpose", purpose), ("generation", generation), ("retiresAt", retiresAt));
}
