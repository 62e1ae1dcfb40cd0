using Ostiary.Console.Access;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Console.Alerts;

/// <summary>What became worse, for the top of the pages on which one would look for it.</summary>
/// <param name="Below">The path of the relying party's pages.</param>
/// <param name="All">Those that are open, and those that were closed lately; latest first.</param>
public sealed record RegressionsView(string Below, IReadOnlyList<Regression> All)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>Those that go on.</summary>
    public IReadOnlyList<Regression> Open => [.. All.Where(one => one.IsOpen)];

    /// <summary>Those that are over.</summary>
    public IReadOnlyList<Regression> Closed => [.. All.Where(one => !one.IsOpen)];

    /// <summary>Asks for what is shown.</summary>
    internal static async Task<RegressionsView> Of(ConsoleVisit visit, RegressionBook book, TimeProvider clock, CancellationToken cancel) =>
        new(visit.Below, await book.List(new RegressionQuestion(visit.RelyingParty.Id, clock.GetUtcNow() - Lately), cancel));

    /// <summary>The failed attempts behind one.</summary>
    internal string Attempts(Regression one) =>
        $"{Below}/attempts?period=week&{FilterWords.NameOf(AttemptDimension.Outcome)}={AttemptOutcome.Failed.Wire()}&"
        + string.Join('&', one.Traits.Select(trait => $"{FilterWords.NameOf(trait.Dimension)}={Uri.EscapeDataString(trait.Value)}"));
}
