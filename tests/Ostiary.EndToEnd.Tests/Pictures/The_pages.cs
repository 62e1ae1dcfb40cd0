using Microsoft.Playwright;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Pictures;

[Collection(InChromium.Name)]
[Trait("Purpose", "Pictures")]
public sealed class The_pages(Chromium chromium, HostedServer server) : IClassFixture<HostedServer>
{
    private const string DesktopAgent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private static readonly (string Name, int Width, int Height)[] Sizes = [("phone", 390, 844), ("desktop", 1280, 800)];
    private static readonly (string Name, ColorScheme Scheme)[] Lights = [("light", ColorScheme.Light), ("dark", ColorScheme.Dark)];

    [PictureFact]
    public async Task Are_pictured_on_phone_and_desktop_in_light_and_dark()
    {
        await SeedUsers();
        var keepings = await Administrator();
        await using var window = await chromium.Open(server.Origin, keepings);
        await using var stranger = await chromium.Open(server.Origin);
        await stranger.LookPastAutofill();

        await Take(stranger, "sign-in", "/sign-in");
        await Take(stranger, "sign-up", "/sign-up");
        await Take(stranger, "error", "/sign-in", async page =>
        {
            await stranger.Offline(true);
            await page.Locator("#passkey").ClickAsync();
            await Expect(stranger.Notice()).ToContainTextAsync("could not be reached");
            await stranger.Offline(false);
        });
        await Take(window, "account", "/account");
        await Take(window, "console-overview", "/console");
        await window.Page.GotoAsync("/console");
        await Take(window, "console-users", await window.Page.Locator(".menu a", new() { HasText = "Users" }).GetAttributeAsync("href") ?? "/console");
    }

    [PictureFact]
    public async Task Of_the_console_are_pictured_with_a_week_of_attempts()
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

        await Take(window, "console-funnel", $"{below}/funnel", Drawn);
        await Take(window, "console-funnel-compared", $"{below}/funnel?compare=authenticators&by=os", Drawn);
        await Eventually.Holds("the days are counted, too", TimeSpan.FromSeconds(90), async () =>
        {
            await window.Page.GotoAsync($"{below}/overview");
            return await window.Page.Locator("figure[data-chart=flow]").CountAsync() > 0;
        });

        await Take(window, "console-at-a-glance", $"{below}/overview", Drawn);
        await Take(window, "console-adoption", $"{below}/adoption", Drawn);
        // A day is counted at most once a minute.
        await Eventually.Holds("all days are counted", TimeSpan.FromSeconds(100), async () =>
        {
            await window.Page.GotoAsync($"{below}/devices");
            return (await window.Page.Locator("#main").InnerTextAsync()).Contains("1,80", StringComparison.Ordinal);
        });
        await Take(window, "console-devices", $"{below}/devices?rows=os", page => ShowFrom(page, "[aria-labelledby=toxic-title]"));
        await Take(window, "console-errors", $"{below}/errors", Drawn);
        await Take(window, "console-attempts", $"{below}/attempts?outcome=failed", page => ShowFrom(page, ".filters + .panel"));
        await window.Page.GotoAsync($"{below}/attempts?errorClass=user_cancelled");
        await Take(window, "console-timeline", await window.Page.Locator("tbody th a").First.GetAttributeAsync("href") ?? below!);

        static Task Drawn(IPage page) => ShowFrom(page, ".figures");
    }

    private static async Task ShowFrom(IPage page, string selector)
    {
        if (await page.Locator("figure").CountAsync() > 0)
            await Expect(page.Locator("figure canvas").First).ToBeVisibleAsync();

        await page.EvaluateAsync("selector => scrollTo(0, document.querySelector(selector).getBoundingClientRect().top + scrollY - 16)", selector);
    }

    private async Task SeedUsers()
    {
        foreach (var name in (string[])["ada", "grace", "katherine", "edith", "hedy", "annie"])
        {
            using var person = new Person(server.Origin);
            await person.SignUp($"{name}@example.com");
        }
    }

    private async Task<string> Administrator()
    {
        await using var window = await chromium.Open(server.Origin, options => options.UserAgent = DesktopAgent);
        var authenticator = await window.PlugIn();
        await window.BecomeAdministrator(await server.FirstAdministratorLink(), "mary@example.com");
        await window.Page.RouteAsync("**/v1/ceremonies/registration/options", async route =>
        {
            await authenticator.Touched(false);
            await window.PlugIn("usb");
            await route.ContinueAsync();
        });
        await window.Page.GotoAsync("/account");
        await window.Press("Add a passkey");
        await window.Shows("The new passkey is ready.");
        await Rename(window, 0, "Laptop at home");
        await Rename(window, 1, "Key on the ring");
        return await window.Keepings();
    }

    private static async Task Rename(Window window, int row, string name)
    {
        var form = window.Page.Locator("details.rename").Nth(row);
        await form.Locator("summary").ClickAsync();
        await form.GetByLabel("New name").FillAsync(name);
        await form.GetByRole(AriaRole.Button, new() { Name = "Save name" }).ClickAsync();
        await window.Shows(name);
    }

    private static async Task Take(Window window, string name, string path, Func<IPage, Task>? prepare = null)
    {
        foreach (var (size, width, height) in Sizes)
        {
            await window.Page.SetViewportSizeAsync(width, height);
            foreach (var (light, scheme) in Lights)
            {
                await window.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                await window.Page.GotoAsync(path);
                if (prepare is not null)
                    await prepare(window.Page);

                await window.Page.ScreenshotAsync(new()
                {
                    Path = Path.Combine(PictureFactAttribute.Folder!, $"{name}-{size}-{light}.png"),
                    Animations = ScreenshotAnimations.Disabled,
                    Caret = ScreenshotCaret.Hide,
                });
            }
        }
    }
}
