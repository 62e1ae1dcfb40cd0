namespace Ostiary.Telemetry;

/// <summary>A sign-in with a passkey that a page told the end of.</summary>
/// <param name="AtMs">When it ended.</param>
/// <param name="TookMs">How long it took; null when its beginning was not told.</param>
/// <param name="Surface">Where.</param>
/// <param name="Person">The person's pseudonym; null when nobody told.</param>
internal sealed record PasskeyEnd(long AtMs, long? TookMs, string Surface, string? Person);

/// <summary>What is known of one tab while the events of a day go by.</summary>
internal sealed class TabReading
{
    /// <summary>How far apart the page's word and the attempt's end may lie, and how long the ends of one sign-in may follow each other.</summary>
    public const long OneEndMs = 120_000;

    private const long LongestCreationMs = 1_800_000;

    private (long AtMs, string? Flow)? _begun;
    private long? _endedAtMs;

    /// <summary>The device, as the tab told.</summary>
    public AttemptDevice Device { get; set; } = DeviceOfAttempt.Unknown;

    /// <summary>The prompt that is on the screen; null when there is none.</summary>
    public string? Shown { get; set; }

    /// <summary>The prompt that was agreed to and has led to nothing yet.</summary>
    public (PromptCount Count, long AtMs)? Accepted { get; set; }

    /// <summary>Sign-ins with a passkey that no attempt was found for yet.</summary>
    public List<PasskeyEnd> PasskeyEnds { get; } = [];

    /// <summary>A flow began.</summary>
    public void Begin(long atMs, string? flow) => (_begun, _endedAtMs) = ((atMs, flow), null);

    /// <summary>Whether an event ends a sign-in that no other event has ended before, and how long it took.</summary>
    public bool IsEndOfSignIn(DayEvent one, out long? tookMs)
    {
        tookMs = null;
        if (!IsEnd(one) || _begun?.Flow is not (null or "sign_in" or "recovery"))
            return false;

        if (_endedAtMs is { } before && (_begun is not null || one.AtMs - before <= OneEndMs))
            return false;

        tookMs = _begun is { } begun ? one.AtMs - begun.AtMs : null;
        _endedAtMs = one.AtMs;
        return true;
    }

    /// <summary>The told end of an attempt, which is then taken; null when nobody told of it.</summary>
    public PasskeyEnd? TakePasskeyEnd(long endedAtMs)
    {
        var told = PasskeyEnds.Find(each => Math.Abs(each.AtMs - endedAtMs) <= OneEndMs);
        if (told is not null)
            PasskeyEnds.Remove(told);

        return told;
    }

    /// <summary>A passkey was made. It counts for the prompt that was agreed to shortly before, once.</summary>
    public void Created(AttemptOfDay attempt)
    {
        if (Accepted is not var (count, atMs) || attempt.StartedAtMs < atMs - 1_000 || attempt.StartedAtMs > atMs + LongestCreationMs)
            return;

        count.Created++;
        Accepted = null;
    }

    private static bool IsEnd(DayEvent one) => one.Name switch
    {
        "session.started" or "fallback.used" or "flow.auto_finished" => true,
        "flow.finished" => one.Told.Text("outcome") == "success",
        _ => false,
    };
}
