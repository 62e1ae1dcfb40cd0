using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Kernel;

namespace Ostiary.Console.RelyingParties;

/// <summary>The form of one relying party.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Form">What stands in the fields.</param>
/// <param name="Stored">The relying party as stored; null for a new one.</param>
/// <param name="Refused">Why it was not saved; null when it was not tried.</param>
/// <param name="News">What was just done.</param>
public sealed record RelyingPartyView(
    ConsoleVisit Visit, RelyingPartyForm Form, RelyingParty? Stored, Failure? Refused = null, string? News = null);
