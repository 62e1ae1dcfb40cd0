using System.Diagnostics;

namespace Ostiary.Load;

/// <summary>Whether the time of authentication options tells if an identifier is known: both kinds in turns, one at a time.</summary>
/// <param name="Samples">How many of each.</param>
/// <param name="Known">Of identifiers that have an account.</param>
/// <param name="Unknown">Of those that have none.</param>
/// <param name="P">Mann-Whitney: how likely a difference like this is by chance alone, when there is none.</param>
internal sealed record IdentifierTiming(int Samples, Latencies Known, Latencies Unknown, double P)
{
    /// <summary>How much longer the median of unknown identifiers is; negative when it is shorter.</summary>
    public TimeSpan Gap => Unknown.P50 - Known.P50;

    /// <summary>Asks for the options of each person and, beside each, of somebody whom nobody is and whose name is as long.</summary>
    public static async Task<IdentifierTiming> Measure(Wire wire, IReadOnlyList<Person> people, int samples)
    {
        var (known, unknown) = (new long[samples], new long[samples]);
        for (var at = -samples / 10; at < samples; at++)
        {
            var identifier = people[(at + samples) % people.Count].Identifier;
            var stranger = string.Concat("q", identifier.AsSpan(1));
            // Who is first changes each time, so that neither profits from what the other has warmed.
            var (first, second) = at % 2 == 0 ? (identifier, stranger) : (stranger, identifier);
            var (one, other) = (await Time(wire, first), await Time(wire, second));
            if (at >= 0)
                (known[at], unknown[at]) = at % 2 == 0 ? (one, other) : (other, one);
        }

        return new IdentifierTiming(samples, Latencies.Of(known), Latencies.Of(unknown), MannWhitney.P(known, unknown));
    }

    private static async Task<long> Time(Wire wire, string identifier)
    {
        var begun = Stopwatch.GetTimestamp();
        await wire.Post("/v1/ceremonies/authentication/options", Person.AskFor(identifier));
        return Stopwatch.GetTimestamp() - begun;
    }
}
