using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Leaves a tombstone with the public key.</summary>
internal static class DeletePasskey
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
           AND id = @id
           AND deleted_at_ms IS NULL
        """;

    public static Statement Command(RelyingPartyId relyingParty, UserId user, PasskeyId id, DateTimeOffset now) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("user", user.Value),
        ("id", id.Value),
        ("now", now));
}
