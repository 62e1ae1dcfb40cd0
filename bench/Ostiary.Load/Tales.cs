using System.Text.Json;
using Ostiary.Telemetry;

namespace Ostiary.Load;

/// <summary>Events of made-up attempts as pages and the server tell them, plausible in shape. The same number gives the same tale, but for the ids.</summary>
internal sealed class Tales(string relyingParty)
{
    /// <summary>How many events one tale of a page has at most; those that stop early have fewer.</summary>
    public const int EventsOfPage = 12;

    private static readonly (string Os, string OsVersion, string Browser, string BrowserVersion, string FormFactor, string? Maker, string? Model, string Attachment)[] Devices =
    [
        ("windows", "11", "chrome", "142", "desktop", null, null, "platform"), ("windows", "10", "edge", "142", "desktop", null, null, "platform"),
        ("windows", "11", "firefox", "145", "desktop", null, null, "cross_platform"), ("macos", "26.1", "safari", "26", "desktop", "Apple", null, "platform"),
        ("macos", "15.7", "chrome", "142", "desktop", "Apple", null, "platform"), ("ios", "26.1", "safari", "26", "mobile", "Apple", "iPhone", "platform"),
        ("ios", "18.7", "safari", "18", "mobile", "Apple", "iPhone", "platform"), ("android", "16", "chrome", "142", "mobile", "Google", "Pixel 9", "platform"),
        ("android", "15", "chrome", "141", "mobile", "Samsung", "SM-S921B", "platform"), ("android", "14", "chrome", "142", "mobile", "Xiaomi", "23127PN0CG", "platform"),
        ("linux", "6.1", "firefox", "145", "desktop", null, null, "cross_platform"),
    ];

    private static readonly string[] Errors = ["NotAllowedError", "NotAllowedError", "NotAllowedError", "AbortError", "InvalidStateError", "NotSupportedError", "UnknownError"];

    /// <summary>What the server alone tells of an accepted sign-in: issued, verified.</summary>
    public IReadOnlyList<StoredEvent> OfServer(int number, long atMs)
    {
        var ceremony = Ceremony(number);
        return [Issued(number, atMs, ceremony), Verified(number, atMs + 3_000, ceremony)];
    }

    /// <summary>What a page with the SDK tells of an attempt, and the server of the same one. One in five fails; one visit in four has two attempts.</summary>
    public IReadOnlyList<StoredEvent> OfPage(int number, long atMs)
    {
        var (attempt, ceremony, device) = (Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(atMs)), Ceremony(number), Devices[number * 7 % Devices.Length]);
        var (fails, leaves) = (number % 5 == 0, number % 37 == 0);
        var visit = FormattableString.Invariant($"s-{number - (number % 4 == 3 ? 1 : 0):x8}");
        StoredEvent Own(string name, long afterMs, object fields) =>
            Event(number, name, atMs + afterMs, fields) with { Attempt = attempt, Ceremony = ceremony, Session = visit, Tab = "t-1", Seq = afterMs };
        StoredEvent Around(string name, long afterMs, object fields) => Event(number, name, atMs + afterMs, fields) with { Session = visit, Tab = "t-1", Seq = afterMs };

        var tale = new List<StoredEvent>(EventsOfPage)
        {
            Around("env.device", 0, new { os = device.Os, osVersion = device.OsVersion, browser = device.Browser, browserVersion = device.BrowserVersion, formFactor = device.FormFactor, manufacturer = device.Maker, model = device.Model }),
            Around("env.capabilities", 5, new { webauthn = "yes", platformAuthenticator = "yes", conditionalMediation = "yes", clientCapabilities = new { hybridTransport = "yes" } }),
            Around("flow.started", 10, new { flowName = "sign_in" }),
            Own("ceremony.options_requested", 20, new { kind = "get", mediation = "modal" }),
            Issued(number, atMs + 25, ceremony),
            Own("ceremony.options_received", 60, new { kind = "get", latencyMs = 40, allowCount = 0, timeoutMs = 300_000, userVerification = "required" }),
            Own("ceremony.started", 70, new { kind = "get", mediation = "modal", gesture = true, pageVisible = true, pageFocused = true, timeoutMs = 300_000 }),
        };
        if (leaves)
            return tale;

        tale.Add(Own("ceremony.ui_signal", 200, new { kind = "blur" }));
        var took = 1_500 + (number % 5_000);
        if (fails)
        {
            tale.Add(Own("ceremony.failed", took, new { kind = "get", mediation = "modal", durationMs = took - 70, name = Errors[number / 5 % Errors.Length], pageVisibleEnd = true, pageFocusedEnd = true }));
            tale.Add(Around("flow.abandoned", took + 9_000, new { flowName = "sign_in" }));
            return tale;
        }

        tale.Add(Own("ceremony.succeeded", took, new { kind = "get", mediation = "modal", durationMs = took - 70, attachment = device.Attachment, backupEligible = device.Attachment == "platform" }));
        tale.Add(Own("ceremony.posted", took + 5, new { kind = "get" }));
        tale.Add(Verified(number, took + atMs + 40, ceremony));
        tale.Add(Around("flow.finished", took + 80, new { flowName = "sign_in", outcome = "success", method = "passkey" }));
        return tale;
    }

    private StoredEvent Issued(int number, long atMs, string ceremony) =>
        Event(number, "ceremony.issued", atMs, new { kind = "get", purpose = "sign_in", mediation = "modal", userVerification = "required", serverLatencyMs = 2 })
            with
        { Origin = "server", Surface = "server", Ceremony = ceremony };

    private StoredEvent Verified(int number, long atMs, string ceremony) =>
        Event(number, "ceremony.verified", atMs, new { kind = "get", purpose = "sign_in", backupEligible = true, backedUp = true })
            with
        { Origin = "server", Surface = "server", Ceremony = ceremony, Subject = Mac(number, 's'), Credential = Mac(number, 'c') };

    private StoredEvent Event(int number, string name, long atMs, object fields) => new()
    {
        RelyingParty = relyingParty,
        Id = Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(atMs)),
        Name = name,
        Origin = "browser",
        OccurredAtMs = atMs,
        ReceivedAtMs = atMs + 500,
        Surface = "browser",
        Sdk = "web 0.1.0 default",
        Fields = JsonSerializer.Serialize(fields),
        Batch = number,
    };

    private static string Ceremony(int number) => FormattableString.Invariant($"cer_{number:x16}");

    // A tenth as many people as attempts.
    private static byte[] Mac(int number, char of)
    {
        var mac = new byte[32];
        BitConverter.TryWriteBytes(mac, number / 10);
        mac[31] = (byte)of;
        return mac;
    }
}
