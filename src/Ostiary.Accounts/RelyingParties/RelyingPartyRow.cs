using System.Data.Common;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>The columns of a relying party and how they are read, in one order.</summary>
internal static class RelyingPartyRow
{
    public const string Columns =
        """
        r.id,
               r.name,
               r.rp_id,
               r.origins_json,
               r.hosted_origin,
               r.self_sign_up,
               r.policy_json,
               r.created_at_ms
        """;

    public static RelyingParty Read(DbDataReader row) => new()
    {
        Id = new RelyingPartyId(row.GetString(0)),
        Name = row.GetString(1),
        RpId = row.GetString(2),
        Origins = AccountsJson.Read(row.GetString(3), AccountsJson.Default.IReadOnlyListString),
        HostedOrigin = row.GetString(4),
        SelfSignUp = row.Flag(5),
        Policy = AccountsJson.Read(row.GetString(6), AccountsJson.Default.CeremonyPolicy),
        CreatedAt = row.Instant(7),
    };
}
