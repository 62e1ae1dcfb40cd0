using System.Security.Cryptography;
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

    /// <summary>Takes the one-time link and arrives at the console.</summary>
    public static async Task BecomeAdministrator(this Window window, string link, string identifier = "root@example.com")
    {
        await window.Page.GotoAsync(link);
        await window.Fill("Email or user name", identifier);
        await window.Press("Create administrator");
        await Expect(window.Heading("Overview")).ToBeVisibleAsync();
    }

    /// <summary>An administrator's window: from now on new passkeys must prove their make, to this root, and be of these models.</summary>
    public static async Task DemandAttestation(this Window window, byte[] root, string allowed = "", string blocked = "")
    {
        await window.Page.GotoAsync("/console/relying-parties");
        await window.Page.Locator("main th a").First.ClickAsync();
        await window.Page.GetByLabel("Attestation", new() { Exact = true }).SelectOptionAsync("direct");
        await window.Fill("Roots of our own", PemEncoding.WriteString("CERTIFICATE", root));
        await window.Fill("Only these models", allowed);
        await window.Fill("Not these models", blocked);
        await window.Press("Save settings");
        await window.Shows("The relying party is saved");
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
