using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Browsing;

/// <summary>A week of many people's attempts, told to a server as pages tell of them. Always the same week.</summary>
internal sealed class ToldAttempts(string origin)
{
    private const int PerBatch = 60;

    private static readonly TimeSpan Week = TimeSpan.FromDays(6.5);

    private static readonly (string Agent, bool IsDesktop, int Percent)[] Devices =
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1", false, 30),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36", false, 26),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", true, 20),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15", true, 12),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0", true, 8),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", true, 4),
    ];

    private readonly long _now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
    private uint _chance = 7;

    /// <summary>Tells of so many hundreds.</summary>
    public async Task Tell(int hundreds)
    {
        using var wire = Wire.To(origin);
        wire.DefaultRequestHeaders.Add("Origin", origin);
        foreach (var (agent, isDesktop, percent) in Devices)
        {
            wire.DefaultRequestHeaders.UserAgent.Clear();
            wire.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
            for (var left = percent * hundreds; left > 0; left -= PerBatch)
                await Tell(wire, [.. Enumerable.Range(0, Math.Min(PerBatch, left)).SelectMany(_ => One(isDesktop))]);
        }
    }

    private async Task Tell(HttpClient wire, JsonNode?[] events)
    {
        var body = new JsonObject { ["sdk"] = new JsonObject { ["name"] = "web", ["version"] = "0.1.0" }, ["sentAt"] = _now, ["events"] = new JsonArray(events) };
        using var answer = await wire.PostAsJsonAsync("/v1/events", body);
        var said = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(said);
        JsonNode.Parse(said)!["kept"]!.GetValue<int>().ShouldBe(events.Length, said);
    }

    private IEnumerable<JsonObject> One(bool isDesktop)
    {
        var (began, attempt) = (_now - 60_000 - (long)(Week.TotalMilliseconds * Lot(10_000) / 10_000), Guid.CreateVersion7().ToString("D"));
        var (isKey, lot, lasted) = (isDesktop && Lot(4) == 0, Lot(100), 1_400 + Lot(5_000));
        var step = 0;
        JsonObject Event(string name, long after, JsonObject fields, bool own = true)
        {
            var one = new JsonObject
            {
                ["id"] = Guid.CreateVersion7().ToString("D"),
                ["name"] = name,
                ["ts"] = began + after,
                ["mono"] = after + 900.5,
                ["seq"] = step++,
                ["tab"] = "tab",
                ["session"] = attempt,
                ["surface"] = "browser",
                ["touchpoint"] = lot % 5 == 0 ? "checkout" : "login",
                ["fields"] = fields,
            };
            if (own)
                one["attempt"] = attempt;

            return one;
        }

        yield return Event("env.device", -300, new JsonObject { ["hintsSource"] = "none" }, own: false);
        if (lot < 97)
            yield return Event("env.capabilities", -200, new JsonObject { ["webauthn"] = "yes", ["platformAuthenticator"] = "yes", ["conditionalMediation"] = "yes" }, own: false);

        yield return Event("ceremony.options_requested", 0, new JsonObject { ["kind"] = "get", ["mediation"] = "modal" });
        if (lot >= 95)
            yield break;

        yield return Event("ceremony.started", 90, new JsonObject { ["kind"] = "get", ["mediation"] = "modal", ["gesture"] = true, ["pageVisible"] = true, ["pageFocused"] = true, ["hints"] = isKey ? new JsonArray("security_key") : new JsonArray() });
        yield return Event("ceremony.ui_signal", 140, new JsonObject { ["kind"] = "blur", ["offsetMs"] = 50 });
        if (isKey && lot % 3 == 0)
            yield return Event("hybrid.observed", 600, new JsonObject { ["expected"] = false, ["confidencePercent"] = 80 });

        yield return lot switch
        {
            < 12 => Event("ceremony.failed", 90 + lasted, Failed("NotAllowedError", lasted)),
            < 15 => Event("ceremony.failed", 60_090, Failed("NotAllowedError", 60_000)),
            < 19 when isKey => Event("ceremony.failed", 90 + lasted, Failed("UnknownError", lasted)),
            < 17 => Event("ceremony.failed", 150, Failed("SecurityError", 60)),
            _ => Event("ceremony.succeeded", 90 + lasted, Answered(isKey, lasted)),
        };
        if (lot is >= 19 and < 23)
            yield return Event("ceremony.rejected", 200 + lasted, new JsonObject { ["kind"] = "get", ["serverReason"] = "ceremony.expired" });
    }

    private static JsonObject Failed(string name, int lasted) => new() { ["kind"] = "get", ["mediation"] = "modal", ["durationMs"] = lasted, ["name"] = name };

    private static JsonObject Answered(bool isKey, int lasted) => new()
    {
        ["kind"] = "get",
        ["mediation"] = "modal",
        ["durationMs"] = lasted,
        ["attachment"] = isKey ? "cross_platform" : "platform",
        ["backupEligible"] = !isKey,
        ["transports"] = new JsonArray(isKey ? "usb" : "internal"),
    };

    // Lehmer's generator: the same lots each time.
    private int Lot(int sides)
    {
        _chance = (uint)(_chance * 48_271UL % 2_147_483_647);
        return (int)(_chance % (uint)sides);
    }
}
