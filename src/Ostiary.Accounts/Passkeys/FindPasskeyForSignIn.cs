using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <remarks>Answered by index <c>passkeys_credential_id</c>; the user comes along, so that a sign-in reads once. Tombstones too.</remarks>
internal static class FindPasskeyForSignIn
{
    private const string Sql =
        $"""
        SELECT {PasskeyRow.Columns},
               {UserRow.Columns}
          FROM passkeys AS p
          JOIN users AS u
            ON u.relying_party_id = p.relying_party_id
           AND u.id = p.user_id
          LEFT JOIN {UserRow.ShownIdentifier}
         WHERE p.relying_party_id = @relyingParty
           AND p.credential_id = @credentialId
        """;

    public static Statement Query(RelyingPartyId relyingParty, byte[] credentialId) =>
        new(Sql, ("relyingParty", relyingParty.Value), ("credentialId", credentialId));
}
