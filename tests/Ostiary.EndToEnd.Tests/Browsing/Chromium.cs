using Microsoft.Playwright;

namespace Ostiary.EndToEnd.Tests.Browsing;

/// <summary>The machine's own Chromium, driven by Playwright. One for all tests; each opens a window with a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--no-first-run", "--disable-quic",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        MakeDriverExecutable();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("OSTIARY_TEST_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();

        _playwright?.Dispose();
    }

    /// <summary>A new window with nothing in its profile.</summary>
    internal async Task<Window> Open(string origin, Action<BrowserNewContextOptions>? shape = null)
    {
        var options = new BrowserNewContextOptions { BaseURL = origin, Locale = "en-US", TimezoneId = "Europe/Berlin" };
        shape?.Invoke(options);
        return await Window.In(await _browser!.NewContextAsync(options));
    }

    // The package keeps its files without the executable bit for others than their owner.
    private static void MakeDriverExecutable()
    {
        if (OperatingSystem.IsWindows())
            return;

        foreach (var node in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"), "node", SearchOption.AllDirectories))
            File.SetUnixFileMode(node, File.GetUnixFileMode(node) | UnixFileMode.UserExecute);
    }
}

/// <summary>The tests that share the browser; one after another, so that they do not fight for the processor.</summary>
[CollectionDefinition(Name)]
public sealed class InChromium : ICollectionFixture<Chromium>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "In Chromium";
}
