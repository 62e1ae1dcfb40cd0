using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Browsing;

/// <summary>A week of many people's attempts, told to a server as pages tell of them. Always the same week.</summary>
internal sealed class ToldAttempts(string origin)
{
    private const int PerBatch = 60;

    private static readonly TimeSpan Week = TimeSpan.FromDays(6.5);

    private static readonly (string Os, string Version, string Browser, string BrowserVersion, string Form, int Weight)[] Devices =
    [
        ("ios", "19.1", "safari", "19.1", "mobile", 30), ("android", "16", "chrome", "142.0", "mobile", 26), ("windows", "11", "chrome", "142.0", "desktop", 20),
        ("macos", "26.1", "safari", "26.1", "desktop", 12), ("windows", "11", "edge", "142.0", "desktop", 8), ("linux", "6.12", "firefox", "145.0", "desktop", 3), ("chromeos", "142", "chrome", "142.0", "desktop", 1),
    ];

    private readonly long _now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
    private uint _chance = 7;

    /// <summary>Tells.</summary>
    public async Task Tell(int attempts)
    {
        using var wire = Wire.To(origin);
        wire.DefaultRequestHeaders.Add("Origin", origin);
        for (var told = 0; told < attempts; told += PerBatch)
        {
            var events = Enumerable.Range(0, Math.Min(PerBatch, attempts - told)).SelectMany(_ => One()).ToArray<JsonNode?>();
            var body = new JsonObject { ["sdk"] = new JsonObject { ["name"] = "web", ["version"] = "0.1.0" }, ["sentAt"] = _now, ["events"] = new JsonArray(events) };
            using var answer = await wire.PostAsJsonAsync("/v1/events", body);
            var said = await answer.Content.ReadAsStringAsync();
            answer.IsSuccessStatusCode.ShouldBeTrue(said);
            JsonNode.Parse(said)!["kept"]!.GetValue<int>().ShouldBe(events.Length, said);
        }
    }

    private IEnumerable<JsonObject> One()
    {
        var device = Pick();
        var (began, attempt) = (_now - 60_000 - (long)(Week.TotalMilliseconds * Lot(10_000) / 10_000), Guid.CreateVersion7().ToString("D"));
        var (isKey, lot, lasted) = (device.Form == "desktop" && Lot(4) == 0, Lot(100), 1_400 + Lot(5_000));
        var step = 0;
        JsonObject Event(string name, long after, JsonObject fields, bool own = true)
        {
            var one = new JsonObject
            {
                ["id"] = Guid.CreateVersion7().ToString("D"), ["name"] = name, ["ts"] = began + after, ["mono"] = after + 900.5, ["seq"] = step++, ["tab"] = "tab",
                ["session"] = attempt, ["surface"] = "browser", ["touchpoint"] = lot % 5 == 0 ? "checkout" : "login", ["fields"] = fields,
            };
            if (own)
                one["attempt"] = attempt;

            return one;
        }

        yield return Event("env.device", -300, new JsonObject
        {
            ["os"] = device.Os, ["osVersion"] = device.Version, ["browser"] = device.Browser, ["browserVersion"] = device.BrowserVersion, ["formFactor"] = device.Form, ["hintsSource"] = "high_entropy",
        }, own: false);
        if (lot < 97)
            yield return Event("env.capabilities", -200, new JsonObject { ["webauthn"] = "yes", ["platformAuthenticator"] = "yes", ["conditionalMediation"] = "yes" }, own: false);

        yield return Event("ceremony.options_requested", 0, new JsonObject { ["kind"] = "get", ["mediation"] = "modal" });
        if (lot >= 95)
            yield break;

        yield return Event("ceremony.started", 90, new JsonObject { ["kind"] = "get", ["mediation"] = "modal", ["gesture"] = true, ["pageVisible"] = true, ["pageFocused"] = true });
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
        ["kind"] = "get", ["mediation"] = "modal", ["durationMs"] = lasted, ["attachment"] = isKey ? "cross_platform" : "platform", ["backupEligible"] = !isKey,
        ["transports"] = new JsonArray(isKey ? "usb" : "internal"),
    };

    private (string Os, string Version, string Browser, string BrowserVersion, string Form, int Weight) Pick()
    {
        var lot = Lot(Devices.Sum(device => device.Weight));
        return Devices.First(device => (lot -= device.Weight) < 0);
    }

    // Lehmer's generator: the same lots each time.
    private int Lot(int sides)
    {
        _chance = (uint)(_chance * 48_271UL % 2_147_483_647);
        return (int)(_chance % (uint)sides);
    }
}
