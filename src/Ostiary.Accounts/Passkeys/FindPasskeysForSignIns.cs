using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>What <see cref="FindPasskeyForSignIn"/> finds, for many at once. PostgreSQL alone.</summary>
/// <remarks>
/// Behind the columns of passkey and user stands the place in the question, from 1. Answered by index <c>passkeys_credential_id</c>: the limit keeps
/// the planner from joining the question with all users of its relying party first, which it takes for few. That one array stands in a SELECT keeps
/// its length from the planner, which would plan short ones anew each time: docs/adr/0012.
/// </remarks>
internal static class FindPasskeysForSignIns
{
    private const string Sql =
        $"""
        SELECT {PasskeyRow.Columns},
               {UserRow.Columns},
               asked.place
          FROM unnest((SELECT @relyingParties), @credentialIds)
               WITH ORDINALITY AS asked (relying_party_id, credential_id, place)
         CROSS JOIN LATERAL (
               SELECT {PasskeyRow.Columns}
                 FROM passkeys AS p
                WHERE p.relying_party_id = asked.relying_party_id
                  AND p.credential_id = asked.credential_id
                LIMIT 1) AS p
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
