using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Browsing;

/// <summary>What a person does with a page, named by what they see.</summary>
internal static class PersonActs
{
    /// <summary>Creates an account with a passkey and arrives at it.</summary>
    public static async Task SignUp(this Window window, string identifier)
    {
        await window.Page.GotoAsync("/sign-up");
        await window.Fill("Email or user name", identifier);
        await window.Press("Create account");
        await Expect(window.Heading("Your account")).ToBeVisibleAsync();
    }

    /// <summary>Presses the button of this name.</summary>
    public static Task Press(this Window window, string name) =>
        window.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Types into the field of this label.</summary>
    public static Task Fill(this Window window, string label, string text) => window.Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    /// <summary>Follows the link of this name.</summary>
    public static Task Follow(this Window window, string name) =>
        window.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>The heading of this text.</summary>
    public static ILocator Heading(this Window window, string text) =>
        window.Page.GetByRole(AriaRole.Heading, new() { Name = text, Exact = true });

    /// <summary>Waits until the page's main part says this.</summary>
    public static Task Shows(this Window window, string text) => Expect(window.Page.Locator("#main")).ToContainTextAsync(text);

    /// <summary>The place where refusals and news appear.</summary>
    public static ILocator Notice(this Window window) => window.Page.Locator("#notice");
}
