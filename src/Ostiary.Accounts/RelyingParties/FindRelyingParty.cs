using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by the primary key.</remarks>
internal static class FindRelyingParty
{
    private const string Sql =
        $"""
        SELECT {RelyingPartyRow.Columns}
          FROM relying_parties AS r
         WHERE r.id = @relyingParty
        """;

    public static Statement Query(RelyingPartyId relyingParty) => new(Sql, ("relyingParty", relyingParty.Value));
}
