using System.Text.Json;
using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

/// <summary>Tells one attempt event by event, as a browser or an app and this server do; tests change one thing of it.</summary>
internal sealed class Tale
{
    public const string Ceremony = "ceremony-1";

    private readonly List<AttemptEvent> _own = [];
    private readonly List<AttemptEvent> _around = [];
    private int _count;

    public static Guid Attempt { get; } = Guid.Parse("019aa6c5-1b00-7aaa-8bbb-0123456789ab");

    public bool IsTicketed { get; init; } = true;

    public string Surface { get; init; } = "browser";

    public string Operation { get; init; } = "get";

    public string Mediation { get; init; } = "modal";

    /// <summary>What the page says of the person's group.</summary>
    public string? Cohort { get; init; }

    public IReadOnlyList<AttemptEvent> Own => _own;

    public IReadOnlyList<AttemptEvent> Around => _around;

    /// <summary>What every attempt in a browser begins with.</summary>
    public Tale Begun(object? started = null)
    {
        Near(0, "env.capabilities", new { webauthn = "yes", platformAuthenticator = "yes", conditionalMediation = "yes" });
        Near(0, "env.device", new { os = "windows", osVersion = "11", browser = "chrome", browserVersion = "142", formFactor = "desktop" });
        if (IsTicketed)
            Server(100, "ceremony.issued", new { kind = Operation, purpose = Operation == "get" ? "sign_in" : "add_passkey", mediation = Mediation });

        Client(120, "ceremony.options_received", new { kind = Operation, mediation = Mediation, latencyMs = 20, timeoutMs = 60_000 });
        return Client(150, "ceremony.started", started ?? new { kind = Operation, mediation = Mediation, gesture = true, pageFocused = true, pageVisible = true });
    }

    public Tale Answered(int atMs = 2_150, bool synced = true) => Client(
        atMs, "ceremony.succeeded",
        new { kind = Operation, mediation = Mediation, durationMs = atMs - 150, attachment = "platform", backupEligible = synced, backedUp = synced, userVerified = true });

    public Tale Verified(int atMs = 2_300, string subject = "sam") =>
        Server(atMs, "ceremony.verified", new { kind = Operation, purpose = "sign_in", serverLatencyMs = 12, backupEligible = true }, subject);

    public Tale Rejected(string reason, int atMs = 2_300) =>
        Server(atMs, "ceremony.rejected", new { kind = Operation, purpose = "sign_in", serverReason = reason, serverLatencyMs = 9 });

    public Tale Failed(string name, int lastedMs, bool abortedByUs = false, string? domain = null, string? code = null) => Client(
        150 + lastedMs, "ceremony.failed",
        new { kind = Operation, mediation = Mediation, durationMs = lastedMs, name, abortedByUs, pageVisibleEnd = true, domain, code });

    /// <summary>An event of the attempt itself, told by its client.</summary>
    public Tale Client(int atMs, string name, object fields)
    {
        _own.Add(Event(atMs, name, fields) with { Attempt = Attempt, Ceremony = IsTicketed ? Ceremony : null });
        return this;
    }

    /// <summary>An event of its ceremony, told by this server.</summary>
    public Tale Server(int atMs, string name, object fields, string? subject = null, string? cohort = null)
    {
        _own.Add(Event(atMs, name, fields) with
        {
            Origin = "server",
            Surface = "server",
            Tab = "",
            Session = "",
            Seq = 0,
            Ceremony = IsTicketed ? Ceremony : null,
            Subject = subject,
            Cohort = cohort,
        });
        return this;
    }

    /// <summary>An event of the visit.</summary>
    public Tale Near(int atMs, string name, object fields)
    {
        _around.Add(Event(atMs, name, fields));
        return this;
    }

    public FoldedAttempt Fold(RuleSet? rules = null) => Fold(_own, _around, rules);

    public FoldedAttempt Fold(IEnumerable<AttemptEvent> own, IEnumerable<AttemptEvent> around, RuleSet? rules = null) =>
        Folding.Fold(new AttemptStory("rp_test", Attempt.ToString("D"), IsTicketed ? [Ceremony] : [], own, around), rules ?? RuleSet.BuiltIn);

    private AttemptEvent Event(int atMs, string name, object fields)
    {
        _count++;
        return new()
        {
            Id = new Guid(_count, 0, 0, new byte[8]),
            Name = name,
            Origin = Surface is "ios" or "android" ? "native" : "browser",
            OccurredAtMs = 1_800_000_000_000 + atMs,
            Seq = _count,
            Tab = "tab-1",
            Session = "session-1",
            Surface = Surface,
            Cohort = Cohort,
            Fields = JsonSerializer.Serialize(fields),
        };
    }
}
