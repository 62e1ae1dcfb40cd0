using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by the primary key.</remarks>
internal static class ListApiKeys
{
    private const string Sql =
        $"""
        SELECT {ApiKeyRow.Columns}
          FROM api_keys AS k
         WHERE k.relying_party_id = @relyingParty
         ORDER BY k.id
         LIMIT 200
        """;

    public static Statement Query(RelyingPartyId relyingParty) => new(Sql, ("relyingParty", relyingParty.Value));
}
