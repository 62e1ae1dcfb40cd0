using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Leaves tombstones with their public keys.</summary>
internal static class DeletePasskeysOfUser
{
    private const string Sql =
        """
        UPDATE passkeys
           SET name               = '',
               attestation_object = NULL,
               client_data_json   = NULL,
               created_where      = '',
               last_used_where    = NULL,
               deleted_at_ms      = @now
         WHERE relying_party_id = @relyingParty
           AND user_id = @user
           AND deleted_at_ms IS NULL
        """;

    public static Statement Command(RelyingPartyId relyingParty, UserId user, DateTimeOffset now) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("user", user.Value),
        ("now", now));
}
