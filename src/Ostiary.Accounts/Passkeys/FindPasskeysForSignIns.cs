using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>What <see cref="FindPasskeyForSignIn"/> finds, for many at once. PostgreSQL alone.</summary>
/// <remarks>Answered by index <c>passkeys_credential_id</c>. Behind the columns of passkey and user stands the place in the question, from 1.</remarks>
internal static class FindPasskeysForSignIns
{
    private const string Sql =
        $"""
        SELECT {PasskeyRow.Columns},
               {UserRow.Columns},
               asked.place
          FROM unnest(@relyingParties, @credentialIds)
               WITH ORDINALITY AS asked (relying_party_id, credential_id, place)
          JOIN passkeys AS p
            ON p.relying_party_id = asked.relying_party_id
           AND p.credential_id = asked.credential_id
          JOIN users AS u
            ON u.relying_party_id = p.relying_party_id
           AND u.id = p.user_id
          LEFT JOIN {UserRow.ShownIdentifier}
        """;

    /// <summary>The column that says which of the questions a row answers.</summary>
    public const int Place = PasskeyRow.Count + UserRow.Count;

    public static Statement Query(IReadOnlyList<CredentialOfTenant> asked) => new(
        Sql,
        ("relyingParties", asked.Select(one => one.RelyingPartyId.Value).ToArray()),
        ("credentialIds", asked.Select(one => one.CredentialId).ToArray()));
}
