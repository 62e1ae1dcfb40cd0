namespace Ostiary.Pages.SignIn;

/// <summary>What the sign-in page shows.</summary>
/// <param name="Site">The relying party's name.</param>
/// <param name="Next">The path to go to once signed in; ours for sure.</param>
/// <param name="Refusal">Why the person is here again; null on a first visit.</param>
/// <param name="News">What has just been done, such as signing out; null when nothing.</param>
public sealed record SignInView(string Site, string Next = "/account", Problem.Refusal? Refusal = null, string? News = null);
