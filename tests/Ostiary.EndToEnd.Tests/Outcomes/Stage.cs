using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Observing;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Outcomes;

/// <summary>One server, and people at it whose ceremonies end in every way. All begin at once, for some of them wait for a browser to give up.</summary>
public sealed class Stage(Chromium chromium) : IAsyncLifetime, IDisposable
{
    // A processor or two for server, browser and tests: more at once would only wait for each other.
    private const int AtOnce = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly HostedServer _server = new();
    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly ConcurrentDictionary<string, Task<Ending>> _scenes = new(StringComparer.Ordinal);
    private Window? _investigator;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        _investigator = await chromium.Open(_server.Origin, await _server.Administrator(chromium));
        await _investigator.Page.GotoAsync("/console");
        foreach (var (name, play) in Scenes.All)
            _scenes[name] = Task.Run(() => Play(play));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Task.WhenAll(_scenes.Values).ContinueWith(_ => { }, TaskScheduler.Default);
        await _investigator!.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    /// <summary>How a scene ends.</summary>
    internal Task<Ending> Ending(string scene) => _scenes[scene];

    /// <summary>A window at the server, whose autofill stays out of the way unless it is wanted.</summary>
    internal async Task<Window> Open(bool withAutofill = false)
    {
        var window = await chromium.Open(_server.Origin);
        if (!withAutofill)
            await window.LookPastAutofill();

        await window.NoteWhenAsked();
        return window;
    }

    /// <summary>What the server says of the attempt that a support code leads to, as soon as it has heard all of these.</summary>
    internal async Task<JsonNode> Timeline(string supportCode, params string[] heard)
    {
        JsonNode? timeline = null;
        await Eventually.Holds($"the attempt of {supportCode} is folded with {string.Join(", ", heard)}", Patience, async () =>
        {
            timeline = await _investigator!.Ask($"/v1/insights/attempts/{supportCode}");
            return timeline["events"] is JsonArray events && heard.All(name => events.Any(one => (string?)one!["name"] == name && (bool)one["isAround"]! == false));
        });
        return timeline!;
    }

    /// <summary>Lets others go on while a browser is waited for.</summary>
    internal async Task<T> Aside<T>(Func<Task<T>> wait)
    {
        _turns.Release();
        try
        {
            return await wait();
        }
        finally
        {
            await _turns.WaitAsync();
        }
    }

    private async Task<Ending> Play(Func<Stage, Task<Ending>> play)
    {
        await _turns.WaitAsync();
        try
        {
            return await play(this);
        }
        finally
        {
            _turns.Release();
        }
    }
}
