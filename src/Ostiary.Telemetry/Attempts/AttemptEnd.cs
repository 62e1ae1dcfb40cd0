namespace Ostiary.Telemetry;

/// <summary>How a story ends, before anybody asks why.</summary>
internal sealed record AttemptEnd
{
    /// <summary>The platform's last failure; null when there is none.</summary>
    public AttemptEvent? Failed { get; private init; }

    /// <summary>The server's last refusal; null when there is none.</summary>
    public AttemptEvent? Rejected { get; private init; }

    public bool IsSuccess { get; private init; }

    /// <summary>The platform answered a ceremony of this server, and the server was never told, or never said anything.</summary>
    public bool HasAnswerWithoutVerdict { get; private init; }

    public long AtMs { get; private init; }

    public long? CeremonyMs { get; private init; }

    public long? ServerMs { get; private init; }

    /// <summary>The method other than this attempt by which the person got in afterwards; null when they did not, or nobody said how.</summary>
    public string? OtherMethod { get; private init; }

    public bool GotInAfterwards { get; private init; }

    /// <summary>A word of <see cref="AttemptSignals.Next"/>; null when nobody told.</summary>
    public string? Next { get; private init; }

    public static AttemptEnd Of(AttemptStory story)
    {
        // Of a ceremony of ours only we know that it was accepted.
        var verified = story.All("ceremony.verified").LastOrDefault(one => one.IsFromServer || !story.IsTicketed);
        var rejected = verified is null ? story.Last("ceremony.rejected") : null;
        var (answered, failed) = (story.Last("ceremony.succeeded"), story.Last("ceremony.failed"));
        var isSuccess = verified is not null || (answered is not null && rejected is null && !story.IsTicketed);
        var last = verified ?? rejected ?? answered ?? failed;
        var atMs = last?.OccurredAtMs ?? story.Own[^1].OccurredAtMs;
        var after = story.Around.Where(one => one.OccurredAtMs >= atMs && one.OccurredAtMs <= atMs + (long)AttemptStory.Aftermath.TotalMilliseconds).ToList();
        var gotIn = after.Find(GotIn);
        return new()
        {
            Failed = answered is null ? failed : null,
            Rejected = rejected,
            IsSuccess = isSuccess,
            HasAnswerWithoutVerdict = answered is not null && !isSuccess && rejected is null,
            AtMs = atMs,
            CeremonyMs = (answered ?? failed)?.Told.Number("durationMs"),
            ServerMs = (verified ?? rejected)?.Told.Number("serverLatencyMs"),
            GotInAfterwards = gotIn is not null,
            OtherMethod = gotIn is null ? null : MethodOf(gotIn),
            Next = after.Select(NextOf).FirstOrDefault(next => next is not null) ?? (after.Exists(ChosePasskeyAgain) ? "retried" : null),
        };
    }

    private static bool GotIn(AttemptEvent one) => one.Name switch
    {
        "session.started" or "fallback.used" or "flow.auto_finished" or "ceremony.succeeded" => true,
        "flow.finished" => one.Told.Text("outcome") == "success",
        _ => false,
    };

    private static string? MethodOf(AttemptEvent one) => one.Name == "ceremony.succeeded" ? "passkey" : one.Told.Text("method");

    // A new attempt is told of among its own events, not around this one: that the person chose to try again is all that this story knows of it.
    private static bool ChosePasskeyAgain(AttemptEvent one) => one.Name is "method.switched" or "method.chosen" && one.Told.Text("to") == "passkey";

    private static string? NextOf(AttemptEvent one) => one.Name switch
    {
        "fallback.used" or "otp.sent" or "otp.submitted" => "other_method",
        "method.switched" or "method.chosen" => one.Told.Text("to") is "passkey" ? null : "other_method",
        "flow.finished" => one.Told.Text("outcome") != "success" ? null : one.Told.Text("method") is null or "passkey" ? "succeeded" : "other_method",
        "session.started" => one.Told.Text("method") is null or "passkey" ? "succeeded" : "other_method",
        "ceremony.succeeded" or "flow.auto_finished" => "succeeded",
        "flow.abandoned" => "left",
        _ => null,
    };
}
