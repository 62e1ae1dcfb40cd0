namespace Ostiary.Pages.Setup;

/// <summary>What the holder of the one-time link sees.</summary>
/// <param name="Site">The relying party's name.</param>
/// <param name="Path">The address of this page, link and all: the form goes back to it.</param>
/// <param name="SignedInAs">Who is signed in already; null when nobody is, and an account must be made first.</param>
public sealed record SetupView(string Site, string Path, string? SignedInAs);
