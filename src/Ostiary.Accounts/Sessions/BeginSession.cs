using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Begins a session if its passkey is live and its user active at that moment; otherwise no row.</summary>
internal static class BeginSession
{
    private const string Sql =
        $"""
        {SessionRow.InsertInto}
        SELECT @relyingParty,
               @id,
               @user,
               @passkey,
               @tokenHash,
               @createdAt,
               @createdAt,
               @idleExpiresAt,
               @expiresAt,
               @device,
               @addressPrefix
          FROM passkeys AS p
          JOIN users AS u
            ON u.relying_party_id = p.relying_party_id
           AND u.id = p.user_id
         WHERE p.relying_party_id = @relyingParty
           AND p.id = @passkey
           AND p.user_id = @user
           AND p.deleted_at_ms IS NULL
           AND u.disabled_at_ms IS NULL
           AND u.deleted_at_ms IS NULL
        """;

    public static Statement Command(Session session) => new(
        Sql,
        ("relyingParty", session.RelyingPartyId.Value),
        ("id", session.Id.Value),
        ("user", session.UserId.Value),
        ("passkey", session.PasskeyId.Value),
        ("tokenHash", session.TokenHash),
        ("createdAt", session.CreatedAt),
        ("idleExpiresAt", session.IdleExpiresAt),
        ("expiresAt", session.AbsoluteExpiresAt),
        ("device", session.Where),
        ("addressPrefix", session.AddressPrefix));
}
