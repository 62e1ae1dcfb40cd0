namespace Ostiary.Pages.SignUp;

/// <summary>What the sign-up page shows.</summary>
/// <param name="Site">The relying party's name.</param>
/// <param name="Next">The path to go to once the account exists; ours for sure.</param>
/// <param name="Refusal">Why the person is here again; null on a first visit.</param>
public sealed record SignUpView(string Site, string Next = "/account", Problem.Refusal? Refusal = null);
