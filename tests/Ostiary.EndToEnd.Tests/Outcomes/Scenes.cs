using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Ostiary.EndToEnd.Tests.Outcomes;

/// <summary>Ceremonies at the hosted pages, each from a person's first key to what the server knows in the end.</summary>
internal static class Scenes
{
    private const string SignInOptions = "**/v1/ceremonies/authentication/options";

    // The shortest that Chromium lets a page ask for outside of tests.
    private const int BrowserGivesUpMs = 10_000;

    // Nobody reads a dialog and says no sooner.
    private const int PersonSaysNoMs = 1_050;

    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, Func<Stage, Task<Ending>>> All { get; } = new Dictionary<string, Func<Stage, Task<Ending>>>(StringComparer.Ordinal)
    {
        // Those that wait come first.
        [nameof(TimeOut)] = TimeOut,
        [nameof(Removal)] = Removal,
        [nameof(Success)] = Success,
        [nameof(Cancel)] = Cancel,
        [nameof(NoCredential)] = NoCredential,
        [nameof(Excluded)] = Excluded,
        [nameof(GaveWay)] = GaveWay,
        [nameof(UnknownFinger)] = UnknownFinger,
        [nameof(NotVerified)] = NotVerified,
    };

    public static async Task<Ending> Success(Stage stage)
    {
        await using var window = await stage.Open();
        await SignUpAndLeave(window, "success@example.com");

        var code = await CodeOf("/authentication/verify", window, () => window.Press("Sign in with a passkey"));
        await Expect(window.Heading("Your account")).ToBeVisibleAsync();

        window.Complaints.ShouldBeEmpty();
        return new("", await stage.Timeline(code, "ceremony.succeeded", "ceremony.verified"));
    }

    public static async Task<Ending> Cancel(Stage stage)
    {
        await using var window = await stage.Open();
        var device = await SignUpAndLeave(window, "cancel@example.com");
        await device.Touched(false);
        await window.Press("Sign in with a passkey");
        await window.WaitUntilAsked(milliseconds: PersonSaysNoMs);

        // A virtual authenticator has no Cancel: what a page gets of it is the same as of a key that has no passkey, as late as a person says no.
        await window.PlugIn(OfNobody);
        return await Refused(stage, window, "ceremony.failed");
    }

    public static async Task<Ending> TimeOut(Stage stage)
    {
        await using var window = await stage.Open();
        var device = await SignUpAndLeave(window, "timeout@example.com");
        await device.Touched(false);
        await Alter(window, options => options["timeout"] = BrowserGivesUpMs);
        await window.Press("Sign in with a passkey");
        await window.WaitUntilAsked();

        // The dialog that takes the focus from the page is not there while an authenticator is virtual.
        await window.Page.EvaluateAsync("dispatchEvent(new Event('blur'))");
        return await stage.Aside(() => Refused(stage, window, "ceremony.failed"));
    }

    public static async Task<Ending> Removal(Stage stage)
    {
        await using var window = await stage.Open();
        var device = await SignUpAndLeave(window, "removal@example.com");
        await device.Touched(false);
        await Alter(window, options => options["timeout"] = BrowserGivesUpMs);
        await window.Press("Sign in with a passkey");
        await window.WaitUntilAsked();

        await device.PullOut();
        return await stage.Aside(() => Refused(stage, window, "ceremony.failed"));
    }

    public static async Task<Ending> NoCredential(Stage stage)
    {
        await using (var home = await stage.Open())
            await SignUpAndLeave(home, "elsewhere@example.com");

        await using var window = await stage.Open();
        await window.PlugIn();
        await window.Page.GotoAsync("/sign-in");
        await window.Fill("Email or user name", "elsewhere@example.com");
        await window.Press("Continue");
        return await Refused(stage, window, "ceremony.failed");
    }

    public static async Task<Ending> Excluded(Stage stage)
    {
        await using var window = await stage.Open();
        await window.PlugIn();
        await window.SignUp("excluded@example.com");
        await window.Press("Add a passkey");
        return await Refused(stage, window, "ceremony.failed");
    }

    /// <summary>The page's own abort: a press takes the place of what autofill offers.</summary>
    public static async Task<Ending> GaveWay(Stage stage)
    {
        await using var window = await stage.Open(withAutofill: true);
        var device = await window.PlugIn();
        await device.Touched(false);
        var code = await CodeOf("/authentication/options", window, () => window.Page.GotoAsync("/sign-in"));
        await window.WaitUntilAsked("conditional");

        await window.Press("Sign in with a passkey");
        await Expect(window.Page.Locator("#passkey")).ToHaveTextAsync("Waiting for your device…");
        var told = await window.Notice().InnerTextAsync();
        await window.Page.GotoAsync("about:blank");
        return new(told, await stage.Timeline(code, "ceremony.failed"));
    }

    public static async Task<Ending> UnknownFinger(Stage stage)
    {
        await using var window = await stage.Open();
        var device = await SignUpAndLeave(window, "finger@example.com");
        await device.Recognizes(false);
        await window.Press("Sign in with a passkey");
        return await Refused(stage, window, "ceremony.failed");
    }

    /// <summary>What stands between page and browser asks for less than the server demands, so that an answer comes without verification.</summary>
    public static async Task<Ending> NotVerified(Stage stage)
    {
        await using var window = await stage.Open();
        var device = await SignUpAndLeave(window, "unverified@example.com");
        await device.Recognizes(false);
        await Alter(window, options => options["userVerification"] = "discouraged");
        await window.Press("Sign in with a passkey");
        return await Refused(stage, window, "ceremony.succeeded", "ceremony.rejected");
    }

    /// <summary>The page says why, with one way on and a code; the server is told when the page is left.</summary>
    private static async Task<Ending> Refused(Stage stage, Window window, params string[] heard)
    {
        await Expect(window.Notice().Locator(".support code")).ToBeVisibleAsync(new() { Timeout = BrowserGivesUpMs + 10_000 });
        var code = await window.Notice().Locator(".support code").InnerTextAsync();
        var told = await window.Notice().InnerTextAsync();
        (await window.Notice().Locator("a, button").CountAsync()).ShouldBe(1);
        await window.Page.GotoAsync("about:blank");
        return new(told, await stage.Timeline(code, heard));
    }

    private static async Task<Authenticator> SignUpAndLeave(Window window, string identifier)
    {
        var device = await window.PlugIn();
        await window.SignUp(identifier);
        await window.Press("Sign out");
        await window.Shows("You are signed out.");
        return device;
    }

    /// <summary>The support code of the answer to a request that an act leads to.</summary>
    private static async Task<string> CodeOf(string path, Window window, Func<Task> act)
    {
        var answer = await window.Page.RunAndWaitForResponseAsync(act, one => one.Url.EndsWith(path, StringComparison.Ordinal));
        return await answer.HeaderValueAsync("ostiary-support-code") ?? "";
    }

    private static Task<IAsyncDisposable> Alter(Window window, Action<JsonNode> alter) => window.Page.RouteAsync(SignInOptions, async route =>
    {
        var answer = await route.FetchAsync();
        var options = JsonNode.Parse(await answer.TextAsync())!;
        alter(options["publicKey"]!);
        await route.FulfillAsync(new() { Response = answer, Body = options.ToJsonString() });
    });

    private static IReadOnlyDictionary<string, object> OfNobody { get; } = new Dictionary<string, object>
    {
        ["protocol"] = "ctap2",
        ["ctap2Version"] = "ctap2_1",
        ["transport"] = "usb",
        ["hasResidentKey"] = true,
        ["hasUserVerification"] = true,
        ["isUserVerified"] = false,
        ["automaticPresenceSimulation"] = true,
    };
}
