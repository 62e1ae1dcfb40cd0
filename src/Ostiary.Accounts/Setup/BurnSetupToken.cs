using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>A second burn violates the primary key; that of an unknown or expired token, which finds no hash, the foreign key. Either undoes the whole commit.</summary>
internal static class BurnSetupToken
{
    private const string Sql =
        """
        INSERT INTO setup_token_uses (relying_party_id, token_hash, user_id, used_at_ms)
        SELECT @relyingParty,
               coalesce((
                   SELECT t.token_hash
                     FROM setup_tokens AS t
                    WHERE t.relying_party_id = @relyingParty
                      AND t.token_hash = @tokenHash
                      AND t.expires_at_ms > @now), @noHash),
               @user,
               @now
        """;

    public static Statement Command(RelyingPartyId relyingParty, byte[] tokenHash, UserId user, DateTimeOffset now) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("tokenHash", tokenHash),
        ("noHash", Array.Empty<byte>()),
        ("user", user.Value),
        ("now", now));
}
