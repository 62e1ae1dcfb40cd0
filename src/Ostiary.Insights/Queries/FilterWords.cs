using System.Text.Json;
using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>How filters are named in addresses, and what each may ask for. The API and the console read them alike.</summary>
public static class FilterWords
{
    /// <summary>The most characters of a value.</summary>
    public const int LongestValue = 64;

    /// <summary>What has neither error class nor party has this one.</summary>
    public const string None = "none";

    /// <summary>What stands before the name of a filter of the other segment that a question is held against.</summary>
    public const string Against = "against.";

    /// <summary>Of the other segment: as if the question did not have this filter.</summary>
    public const string Any = "any";

    /// <summary>The longest period that a question may be about.</summary>
    public static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(400);

    private static readonly Dictionary<AttemptDimension, IReadOnlyList<string>> Closed = new()
    {
        [AttemptDimension.Flow] = WordsOf("flow"),
        [AttemptDimension.Operation] = WordsOf("operation"),
        [AttemptDimension.Mediation] = WordsOf("mediation"),
        [AttemptDimension.Surface] = WordsOf("surface"),
        [AttemptDimension.Transport] = WordsOf("transport"),
        [AttemptDimension.Outcome] = [.. Enum.GetValues<AttemptOutcome>().Select(each => each.Wire())],
        [AttemptDimension.Authenticator] = [.. Enum.GetValues<AuthenticatorClass>().Select(each => each.Wire())],
        [AttemptDimension.ErrorClass] = [.. Enum.GetValues<ErrorClass>().Select(each => each.Wire()), None],
        [AttemptDimension.Party] = [.. Enum.GetValues<Party>().Select(each => each.Wire()), None],
    };

    /// <summary>Every dimension by its name in addresses, such as <c>formFactor</c>.</summary>
    public static IReadOnlyDictionary<string, AttemptDimension> Names { get; } =
        Enum.GetValues<AttemptDimension>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>The name of a dimension in addresses.</summary>
    public static string NameOf(AttemptDimension dimension) => JsonNamingPolicy.CamelCase.ConvertName(dimension.ToString());

    /// <summary>The values of a closed list; empty for what may be any text.</summary>
    public static IReadOnlyList<string> Choices(AttemptDimension dimension) => Closed.GetValueOrDefault(dimension, []);

    /// <summary>Whether a dimension can have this value. Closed lists are held against; names of devices are any text that could be stored.</summary>
    public static bool IsPossible(AttemptDimension dimension, string value) => Choices(dimension) is { Count: > 0 } words
        ? words.Contains(value, StringComparer.Ordinal)
        : value.Length <= LongestValue && !value.Any(char.IsControl);

    /// <summary>Whether the other segment can have this value.</summary>
    public static bool IsPossibleAgainst(AttemptDimension dimension, string value) => value == Any || IsPossible(dimension, value);

    /// <summary>The other segment: a question with some of its filters changed, and those that are <see cref="Any"/> taken away.</summary>
    public static AttemptFilter Changed(AttemptFilter filter, IReadOnlyDictionary<AttemptDimension, string> changes) => filter with
    {
        Where = filter.Where.Where(pair => !changes.ContainsKey(pair.Key)).Concat(changes.Where(pair => pair.Value != Any)).ToDictionary(pair => pair.Key, pair => pair.Value),
    };

    /// <summary>A support code as it is kept: people copy it with spaces around it, and read it out in capitals.</summary>
    public static string? SupportCodeOf(string? written) => string.IsNullOrWhiteSpace(written) ? null : written.Trim().ToLowerInvariant();

    private static string[] WordsOf(string list) => [.. Catalog.Current.Words[list], AttemptWords.Unknown];
}
