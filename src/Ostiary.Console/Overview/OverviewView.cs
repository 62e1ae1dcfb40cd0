using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Console.Health;

namespace Ostiary.Console.Overview;

/// <summary>The first page of the console.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Health">How the server is; null for those who do not run it.</param>
/// <param name="Counts">The relying parties and what they keep; the first few, where there are many.</param>
public sealed record OverviewView(ConsoleVisit Visit, ServerHealth? Health, IReadOnlyList<(RelyingParty RelyingParty, AccountCounts Counts)> Counts);
