namespace Ostiary.Telemetry;

/// <summary>Signals, and what follows from them before any rule is asked.</summary>
public sealed class AttemptFacts
{
    internal AttemptFacts(AttemptSignals signals, FailureTable table)
    {
        Signals = signals;
        Layer = table.LayerOf(signals.Domain);
        Engine = EngineOf(signals);
        Known = table.Find(signals, Layer, Engine);
        TimeoutGapMs = GapOf(signals, Engine is null ? null : table.Clamps.GetValueOrDefault(Engine));
    }

    /// <summary>What was told.</summary>
    public AttemptSignals Signals { get; }

    /// <summary>The layer that the error comes from; null when it names none that is known.</summary>
    public string? Layer { get; }

    /// <summary>The browser's engine; null outside browsers. On iOS it is always WebKit.</summary>
    public string? Engine { get; }

    /// <summary>The failure of the table; null when it is none of them.</summary>
    public KnownFailure? Known { get; }

    /// <summary>Milliseconds beyond the time that the browser allows; negative when it ended earlier, null when that time is unknown.</summary>
    public long? TimeoutGapMs { get; }

    private static string? EngineOf(AttemptSignals signals) => (signals.Os, signals.Browser) switch
    {
        (_, null) => null,
        ("ios", _) => "webkit",
        (_, "safari") => "webkit",
        (_, "firefox" or "firefox focus") => "gecko",
        (_, "ie") => null,
        _ => "chromium",
    };

    // Conditional mediation waits for as long as the page stands: WebAuthn L3 §5.1.4.
    private static long? GapOf(AttemptSignals signals, TimeoutClamp? clamp)
    {
        if (signals.DurationMs is not { } lasted || signals.Mediation is "conditional" || clamp is null && signals.TimeoutAskedMs is null)
            return null;

        var asked = signals.TimeoutAskedMs ?? clamp!.DefaultMs;
        var allowed = clamp is null ? asked : Math.Clamp(asked, clamp.MinMs, clamp.MaxMs);
        return Math.Clamp(lasted, 0, int.MaxValue) - Math.Clamp(allowed, 0, int.MaxValue);
    }
}
