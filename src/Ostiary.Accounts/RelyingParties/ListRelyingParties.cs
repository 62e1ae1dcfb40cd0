using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Every relying party of this server. The one question that spans tenants: it is how they are told apart.</summary>
internal static class ListRelyingParties
{
    private const string Sql =
        $"""
        SELECT {RelyingPartyRow.Columns}
          FROM relying_parties AS r
         ORDER BY r.id
         LIMIT 10000
        """;

    public static Statement Query() => new(Sql);
}
