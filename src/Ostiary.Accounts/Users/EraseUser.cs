using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Takes the personal data and leaves a tombstone; the user handle stays, so that its passkeys can be told from unknown ones.</summary>
internal static class EraseUser
{
    private const string Sql =
        """
        UPDATE users
           SET display_name  = '',
               external_id   = NULL,
               role          = 'user',
               deleted_at_ms = @now
         WHERE relying_party_id = @relyingParty
           AND id = @user
           AND deleted_at_ms IS NULL
        """;

    public static Statement Command(RelyingPartyId relyingParty, UserId user, DateTimeOffset now) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("user", user.Value),
        ("now", now));
}
