using Ostiary.Console.Access;

namespace Ostiary.Console.Confirmation;

/// <summary>A question before something that cannot be taken back, or that a person would notice at once.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Title">The question.</param>
/// <param name="Text">What will happen, to whom.</param>
/// <param name="Label">What the button says: the act itself, never just "OK".</param>
/// <param name="Back">Where "keep it as it is" leads.</param>
public sealed record ConfirmView(ConsoleVisit Visit, string Title, string Text, string Label, string Back)
{
    /// <summary>The way back up, as the page before this one shows it, and that page.</summary>
    public required IReadOnlyList<(string Label, string Href)> Trail { get; init; }

    /// <summary>Whether the button warns by its color: not where the act only adds or copies.</summary>
    public bool IsGrave { get; init; } = true;

    /// <summary>The act, and what it is done to, that must be confirmed with a passkey besides; null when the button is enough.</summary>
    public (string Action, string Target)? StepUp { get; init; }
}
