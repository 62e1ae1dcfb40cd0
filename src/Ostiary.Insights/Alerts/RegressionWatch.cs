using Ostiary.Kernel;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>What changed in one look at a relying party: the one place from which it is told further.</summary>
/// <param name="Opened">What this node opened.</param>
/// <param name="Closed">What this node closed.</param>
/// <param name="Open">What is open now.</param>
public sealed record RegressionChanges(IReadOnlyList<Regression> Opened, IReadOnlyList<Regression> Closed, IReadOnlyList<Regression> Open);

/// <summary>Looks whether a combination became worse, and whether what was worse is over. Any number of nodes may do so at once: each change is made by one of them.</summary>
/// <remarks>From the counted days, which follow what is told within about a minute; see <see cref="RegressionSearch"/> for what counts.</remarks>
public sealed class RegressionWatch(AttemptArchive archive, RegressionBook regressions, Database database, RetentionOptions retention, TimeProvider clock, Entropy entropy)
{
    private const int MostKnown = 500;

    /// <summary>Looks at one relying party.</summary>
    public async Task<RegressionChanges> Look(RelyingPartyId relyingParty, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var from = today.AddDays(1 - RegressionSearch.Days);
        var known = await regressions.List(new RegressionQuestion(relyingParty, from) { Limit = MostKnown }, cancel);
        var book = await archive.Days(new AttemptFilter(relyingParty, from, today.AddDays(1)), [], cancel);
        var findings = RegressionSearch.Of(book, known, now, () => RegressionId.New(clock, entropy));

        var (opened, closed) = (new List<Regression>(), new List<Regression>());
        foreach (var one in findings.Opened)
        {
            if ((await database.Commit([InsertRegression.Command(relyingParty, one)], cancel)).Succeeded)
                opened.Add(one);
        }

        foreach (var one in findings.Looked)
        {
            var committed = await database.Commit([CheckRegression.Command(relyingParty, one)], cancel);
            if (!one.IsOpen && committed is { Succeeded: true, RowsAffected: [1] })
                closed.Add(one);
        }

        await database.Commit([DeleteExpiredRegressions.Command(relyingParty, now - retention.TrendsAggregate)], cancel);
        return new(opened, closed, [.. opened, .. findings.Looked.Where(one => one.IsOpen)]);
    }
}
