using System.Globalization;
using Microsoft.Playwright;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Pictures;

[Collection(InChromium.Name)]
[Trait("Purpose", "Pictures")]
public sealed class The_console(Chromium chromium)
{
    // Days before now, as the stories of the demonstration are planted.
    private static readonly (string Text, string Kind, int First, int Last, string? Os, string? Version, string? Browser, string? Tickets)[] Notes =
    [
        ("The prompt says in plain words what a passkey is good for", "release", 40, 40, null, null, null, null),
        ("Firefox 172 is out", "release", 25, 25, null, "172", "firefox", null),
        ("Android 18 is out", "os_update", 14, 14, "android", "18", null, null),
        ("“My key does not work on the phone” at the help desk", "support", 12, 6, "android", null, null, "37"),
        ("Mail to everybody about passkeys", "campaign", 9, 9, null, null, null, null),
    ];

    [PictureFact]
    public async Task Is_pictured_with_two_months_of_a_demonstration()
    {
        await using var server = await DemonstrationServer.Filled();
        await using var window = await chromium.Open(server.Origin);
        await window.PlugIn();
        await window.BecomeAdministrator(await server.FirstAdministratorLink(), "mary@example.com");
        var below = await window.Page.Locator(".menu a", new() { HasText = "Settings" }).GetAttributeAsync("href");
        foreach (var note in Notes)
            await Annotate(window, $"{below}/annotations", server.Now, note);

        await Eventually.Holds("what became worse was noticed", TimeSpan.FromSeconds(100), async () =>
        {
            await window.Page.GotoAsync("/console");
            return await window.Page.Locator("[aria-labelledby=regressions-title]").CountAsync() > 0;
        });
        await window.Picture("console-overview", "/console");
        await window.Picture("console-at-a-glance", $"{below}/overview", Drawn);
        await window.Picture("console-adoption", $"{below}/adoption", Drawn);
        await window.Picture("console-funnel", $"{below}/funnel", Drawn);
        await window.Picture("console-funnel-compared", $"{below}/funnel?compare=authenticators&by=os", Drawn);
        await window.Picture("console-devices", $"{below}/devices?rows=os", page => ShowFrom(page, "[aria-labelledby=matrix-title]"));
        await window.Picture("console-security-keys", $"{below}/security-keys?by=browser", Drawn);
        await window.Picture("console-baselines", $"{below}/baselines");
        await window.Picture("console-annotations", $"{below}/annotations", page => ShowFrom(page, "[aria-labelledby=annotations-title]"));
        await window.Picture("console-errors", $"{below}/errors?period=month", Drawn);
        await window.Picture("console-attempts", $"{below}/attempts?outcome=failed", page => ShowFrom(page, ".filters + .panel"));
        await window.Page.GotoAsync($"{below}/attempts?errorClass=nfc_lost");
        await window.Picture("console-timeline", await window.Page.Locator("tbody th a").First.GetAttributeAsync("href") ?? below!);
        await Try(window, $"{below}/reclassification");
        await window.Picture("console-reclassification", $"{below}/reclassification");

        static Task Drawn(IPage page) => ShowFrom(page, ".figures");
    }

    private static async Task Annotate(
        Window window, string path, DateTimeOffset now, (string Text, string Kind, int First, int Last, string? Os, string? Version, string? Browser, string? Tickets) note)
    {
        await window.Page.GotoAsync(path);
        await window.Fill("What happened", note.Text);
        await window.Page.Locator("#new-kind").SelectOptionAsync(note.Kind);
        await window.Fill("First day", Day(note.First));
        await window.Fill("Last day", Day(note.Last));
        await window.Fill("Support tickets", note.Tickets ?? "");
        await window.Page.Locator("#new-os").SelectOptionAsync(note.Os ?? "");
        await window.Page.Locator("#new-browser").SelectOptionAsync(note.Browser ?? "");
        await window.Page.Locator(note.Browser is null ? "#new-osVersion" : "#new-browserVersion").FillAsync(note.Version ?? "");
        await window.Press("Add annotation");
        await window.Shows(note.Text);

        string Day(int before) => now.AddDays(-before).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    // What if a browser that offers no way to the key were at fault, and not what the person has at hand? All that move are of Firefox.
    private static async Task Try(Window window, string path)
    {
        var rules = await File.ReadAllTextAsync(Path.Combine(Built.Root, "src", "Ostiary.Telemetry", "Classification", "rules.json"));
        await window.Page.GotoAsync(path);
        await window.Fill("Rules", rules.Replace("\"silent.transport\", \"class\": \"transport_mismatch\"", "\"silent.transport\", \"class\": \"browser_unsupported\"", StringComparison.Ordinal));
        await window.Press("Try them");
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "The last trial" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static async Task ShowFrom(IPage page, string selector)
    {
        if (await page.Locator("figure").CountAsync() > 0)
            await Expect(page.Locator("figure canvas").First).ToBeVisibleAsync();

        await page.EvaluateAsync("selector => scrollTo(0, document.querySelector(selector).getBoundingClientRect().top + scrollY - 16)", selector);
    }
}
