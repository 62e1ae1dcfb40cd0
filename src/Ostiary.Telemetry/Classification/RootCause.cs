using System.Globalization;
using System.Text;

namespace Ostiary.Telemetry;

/// <summary>Why one attempt ended as it did, for the person who answers for it.</summary>
/// <param name="Sentence">One plain sentence. Names and versions in it come from browsers: escape it where it is shown.</param>
/// <param name="Confidence">How sure that is, from 0 to 1.</param>
/// <param name="NextStep">What to do now.</param>
/// <param name="Because">The evidence in words; empty when there is none.</param>
public sealed record RootCause(string Sentence, double Confidence, string NextStep, string Because)
{
    private const int LongestName = 40;

    /// <summary>The sentence for a classified attempt.</summary>
    public static RootCause Of(AttemptSignals signals, Classification classification)
    {
        var description = ClassDescription.Of(classification.Class);
        var sentence = new StringBuilder(Likelihood(classification.Confidence));
        if (Where(signals) is { } where)
            sentence.Append(CultureInfo.InvariantCulture, $" {where},");

        sentence.Append(CultureInfo.InvariantCulture, $" {description.Cause}");
        if (signals.DurationMs is { } lasted and >= 0)
            sentence.Append(CultureInfo.InvariantCulture, $", {lasted / 1000.0:0.#} s after it began");

        return new(sentence.Append('.').ToString(), classification.Confidence, description.NextStep, InWords(classification.Evidence));
    }

    /// <summary>The sentence for an attempt as it was kept, when its events have gone or say less than it does; null when there is nothing to explain.</summary>
    public static RootCause? OfKept(Attempt attempt) => attempt.Error is not { } error ? null : Of(
        new AttemptSignals
        {
            Os = Known(attempt.Device.Os),
            OsVersion = attempt.Device.OsVersion,
            Browser = Known(attempt.Device.Browser),
            BrowserVersion = attempt.Device.BrowserVersion,
            Model = attempt.Device.Model,
            DurationMs = attempt.CeremonyMs,
        },
        new Classification(error.Class, error.Party, error.ConfidencePermille / 1000.0, [], error.RuleId, error.RulesVersion, attempt.Outcome == AttemptOutcome.Unused));

    private static string? Known(string word) => word is AttemptWords.Unknown or AttemptWords.Other ? null : word;

    private static string Likelihood(double confidence) => confidence switch
    {
        >= 0.85 => "Almost certainly:",
        >= 0.6 => "Probably:",
        >= 0.4 => "Perhaps:",
        _ => "Hard to tell:",
    };

    private static string? Where(AttemptSignals signals)
    {
        var system = Named(OsName(signals.Os), signals.OsVersion);
        var browser = Named(BrowserName(signals.Browser), signals.BrowserVersion?.Split('.')[0]);
        var place = string.Join(" with ", new[] { system, browser }.Where(word => word is not null));
        var model = Short(signals.Model);
        return (place.Length, model) switch
        {
            (0, null) => null,
            (0, _) => $"on {model}",
            (_, null) => $"on {place}",
            _ => $"on {place} ({model})",
        };
    }

    private static string? Named(string? name, string? version) =>
        name is null ? null : Short(version) is { } known ? $"{name} {VersionWords.Of(known)}" : name;

    private static string? OsName(string? os) => os switch
    {
        "windows" => "Windows",
        "macos" => "macOS",
        "ios" => "iOS",
        "android" => "Android",
        "linux" => "Linux",
        "chromeos" => "ChromeOS",
        "harmonyos" => "HarmonyOS",
        _ => Short(os),
    };

    private static string? BrowserName(string? browser) =>
        Short(browser) is { } name ? char.ToUpperInvariant(name[0]) + name[1..] : null;

    private static string? Short(string? text) => text is null ? null : StructuredText.Clean(text, LongestName);

    private static string InWords(IReadOnlyList<Evidence> evidence) =>
        string.Join("; ", evidence.Select(each => $"{each.Signal.Replace('_', ' ')}: {each.Value}"));
}
