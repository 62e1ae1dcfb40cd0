using System.Globalization;
using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>A combination on which passkeys fail clearly more often than everywhere else.</summary>
/// <param name="Traits">What it is made of: the most general combination that explains it.</param>
/// <param name="Failed">How many of its tries failed. User decisions are in neither figure; a person who fails alike again and again counts once a day.</param>
/// <param name="Elsewhere">The same of everything else, other combinations of this list left out.</param>
/// <param name="Worse">How much more fails here.</param>
/// <param name="People">How many people about.</param>
/// <param name="LogChance">The natural logarithm of the probability that chance alone does this to one combination.</param>
public sealed record ToxicCombination(
    IReadOnlyList<Trait> Traits, Share Failed, Share Elsewhere, Difference Worse, long People, double LogChance)
{
    /// <summary>The first day on which it was so; null when it was so in the whole period.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>After how many milliseconds half of the failures had come; null when nobody told.</summary>
    public long? MedianMs { get; init; }

    /// <summary>The class of most failures; null when nothing tells.</summary>
    public ErrorClass? Mostly { get; init; }

    /// <summary>How many of the failures are of that class.</summary>
    public Share? OfThatClass { get; init; }

    /// <summary>All of it in one sentence. Names in it come from browsers: escape it where it is shown.</summary>
    public string Sentence
    {
        get
        {
            var where = TraitText.Where(Traits);
            var after = MedianMs is { } ms ? string.Create(CultureInfo.InvariantCulture, $" after {ms / 1000.0:0.0} s (median)") : "";
            var why = Mostly is { } mostly ? $", mostly because {ClassDescription.Of(mostly).Cause}" : "";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{TraitText.What(Traits)} {(TraitText.IsOne(Traits) ? "fails" : "fail")}{after}{(where.Length > 0 ? $" on {where}" : "")}: {Failed.Rate * 100:0.0} % of {Failed.Of:N0} tries, elsewhere {Elsewhere.Rate * 100:0.0} %{why}.");
        }
    }
}
