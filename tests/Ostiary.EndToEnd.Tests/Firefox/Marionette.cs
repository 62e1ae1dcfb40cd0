using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Firefox;

/// <summary>Firefox's own remote protocol: the commands of WebDriver over TCP, one after another, each as <c>length:[0,id,name,parameters]</c>.</summary>
internal sealed class Marionette : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan LongestCommand = TimeSpan.FromSeconds(40);

    // How long an element may take to appear, and a page to load, before a command fails.
    private const int PatienceMs = 15_000;

    private readonly TcpClient _wire = new();
    private int _last;

    private Marionette()
    {
    }

    /// <summary>Connects as soon as the browser listens, and begins the one session that it gives.</summary>
    public static async Task<Marionette> To(int port)
    {
        var marionette = new Marionette();
        await Eventually.Holds($"Firefox listens at port {port}", LongestStart, async () =>
        {
            try
            {
                await marionette._wire.ConnectAsync("127.0.0.1", port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        });
        // It introduces itself first.
        await marionette.Read();
        await marionette.Ask("WebDriver:NewSession", new() { ["capabilities"] = new JsonObject() });
        await marionette.Ask("WebDriver:SetTimeouts", new() { ["implicit"] = PatienceMs, ["pageLoad"] = PatienceMs, ["script"] = PatienceMs });
        return marionette;
    }

    /// <summary>Has a command carried out and answers with its value.</summary>
    /// <exception cref="InvalidOperationException">The browser says that it cannot; the message holds its reason.</exception>
    public async Task<JsonNode?> Ask(string command, JsonObject? parameters = null)
    {
        var message = Encoding.UTF8.GetBytes(new JsonArray(0, ++_last, command, parameters ?? []).ToJsonString());
        await _wire.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(message.Length.ToString(CultureInfo.InvariantCulture)), (byte)':', .. message]);
        var answer = await Read();
        if (answer[2] is { } error)
            throw new InvalidOperationException($"{command}: {error["error"]}: {error["message"]}");

        return answer[3] is JsonObject result && result.TryGetPropertyValue("value", out var value) ? value : answer[3];
    }

    /// <inheritdoc/>
    public void Dispose() => _wire.Dispose();

    private async Task<JsonNode> Read()
    {
        using var patience = new CancellationTokenSource(LongestCommand, TimeProvider.System);
        var length = 0;
        var one = new byte[1];
        for (; ; )
        {
            await _wire.GetStream().ReadExactlyAsync(one, patience.Token);
            if (one[0] == ':')
                break;

            length = (length * 10) + (one[0] - '0');
        }

        var message = new byte[length];
        await _wire.GetStream().ReadExactlyAsync(message, patience.Token);
        return JsonNode.Parse(message)!;
    }
}
