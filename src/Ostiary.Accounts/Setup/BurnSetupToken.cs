using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>A second burn violates the primary key, an unknown token the foreign key: either undoes the whole commit.</summary>
internal static class BurnSetupToken
{
    private const string Sql =
        """
        INSERT INTO setup_token_uses (relying_party_id, token_hash, user_id, used_at_ms)
        VALUES (@relyingParty, @tokenHash, @user, @now)
        """;

    public static Statement Command(RelyingPartyId relyingParty, byte[] tokenHash, UserId user, DateTimeOffset now) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("tokenHash", tokenHash),
        ("user", user.Value),
        ("now", now));
}
