using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Kernel;

namespace Ostiary.Console.ApiKeys;

/// <summary>The API keys of one relying party, and the form for a new one.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Keys">All of them, the revoked ones too.</param>
/// <param name="Refused">Why a new one was not made; null when it was not tried.</param>
/// <param name="News">What was just done.</param>
public sealed record ApiKeysView(ConsoleVisit Visit, IReadOnlyList<ApiKey> Keys, Failure? Refused = null, string? News = null);

/// <summary>A new API key with its text, for the one time that it is shown.</summary>
public sealed record MintedView(ConsoleVisit Visit, ApiKey Key, string Token);
