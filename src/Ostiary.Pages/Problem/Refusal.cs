namespace Ostiary.Pages.Problem;

/// <summary>What a person is told when something is refused: what happened, what that means for them, and the way on.</summary>
/// <param name="Code">A failure code of a room, a status of the browser SDK (<c>sdk.…</c>), or a whole room (<c>webauthn.*</c>).</param>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Text">One or two sentences; never a secret, never blame.</param>
/// <param name="Next">The way on. There always is one.</param>
public sealed record Refusal(string Code, string Title, string Text, NextStep Next);

/// <summary>The way on after a refusal.</summary>
/// <param name="Label">What the link or button says.</param>
/// <param name="Href">Where it leads; null for "try again here".</param>
public sealed record NextStep(string Label, string? Href)
{
    public static NextStep TryAgain { get; } = new("Try again", null);

    public static NextStep StartAgain { get; } = new("Start again", "");

    public static NextStep SignIn { get; } = new("Go to sign in", "/sign-in");

    public static NextStep SignUp { get; } = new("Create an account", "/sign-up");

    public static NextStep Account { get; } = new("Go to your account", "/account");
}
