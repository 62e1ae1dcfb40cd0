using Microsoft.Playwright;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Pictures;

[Collection(InChromium.Name)]
[Trait("Purpose", "Pictures")]
public sealed class The_console(Chromium chromium, HostedServer server) : IClassFixture<HostedServer>
{
    [PictureFact]
    public async Task Is_pictured_with_a_week_of_attempts()
    {
        await new ToldAttempts(server.Origin).Tell(hundreds: 18);
        await using var window = await chromium.Open(server.Origin, await server.Administrator(chromium));
        await window.Page.GotoAsync("/console");
        var below = await window.Page.Locator(".menu a", new() { HasText = "Settings" }).GetAttributeAsync("href");
        await Eventually.Holds("all are counted", TimeSpan.FromSeconds(60), async () =>
        {
            await window.Page.GotoAsync($"{below}/funnel");
            return (await window.Page.Locator("#main").InnerTextAsync()).Contains("1,80", StringComparison.Ordinal);
        });

        await window.Picture("console-funnel", $"{below}/funnel", Drawn);
        await window.Picture("console-funnel-compared", $"{below}/funnel?compare=authenticators&by=os", Drawn);
        await Eventually.Holds("the days are counted, too", TimeSpan.FromSeconds(90), async () =>
        {
            await window.Page.GotoAsync($"{below}/overview");
            return await window.Page.Locator("figure[data-chart=flow]").CountAsync() > 0;
        });

        await window.Picture("console-at-a-glance", $"{below}/overview", Drawn);
        await window.Picture("console-adoption", $"{below}/adoption", Drawn);
        // A day is counted at most once a minute.
        await Eventually.Holds("all days are counted", TimeSpan.FromSeconds(100), async () =>
        {
            await window.Page.GotoAsync($"{below}/devices");
            return (await window.Page.Locator("#main").InnerTextAsync()).Contains("1,80", StringComparison.Ordinal);
        });
        await window.Picture("console-devices", $"{below}/devices?rows=os", page => ShowFrom(page, "[aria-labelledby=toxic-title]"));
        await window.Picture("console-security-keys", $"{below}/security-keys?by=browser", page => ShowFrom(page, ".figures"));
        await window.Picture("console-baselines", $"{below}/baselines");
        await window.Picture("console-annotations", $"{below}/annotations");
        await window.Picture("console-reclassification", $"{below}/reclassification");
        await window.Picture("console-errors", $"{below}/errors", Drawn);
        await window.Picture("console-attempts", $"{below}/attempts?outcome=failed", page => ShowFrom(page, ".filters + .panel"));
        await window.Page.GotoAsync($"{below}/attempts?errorClass=user_cancelled");
        await window.Picture("console-timeline", await window.Page.Locator("tbody th a").First.GetAttributeAsync("href") ?? below!);

        static Task Drawn(IPage page) => ShowFrom(page, ".figures");
    }

    private static async Task ShowFrom(IPage page, string selector)
    {
        if (await page.Locator("figure").CountAsync() > 0)
            await Expect(page.Locator("figure canvas").First).ToBeVisibleAsync();

        await page.EvaluateAsync("selector => scrollTo(0, document.querySelector(selector).getBoundingClientRect().top + scrollY - 16)", selector);
    }
}
