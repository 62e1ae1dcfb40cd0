using Ostiary.EndToEnd.Tests.Browsing;

namespace Ostiary.EndToEnd.Tests.Servers;

/// <summary>One server for one test class, on SQLite.</summary>
public sealed class HostedServer : IAsyncLifetime
{
    private readonly ServerPlace _place = ServerPlace.OnSqlite();
    private ServerProcess? _process;
    private string? _administrator;

    /// <summary>Where its pages are.</summary>
    public string Origin => _place.Origin;

    /// <summary>The one-time link of the first administrator.</summary>
    public Task<string> FirstAdministratorLink() => _place.FirstAdministratorLink();

    /// <summary>What the browser of a signed-in administrator keeps.</summary>
    public async Task<string> Administrator(Chromium chromium)
    {
        if (_administrator is not null)
            return _administrator;

        await using var window = await chromium.Open(Origin);
        await window.PlugIn();
        await window.BecomeAdministrator(await FirstAdministratorLink());
        return _administrator = await window.Keepings();
    }

    /// <inheritdoc/>
    public async Task InitializeAsync() => _process = await ServerProcess.Ready(_place);

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();

        _place.Dispose();
    }
}
