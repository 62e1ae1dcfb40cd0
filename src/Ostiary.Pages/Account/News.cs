namespace Ostiary.Pages.Account;

/// <summary>What the account page says after something was done; the redirect carries only the word.</summary>
public static class News
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["passkey-added"] = "The new passkey is ready. You can sign in with it from now on.",
        ["passkey-renamed"] = "The passkey has its new name.",
        ["passkey-deleted"] = "The passkey was deleted. It cannot sign you in any more.",
        ["session-ended"] = "That session was signed out.",
        ["signed-out"] = "You are signed out.",
        ["signed-out-everywhere"] = "You are signed out on every device.",
    };

    /// <summary>The sentence for a word of ours; null for any other.</summary>
    public static string? For(string? done) => done is null ? null : Sentences.GetValueOrDefault(done);
}
