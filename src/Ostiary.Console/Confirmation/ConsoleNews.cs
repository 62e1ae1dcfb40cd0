namespace Ostiary.Console.Confirmation;

/// <summary>What a page says after something was done; the redirect carries only the word.</summary>
internal static class ConsoleNews
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["relying-party-saved"] = "The relying party is saved and in force on this server.",
        ["annotation-added"] = "It is noted, and marked on the drawings of its time.",
        ["annotation-removed"] = "The annotation is gone.",
        ["api-key-revoked"] = "The API key was revoked. Whoever still uses it is refused from now on.",
        ["user-disabled"] = "The user was switched off and signed out everywhere.",
        ["user-enabled"] = "The user can sign in again.",
        ["user-signed-out"] = "The user was signed out everywhere.",
        ["attempts-refolded"] = "The attempts are being classified anew, in the background.",
        ["person-erased"] = "The person was erased. What is left of them are figures that lead to nobody.",
        ["session-ended"] = "That session was signed out.",
        ["passkey-deleted"] = "The passkey was deleted, and the sessions that it began have ended.",
    };

    /// <summary>The sentence for a word of ours; null for any other.</summary>
    public static string? Say(string? word) => word is null ? null : Sentences.GetValueOrDefault(word);
}
