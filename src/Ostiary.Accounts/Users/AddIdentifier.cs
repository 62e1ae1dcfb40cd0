using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Adds after those that the user has; the first one is shown.</summary>
internal static class AddIdentifier
{
    private const string Sql =
        """
        INSERT INTO user_identifiers (relying_party_id, identifier, user_id, position, as_written, created_at_ms)
        SELECT @relyingParty,
               @identifier,
               @user,
               coalesce(max(position), -1) + 1,
               @asWritten,
               @now
          FROM user_identifiers
         WHERE relying_party_id = @relyingParty
           AND user_id = @user
        """;

    public static Statement Command(RelyingPartyId relyingParty, UserId user, Identifier identifier, DateTimeOffset now) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("identifier", identifier.Folded),
        ("user", user.Value),
        ("asWritten", identifier.AsWritten),
        ("now", now));
}
