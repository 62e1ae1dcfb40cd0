using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Adds a relying party or changes what it was. Its RP ID never changes: its passkeys would be lost.</summary>
internal static class SaveRelyingParty
{
    private const string Sql =
        """
        INSERT INTO relying_parties (id, name, rp_id, origins_json, hosted_origin, self_sign_up, policy_json, created_at_ms)
        VALUES (@id, @name, @rpId, @origins, @hostedOrigin, @selfSignUp, @policy, @createdAt)
            ON CONFLICT (id) DO UPDATE
           SET name          = excluded.name,
               origins_json  = excluded.origins_json,
               hosted_origin = excluded.hosted_origin,
               self_sign_up  = excluded.self_sign_up,
               policy_json   = excluded.policy_json
        """;

    public static Statement Command(RelyingParty relyingParty) => new(
        Sql,
        ("id", relyingParty.Id.Value),
        ("name", relyingParty.Name),
        ("rpId", relyingParty.RpId),
        ("origins", AccountsJson.Write(relyingParty.Origins, AccountsJson.Default.IReadOnlyListString)),
        ("hostedOrigin", relyingParty.HostedOrigin),
        ("selfSignUp", relyingParty.SelfSignUp),
        ("policy", AccountsJson.Write(relyingParty.Policy, AccountsJson.Default.CeremonyPolicy)),
        ("createdAt", relyingParty.CreatedAt));
}
