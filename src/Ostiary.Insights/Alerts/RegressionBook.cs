using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Insights;

/// <summary>Which regressions are asked for: those that are open, and those that were closed lately.</summary>
/// <param name="RelyingParty">Whose.</param>
/// <param name="ClosedSince">Closed ones from this instant on; null for open ones alone.</param>
public sealed record RegressionQuestion(RelyingPartyId RelyingParty, DateTimeOffset? ClosedSince)
{
    /// <summary>The most that are answered.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>The last one of the page before; null for the first page.</summary>
    public Regression? After { get; init; }
}

/// <summary>Where regressions are asked for. Safe for use from any thread.</summary>
public sealed class RegressionBook(Database database)
{
    /// <summary>Regressions, latest first.</summary>
    public async Task<IReadOnlyList<Regression>> List(RegressionQuestion asked, CancellationToken cancel) =>
        await database.Read(ListRegressions.Query(asked), RegressionRow.Read, cancel);

    /// <summary>One of them; null when there is none.</summary>
    public Task<Regression?> Find(RelyingPartyId relyingParty, RegressionId id, CancellationToken cancel) =>
        database.ReadFirst(ListRegressions.One(relyingParty, id), RegressionRow.Read, cancel);
}
