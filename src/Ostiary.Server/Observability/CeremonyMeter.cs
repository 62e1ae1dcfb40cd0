using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ostiary.Kernel;

namespace Ostiary.Server.Observability;

/// <summary>Counts and times every ceremony: the raw material of success rates (M1, M2) and latency (M3). Labels come from closed lists.</summary>
public sealed class CeremonyMeter : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Ostiary";

    /// <summary>Relying parties beyond this many share the label <c>other</c>, so that a server with many keeps its metrics small.</summary>
    private const int MostRelyingParties = 100;

    private readonly Meter _meter = new(Name);
    private readonly ActivitySource _source = new(Name);
    private readonly ConcurrentDictionary<string, string> _relyingParties = new(StringComparer.Ordinal);
    private readonly Counter<long> _options;
    private readonly Counter<long> _answers;
    private readonly Histogram<double> _server;
    private readonly Histogram<double> _person;

    /// <summary>Makes the instruments.</summary>
    public CeremonyMeter()
    {
        _options = _meter.CreateCounter<long>("ostiary.ceremony.options", "{ceremony}", "Ceremonies for which options were issued or refused.");
        _answers = _meter.CreateCounter<long>("ostiary.ceremony.answers", "{ceremony}", "Answers that were verified, by outcome, fault and code.");
        _server = _meter.CreateHistogram("ostiary.ceremony.server.duration", "s", "Time that the server took for options or verification.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] });
        _person = _meter.CreateHistogram("ostiary.ceremony.answer.duration", "s", "Time from the issue of options to a verified answer: the person and the authenticator.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1, 2, 3, 5, 8, 15, 30, 60, 120, 300, 600] });
    }

    /// <summary>Begins a span around options or verification; dispose it when the answer is known.</summary>
    public Activity? Span(string ceremony, string act) => _source.StartActivity($"{ceremony} {act}");

    /// <summary>Counts issued or refused options.</summary>
    public void OptionsAnswered(string ceremony, string mediation, RelyingPartyId relyingParty, Failure? failure, TimeSpan took)
    {
        var tags = Tags(ceremony, relyingParty, failure);
        tags.Add("mediation", mediation);
        _options.Add(1, tags);
        _server.Record(took.TotalSeconds, new("ceremony", ceremony), new("act", "options"));
        Mark(failure);
    }

    /// <summary>Counts a verified or refused answer.</summary>
    /// <param name="ceremony">The ceremony, such as <c>authentication</c>.</param>
    /// <param name="relyingParty">Whose.</param>
    /// <param name="failure">Null when it was accepted.</param>
    /// <param name="took">The server's time.</param>
    /// <param name="answeredAfter">Time since the options were issued; null when refused.</param>
    public void AnswerVerified(string ceremony, RelyingPartyId relyingParty, Failure? failure, TimeSpan took, TimeSpan? answeredAfter)
    {
        _answers.Add(1, Tags(ceremony, relyingParty, failure));
        _server.Record(took.TotalSeconds, new("ceremony", ceremony), new("act", "verify"));
        if (answeredAfter is { } answered)
            _person.Record(answered.TotalSeconds, new KeyValuePair<string, object?>("ceremony", ceremony));

        Mark(failure);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
        _source.Dispose();
    }

    private TagList Tags(string ceremony, RelyingPartyId relyingParty, Failure? failure) => new()
    {
        { "ceremony", ceremony },
        { "relying_party", LabelOf(relyingParty) },
        { "outcome", failure is null ? "accepted" : "refused" },
        { "fault", FaultOf(failure) },
        { "code", failure?.Code.Value ?? "" },
    };

    private string LabelOf(RelyingPartyId relyingParty) =>
        _relyingParties.TryGetValue(relyingParty.Value, out var known) ? known
        : _relyingParties.Count >= MostRelyingParties ? "other"
        : _relyingParties.GetOrAdd(relyingParty.Value, relyingParty.Value);

    // A person's own no is no outage: only what remains counts against the service's promise.
    private static string FaultOf(Failure? failure) => failure?.Code.Kind switch
    {
        null => "none",
        FailureKind.Malformed or FailureKind.TooLarge or FailureKind.Unsupported => "client",
        FailureKind.Gone or FailureKind.Conflict or FailureKind.Unauthenticated => "user",
        FailureKind.TooMany => "limit",
        _ => "policy",
    };

    private static void Mark(Failure? failure)
    {
        if (failure is not null)
            Activity.Current?.SetStatus(ActivityStatusCode.Error, failure.Code.Value).SetTag("ostiary.code", failure.Code.Value);
    }
}
