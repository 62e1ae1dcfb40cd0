using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Console.Health;
using Ostiary.Insights;

namespace Ostiary.Console.Overview;

/// <summary>The first page of the console.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Health">How the server is; null for those who do not run it.</param>
/// <param name="Lines">The relying parties and what they keep and see; the first few, where there are many.</param>
public sealed record OverviewView(ConsoleVisit Visit, ServerHealth? Health, IReadOnlyList<OverviewLine> Lines)
{
    /// <summary>How passkeys do at the visitor's own relying party.</summary>
    public required ReportView Report { get; init; }
}

/// <summary>One relying party in one line.</summary>
/// <param name="RelyingParty">Which.</param>
/// <param name="Counts">What it keeps.</param>
/// <param name="LastDay">How many attempts of the last 24 hours ended with a passkey, user decisions left out.</param>
public sealed record OverviewLine(RelyingParty RelyingParty, AccountCounts Counts, Share LastDay);
