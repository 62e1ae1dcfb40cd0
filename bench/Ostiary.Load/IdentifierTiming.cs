using System.Diagnostics;

namespace Ostiary.Load;

/// <summary>Whether the time of an answer tells if an identifier is known: both kinds in turns, one at a time.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Samples">How many of each.</param>
/// <param name="Known">Of identifiers that have an account.</param>
/// <param name="Unknown">Of those that have none.</param>
/// <param name="P">Mann-Whitney: how likely a difference like this is by chance alone, when there is none.</param>
internal sealed record IdentifierTiming(string Question, int Samples, Latencies Known, Latencies Unknown, double P)
{
    /// <summary>How much longer the median of unknown identifiers is; negative when it is shorter.</summary>
    public TimeSpan Gap => Unknown.P50 - Known.P50;

    /// <summary>Options for each person and, beside each, for somebody whom nobody is and whose name is as long; then the refusal of a wrong
    /// answer with a passkey that those options list.</summary>
    public static IReadOnlyList<IdentifierTiming> Measure(Wire wire, IReadOnlyList<Person> people, int samples) =>
    [
        Compare("options by identifier", people, samples, identifier => Options(wire, identifier)),
        Compare("refusal of a wrong answer", people, samples, identifier => Refusal(wire, identifier)),
    ];

    private static IdentifierTiming Compare(string question, IReadOnlyList<Person> people, int samples, Func<string, long> time)
    {
        var (known, unknown) = (new long[samples], new long[samples]);
        for (var at = -samples / 10; at < samples; at++)
        {
            var identifier = people[(at + samples) % people.Count].Identifier;
            var stranger = string.Concat("q", identifier.AsSpan(1));
            // Who is first changes each time, so that neither profits from what the other has warmed.
            var (first, second) = at % 2 == 0 ? (identifier, stranger) : (stranger, identifier);
            var (one, other) = (time(first), time(second));
            if (at >= 0)
                (known[at], unknown[at]) = at % 2 == 0 ? (one, other) : (other, one);
        }

        return new IdentifierTiming(question, samples, Latencies.Of(known), Latencies.Of(unknown), MannWhitney.P(known, unknown));
    }

    private static long Options(Wire wire, string identifier)
    {
        var begun = Stopwatch.GetTimestamp();
        wire.Post("/v1/ceremonies/authentication/options", Person.AskFor(identifier));
        return Stopwatch.GetTimestamp() - begun;
    }

    private static long Refusal(Wire wire, string identifier)
    {
        var answer = Stranger.WrongAnswer(wire.Origin, wire.Post("/v1/ceremonies/authentication/options", Person.AskFor(identifier)));
        var begun = Stopwatch.GetTimestamp();
        var (status, _) = wire.Ask("/v1/ceremonies/authentication/verify", answer);
        var took = Stopwatch.GetTimestamp() - begun;
        return status is >= 400 and < 500 ? took : throw new InvalidOperationException($"A wrong answer was answered with {status}");
    }
}
