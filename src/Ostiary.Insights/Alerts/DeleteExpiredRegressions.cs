using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Insights;

/// <summary>Lets closed regressions go that are older than what they are held against. Answered by the index <c>regressions_opened_at</c>.</summary>
internal static class DeleteExpiredRegressions
{
    private const string Sql =
        """
        DELETE FROM regressions
         WHERE relying_party_id = @relyingParty
           AND opened_at_ms     < @before
           AND closed_at_ms     < @before
        """;

    public static Statement Command(RelyingPartyId relyingParty, DateTimeOffset before) => new(Sql, ("relyingParty", relyingParty.Value), ("before", before));
}
