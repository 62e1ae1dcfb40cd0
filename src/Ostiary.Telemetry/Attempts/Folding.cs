namespace Ostiary.Telemetry;

/// <summary>Makes an attempt of its story. Pure: the same events and rules give the same attempt, in whatever order they came.</summary>
public static class Folding
{
    /// <summary>The attempt, and what was known of why it ended as it did.</summary>
    public static FoldedAttempt Fold(AttemptStory story, RuleSet rules)
    {
        var end = AttemptEnd.Of(story);
        var device = DeviceOfAttempt.Of(story);
        var signals = new Lazy<AttemptSignals>(() => SignalReading.Of(story, end, device));
        var why = end.IsSuccess || end.HasAnswerWithoutVerdict ? null : Reason(signals.Value, rules);
        var outcome = OutcomeOf(end, why);
        return new FoldedAttempt(Row(story, end, outcome, why, device), signals, why);
    }

    // The rule that takes what is left knows nothing of an attempt that ended without a word.
    private static Classification? Reason(AttemptSignals signals, RuleSet rules)
    {
        var why = rules.Classify(signals);
        return why.Class == ErrorClass.Unknown && signals is { ErrorName: null, ErrorCode: null, ServerCode: null } ? null : why;
    }

    private static AttemptOutcome OutcomeOf(AttemptEnd end, Classification? why) =>
        end.IsSuccess ? AttemptOutcome.Succeeded
        : why is { Expected: true } ? AttemptOutcome.Unused
        : end.Rejected is not null ? AttemptOutcome.Refused
        : end.HasAnswerWithoutVerdict ? AttemptOutcome.Abandoned
        : end.Failed is not null ? AttemptOutcome.Failed
        : AttemptOutcome.Abandoned;

    private static Attempt Row(AttemptStory story, AttemptEnd end, AttemptOutcome outcome, Classification? why, AttemptDevice device)
    {
        var (first, client) = (story.Own[0], story.ByClient);
        var asked = AskedReading.Of(story);
        var authenticator = AuthenticatorReading.Of(story);
        return new Attempt
        {
            RelyingParty = story.RelyingParty,
            Key = story.Key,
            Ceremony = story.Ceremonies.Count > 0 ? story.Ceremonies[0] : null,
            Session = client?.Session,
            Tab = client?.Tab,
            Subject = SubjectOf(story),
            Credential = story.Own.LastOrDefault(one => one.Credential is not null)?.Credential,
            Decision = story.Own.LastOrDefault(one => one.Decision is not null)?.Decision,
            Touchpoint = story.Own.FirstOrDefault(one => one.Touchpoint is not null)?.Touchpoint,
            StartedAtMs = first.OccurredAtMs,
            EndedAtMs = end.AtMs,
            Flow = asked.Flow,
            Operation = asked.Operation,
            Mediation = asked.Mediation,
            Surface = client?.Surface ?? first.Surface,
            Outcome = outcome,
            Furthest = NodeReading.Of(story, outcome, why?.Class),
            EndedWith = end.IsSuccess ? "passkey" : end.OtherMethod,
            Device = device,
            Authenticator = authenticator.Class,
            Transport = authenticator.Transport,
            Manager = ManagerReading.Of(story),
            Cohort = CohortOf(story),
            OptionsMs = story.Last("ceremony.options_received")?.Told.Number("latencyMs"),
            CeremonyMs = end.CeremonyMs,
            ServerMs = end.ServerMs,
            Error = why is null ? null : new(why.Class, why.Party, (int)Math.Round(why.Confidence * 1000), why.RuleId, why.RulesVersion),
            ErrorName = end.Failed?.Told.Text("name"),
            ServerCode = end.Rejected?.Told.Text("serverReason"),
            SupportCode = (story.Last("ceremony.rejected") ?? story.Last("ceremony.verified"))?.Told.Text("supportCode") ?? story.LastText("supportCode"),
            IsDeadEnd = outcome is AttemptOutcome.Failed or AttemptOutcome.Refused && !end.GotInAfterwards,
            HasUnexpectedQrCode = story.All("hybrid.observed").Any(one => one.Told.Flag("expected") == false),
            KeyPath = KeyReading.Of(story, end, authenticator, why?.Class),
            ToldSteps = ToldSteps.Of(story),
            Events = story.Own.Count,
        };
    }

    // A backend knows its people. Of what pages say, an attempt that steers takes only what came with its ticket.
    private static string? CohortOf(AttemptStory story) =>
        story.Own.LastOrDefault(one => one.Cohort is not null && one.IsFromServer)?.Cohort
        ?? story.Own.FirstOrDefault(one => one.Cohort is not null && (one.Ceremony is not null || !story.IsTicketed))?.Cohort;

    // What the server says of the person beats what a page says.
    private static string? SubjectOf(AttemptStory story) =>
        story.Own.LastOrDefault(one => one.Subject is not null && one.IsFromServer)?.Subject
        ?? story.Own.LastOrDefault(one => one.Subject is not null)?.Subject
        ?? story.Around.LastOrDefault(one => one.Subject is not null && one.Tab == story.ByClient?.Tab && one.OccurredAtMs <= story.Own[^1].OccurredAtMs)?.Subject;
}

/// <summary>An attempt with what speaks for its error class.</summary>
public sealed class FoldedAttempt
{
    private readonly Lazy<AttemptSignals> _signals;

    internal FoldedAttempt(Attempt attempt, Lazy<AttemptSignals> signals, Classification? why) => (Attempt, _signals, Why) = (attempt, signals, why);

    /// <summary>The row.</summary>
    public Attempt Attempt { get; }

    /// <summary>What the rules were asked about, or would be; read when it is asked for.</summary>
    public AttemptSignals Signals => _signals.Value;

    /// <summary>What they said; null when it succeeded, or nothing tells.</summary>
    public Classification? Why { get; }

    /// <summary>The sentence for the person who answers for it; null when there is nothing to explain.</summary>
    public RootCause? Cause => Why is null ? null : RootCause.Of(Signals, Why);
}
