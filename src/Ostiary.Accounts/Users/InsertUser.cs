using Ostiary.Storage;

namespace Ostiary.Accounts;

internal static class InsertUser
{
    private const string Sql =
        """
        INSERT INTO users (relying_party_id, id, user_handle, external_id, display_name, role, created_at_ms)
        VALUES (@relyingParty, @id, @userHandle, @externalId, @displayName, @role, @createdAt)
        """;

    public static Statement Command(User user) => new(
        Sql,
        ("relyingParty", user.RelyingPartyId.Value),
        ("id", user.Id.Value),
        ("userHandle", user.UserHandle),
        ("externalId", user.ExternalId),
        ("displayName", user.DisplayName),
        ("role", RoleText.Of(user.Role)),
        ("createdAt", user.CreatedAt));
}
