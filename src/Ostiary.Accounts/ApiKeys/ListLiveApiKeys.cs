using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Every key that still opens something, of every relying party: a caller's key is how the relying party is found.</summary>
internal static class ListLiveApiKeys
{
    private const string Sql =
        $"""
        SELECT {ApiKeyRow.Columns}
          FROM api_keys AS k
         WHERE k.revoked_at_ms IS NULL
         LIMIT 100000
        """;

    public static Statement Query() => new(Sql);
}
