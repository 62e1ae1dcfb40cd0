namespace Ostiary.Pages.Setup;

/// <summary>What the holder of the first administrator's one-time link sees.</summary>
/// <param name="Site">The relying party's name.</param>
/// <param name="Token">The link's secret, which the ceremony burns.</param>
/// <param name="Refusal">Why the person is here again; null on a first visit.</param>
public sealed record SetupView(string Site, string Token, Problem.Refusal? Refusal = null);
