using Microsoft.Playwright;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Pages;

[Collection(InChromium.Name)]
public sealed class Every_page(Chromium chromium, HostedServer server) : IClassFixture<HostedServer>
{
    private const int NarrowestPhone = 320;

    [Fact]
    public Task Labels_its_fields_has_one_heading_and_fits_a_narrow_phone() => ForEach(async page =>
    {
        await page.SetViewportSizeAsync(NarrowestPhone, 640);
        (await page.EvaluateAsync<string[]>(Measures.UnlabeledFields)).ShouldBeEmpty(page.Url);
        (await page.Locator("h1").CountAsync()).ShouldBe(1, page.Url);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(NarrowestPhone, page.Url);
    });

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public Task Has_text_that_stands_out_from_its_ground(ColorScheme scheme) => ForEach(async page =>
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        (await page.EvaluateAsync<string[]>(Measures.FaintTexts)).ShouldBeEmpty(page.Url);
    });

    [Fact]
    public Task Stands_still_for_those_who_ask_for_it() => ForEach(async page =>
    {
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        (await page.EvaluateAsync<string[]>(Measures.Movements)).ShouldBeEmpty(page.Url);
    });

    [Fact]
    public async Task Shows_where_the_focus_is_and_signs_up_by_keyboard_alone()
    {
        await using var window = await chromium.Open(server.Origin);
        await window.PlugIn();
        await window.Page.GotoAsync("/sign-up");

        await TabTo(window, "identifier");
        await window.Page.Keyboard.TypeAsync("keys@example.com");
        await TabTo(window, "create");
        await window.Page.Keyboard.PressAsync("Enter");

        await Expect(window.Heading("Your account")).ToBeVisibleAsync();
        window.Complaints.ShouldBeEmpty();
    }

    /// <summary>The pages as a stranger sees them, and those of an administrator.</summary>
    private async Task ForEach(Func<IPage, Task> look)
    {
        await using var stranger = await chromium.Open(server.Origin);
        await stranger.LookPastAutofill();
        foreach (var path in (string[])["/sign-in", "/sign-up", "/sign-in?problem=sign_in.passkey_deleted", "/no-such-page", "/setup/spent"])
        {
            await stranger.Page.GotoAsync(path);
            await look(stranger.Page);
        }

        await using var administrator = await chromium.Open(server.Origin, await server.Administrator(chromium));
        foreach (var path in (string[])["/account", "/console", "/console/health", "/console/relying-parties", "/console/relying-parties/new"])
        {
            await administrator.Page.GotoAsync(path);
            await look(administrator.Page);
        }

        await administrator.Page.GotoAsync("/console");
        var below = await administrator.Page.Locator(".menu a[href*='/relying-parties/']").EvaluateAllAsync<string[]>("links => links.map(link => link.pathname)");
        below.Length.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var path in below)
        {
            await administrator.Page.GotoAsync(path);
            await look(administrator.Page);
        }
    }

    private static async Task TabTo(Window window, string id)
    {
        const int MostStops = 12;
        for (var stop = 0; stop < MostStops; stop++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            (await window.Page.EvaluateAsync<bool>(Measures.FocusIsVisible)).ShouldBeTrue($"stop {stop} on the way to {id}");
            if (await window.Page.EvaluateAsync<string>("document.activeElement.id") == id)
                return;
        }

        throw new TimeoutException($"{id} was not reached by {MostStops} tabs");
    }
}
