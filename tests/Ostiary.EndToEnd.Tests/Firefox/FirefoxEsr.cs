using System.Diagnostics;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Firefox;

/// <summary>The machine's own Firefox, without a screen. One for all tests; what a person leaves behind in it is forgotten before the next one comes.</summary>
public sealed class FirefoxEsr : IAsyncLifetime
{
    private readonly string _profile = Directory.CreateTempSubdirectory("ostiary-firefox-").FullName;
    private readonly int _port = ServerPlace.FreePort();
    private Process? _process;
    private Marionette? _marionette;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_profile, "user.js"), Preferences(_port));
        var path = Environment.GetEnvironmentVariable("OSTIARY_TEST_FIREFOX") is { Length: > 0 } given ? given : "/usr/bin/firefox-esr";
        var start = new ProcessStartInfo(path, ["--headless", "--no-remote", "--marionette", "-remote-allow-system-access", "-profile", _profile])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = _profile;
        start.Environment["MOZ_CRASHREPORTER_DISABLE"] = "1";
        start.Environment["TZ"] = "Europe/Berlin";
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _marionette = await Marionette.To(_port);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        _marionette?.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        Directory.Delete(_profile, recursive: true);
    }

    /// <summary>The window, as if nobody had used it.</summary>
    internal Task<FirefoxWindow> Open(string origin) => FirefoxWindow.In(_marionette!, origin);

    // An authenticator of the protocol instead of a key on USB. What autofill offers is passkeys only: not what earlier tests typed.
    private static string Preferences(int port) =>
        $"""
         user_pref("marionette.port", {port});
         user_pref("security.webauth.webauthn_enable_softtoken", true);
         user_pref("security.webauth.webauthn_enable_usbtoken", false);
         user_pref("signon.rememberSignons", true);
         user_pref("browser.formfill.enable", false);
         """;
}

/// <summary>The tests that share the browser and a server, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class InFirefox : ICollectionFixture<FirefoxEsr>, ICollectionFixture<HostedServer>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "In Firefox";
}
