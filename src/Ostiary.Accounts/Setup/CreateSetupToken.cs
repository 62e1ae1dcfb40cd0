using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class CreateSetupToken
{
    private const string Sql =
        """
        INSERT INTO setup_tokens (relying_party_id, token_hash, created_at_ms, expires_at_ms)
        VALUES (@relyingParty, @tokenHash, @now, @expiresAt)
        """;

    public static Statement Command(RelyingPartyId relyingParty, byte[] tokenHash, DateTimeOffset now, DateTimeOffset expiresAt) => new(
        Sql,
        ("relyingParty", relyingParty.Value),
        ("tokenHash", tokenHash),
        ("now", now),
        ("expiresAt", expiresAt));
}
