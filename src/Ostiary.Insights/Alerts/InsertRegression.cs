using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Insights;

/// <summary>Violates <c>regressions_open</c> where another node opened the same one.</summary>
internal static class InsertRegression
{
    private const string Sql =
        $"""
        INSERT INTO regressions (relying_party_id, {RegressionRow.Columns})
        VALUES (@relyingParty, @id, @combination, @since, @openedAt, @closedAt, @because, @windowDays, @tries, @failures, @people,
                @reference, @referenceVersion, @referenceTries, @referenceFailures, @elsewhereTries, @elsewhereFailures,
                @errorClass, @errorClassCount, @classified, @evidence, @nowTries, @nowFailures, @checkedAt)
        """;

    public static Statement Command(RelyingPartyId relyingParty, Regression regression) => new(Sql, RegressionRow.Values(relyingParty, regression));
}
