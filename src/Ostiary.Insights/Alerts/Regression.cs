using System.Globalization;
using System.Text.Json;
using Ostiary.Kernel;
using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>Names one regression of a relying party: <c>rgr_…</c>.</summary>
public readonly record struct RegressionId(string Value)
{
    /// <summary>The prefix of the text.</summary>
    public const string Prefix = "rgr";

    /// <summary>A new id.</summary>
    public static RegressionId New(TimeProvider clock, Entropy entropy) => new(TypedId.New(Prefix, clock, entropy));

    /// <summary>Reads an id; null when it is not one.</summary>
    public static RegressionId? Parse(string? text) => TypedId.IsWellFormed(Prefix, text) ? new(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What a regression is worse than.</summary>
public enum RegressionReference
{
    /// <summary>The same combination, in the weeks before.</summary>
    Before,

    /// <summary>The version before it, in the weeks before: a new version has no past of its own.</summary>
    Predecessor,
}

/// <summary>Why a regression was closed.</summary>
public enum RegressionEnd
{
    /// <summary>Its rate went back, further than half the way.</summary>
    Recovered,

    /// <summary>For two weeks nearly nobody tried.</summary>
    Faded,
}

/// <summary>A combination on which passkeys fail clearly more often than they did: opened once, closed when it is over.</summary>
/// <remarks>Counts are of people whose ceremony this server issued, each once a day; those who decided otherwise are in none of them.</remarks>
public sealed record Regression
{
    public required RegressionId Id { get; init; }

    /// <summary>What it is made of.</summary>
    public required IReadOnlyList<Trait> Traits { get; init; }

    /// <summary>The first day that is worse, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was over; null while it goes on.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why it was closed.</summary>
    public RegressionEnd? End { get; init; }

    /// <summary>How many days were looked at when it was opened.</summary>
    public required int WindowDays { get; init; }

    /// <summary>How many failed when it was opened.</summary>
    public required Share Failed { get; init; }

    /// <summary>How many people about failed then.</summary>
    public required long People { get; init; }

    /// <summary>What it is worse than.</summary>
    public required RegressionReference Reference { get; init; }

    /// <summary>The version that it is held against, where that is another one.</summary>
    public string? ReferenceVersion { get; init; }

    /// <summary>How many failed there.</summary>
    public required Share Referred { get; init; }

    /// <summary>How many failed everywhere else in the same days.</summary>
    public required Share Elsewhere { get; init; }

    /// <summary>The class of most failures; null when nothing tells.</summary>
    public ErrorClass? Mostly { get; init; }

    /// <summary>How many of the failures are of that class.</summary>
    public required Share OfThatClass { get; init; }

    /// <summary>The natural logarithm of how much more likely this is with another rate than with that of the reference.</summary>
    public required double LogEvidence { get; init; }

    /// <summary>How many failed yesterday and today, when it was last looked at.</summary>
    public required Share Now { get; init; }

    /// <summary>When that was.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Whether it goes on.</summary>
    public bool IsOpen => ClosedAt is null;

    /// <summary>How much more fails.</summary>
    public Difference Worse => Difference.Between(Referred, Failed)!;

    /// <summary>What it is about, from a closed list: <c>system</c>, <c>browser</c> or <c>model</c>.</summary>
    public string Kind => Traits[0].Dimension switch { AttemptDimension.Os => "system", AttemptDimension.Browser => "browser", _ => "model" };

    /// <summary>All of it in one sentence. Names in it come from browsers: escape it where it is shown.</summary>
    public string Sentence
    {
        get
        {
            var why = Mostly is { } mostly ? $", mostly because {ClassDescription.Of(mostly).Cause}" : "";
            var than = Reference == RegressionReference.Before ? "before it was" : $"with version {VersionWords.Of(ReferenceVersion ?? "")} it was";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{TraitText.What(Traits)} {(TraitText.IsOne(Traits) ? "fails" : "fail")} on {TraitText.Where(Traits)} since {Since:d MMM yyyy}: {Failed.Rate * 100:0.0} % of {Failed.Of:N0} tries, {than} {Referred.Rate * 100:0.0} % of {Referred.Of:N0}, elsewhere {Elsewhere.Rate * 100:0.0} %{why}.");
        }
    }

    /// <summary>What to look at next.</summary>
    public string NextStep => Mostly is { } mostly
        ? ClassDescription.Of(mostly).Hint
        : "Open the failed attempts behind it, and try one on such a device; nothing tells yet why they end.";
}

/// <summary>How the words of a regression are written: in snake_case.</summary>
public static class RegressionWords
{
    /// <summary>The name of a reference.</summary>
    public static string Wire(this RegressionReference reference) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reference.ToString());

    /// <summary>The name of an end.</summary>
    public static string Wire(this RegressionEnd end) => JsonNamingPolicy.SnakeCaseLower.ConvertName(end.ToString());
}
