using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by the primary key of passkeys.</remarks>
internal static class FindRegistrationEvidence
{
    private const string Sql =
        """
        SELECT p.attestation_object,
               p.client_data_json
          FROM passkeys AS p
         WHERE p.relying_party_id = @relyingParty
           AND p.id = @id
           AND p.deleted_at_ms IS NULL
        """;

    public static Statement Query(RelyingPartyId relyingParty, PasskeyId id) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("id", id.Value));
}
