using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class ListRingKeys
{
    private const string Sql =
        """
        SELECT id,
               purpose,
               generation,
               wrapped,
               activates_at_ms,
               retires_at_ms
          FROM ring_keys
         ORDER BY purpose,
                  generation
         LIMIT 1000
        """;

    public static Statement Query() => new(Sql);
}
