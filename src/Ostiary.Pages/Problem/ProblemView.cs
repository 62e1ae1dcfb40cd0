namespace Ostiary.Pages.Problem;

/// <summary>A page that says why there is no page.</summary>
/// <param name="Site">The relying party's name, or ours.</param>
/// <param name="Title">What happened.</param>
/// <param name="Text">What that means and what to do.</param>
/// <param name="Next">The way on.</param>
/// <param name="SupportCode">The trace id that leads the operator to the log lines; null when there is nothing to look up.</param>
public sealed record ProblemView(string Site, string Title, string Text, NextStep Next, string? SupportCode)
{
    /// <summary>There is nothing at this address.</summary>
    public static ProblemView NotFound(string site, string? supportCode) =>
        new(site, "There is no such page", "The address may be mistyped, or the page may have moved.", new("Go to the start", "/"), supportCode);

    /// <summary>We are broken; it is not the person's doing.</summary>
    public static ProblemView Broken(string site, string? supportCode) =>
        new(site, "Something broke on our side", "It is not your doing, and nothing of yours is lost. Try again in a minute.", new("Go to the start", "/"), supportCode);

    /// <summary>The database is away; the same page works again by itself.</summary>
    public static ProblemView Unavailable(string site, string? supportCode) =>
        new(site, "We are away for a moment", "The server cannot reach its data just now. Wait a minute, then load this page again.", new("Load this page again", ""), supportCode);

    /// <summary>The person, or somebody near them, asked too often.</summary>
    public static ProblemView TooMany(string site, string? supportCode) =>
        new(site, "Too many requests in a short time", "Nothing is locked and your passkeys are safe. Wait a few seconds, then load this page again.",
            new("Load this page again", ""), supportCode);

    /// <summary>The person is signed in and may not see this.</summary>
    public static ProblemView NotForYou(string site, string? supportCode) =>
        new(site, "This page is for administrators", "You are signed in, but your account may not open the console. Ask an administrator, or use another account.",
            NextStep.Account, supportCode);
}
