using Ostiary.Kernel;
using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>An annotation as somebody asks for it, by API or form, before anything of it is believed.</summary>
public sealed record AnnotationWish
{
    /// <summary>The most characters of a text.</summary>
    public const int LongestText = 500;

    /// <summary>The most tickets of one annotation.</summary>
    public const long MostTickets = 1_000_000;

    /// <summary>What the segment may name, and in what each version lies.</summary>
    public static readonly IReadOnlyList<AttemptDimension> SegmentDimensions =
        [AttemptDimension.Os, AttemptDimension.OsVersion, AttemptDimension.Browser, AttemptDimension.BrowserVersion];

    /// <summary>The name of a kind.</summary>
    public string? Kind { get; init; }

    /// <summary>The operator's words.</summary>
    public string? Text { get; init; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When it ends; null for an instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many support tickets it stands for.</summary>
    public long? Tickets { get; init; }

    /// <summary>Values by the names of filters; null or empty for all.</summary>
    public IReadOnlyDictionary<string, string>? Segment { get; init; }

    /// <summary>The annotation. Fails with <c>insights.annotation_invalid</c>, naming the field.</summary>
    public Outcome<Annotation> Checked(RelyingPartyId relyingParty, TimeProvider clock, Entropy entropy)
    {
        var refused = KindIsKnown() ?? TextIsReadable() ?? TimeIsPossible() ?? TicketsAreCounted() ?? SegmentIsOne();
        return refused is null
            ? new Annotation
            {
                Id = AnnotationId.New(clock, entropy),
                RelyingPartyId = relyingParty,
                Kind = AnnotationKinds.Find(Kind)!.Value,
                From = Stored(From!.Value),
                Until = Stored(Until ?? From.Value),
                Text = Text!.Trim(),
                Tickets = Tickets,
                Segment = [.. SegmentDimensions.Where(each => ValueOf(each) is not null).Select(each => new Trait(each, ValueOf(each)!))],
                CreatedAt = Stored(clock.GetUtcNow()),
            }
            : refused;
    }

    private Failure? KindIsKnown() => AnnotationKinds.Find(Kind) is null ? Invalid("kind", string.Join(", ", AnnotationKinds.Names)) : null;

    private Failure? TextIsReadable() => Text?.Trim() is not { Length: > 0 and <= LongestText } text || text.Any(char.IsControl)
        ? Invalid("text", $"1 to {LongestText} characters in one line")
        : null;

    private Failure? TimeIsPossible() =>
        From is not { Year: >= 2000 and <= 9000 } from ? Invalid("from", "an instant is written as in 2026-11-21T12:00:00Z")
        : Until is { } until && (until < from || until - from > FilterWords.LongestPeriod) ? Invalid("until", $"not before from, and at most {FilterWords.LongestPeriod.Days} days after it")
        : null;

    private Failure? TicketsAreCounted() => Tickets is < 0 or > MostTickets ? Invalid("tickets", $"0 to {MostTickets}") : null;

    private Failure? SegmentIsOne() =>
        Segment?.Keys.FirstOrDefault(name => !SegmentDimensions.Select(FilterWords.NameOf).Contains(name, StringComparer.Ordinal)) is not null ? Invalid("segment", "os, osVersion, browser and browserVersion")
        : SegmentDimensions.Any(each => ValueOf(each) is { } value && !FilterWords.IsPossible(each, value)) ? Invalid("segment", $"a value has at most {FilterWords.LongestValue} characters")
        : IsLoose(AttemptDimension.OsVersion, AttemptDimension.Os) || IsLoose(AttemptDimension.BrowserVersion, AttemptDimension.Browser) ? Invalid("segment", "a version is one of a system or a browser")
        : null;

    private bool IsLoose(AttemptDimension version, AttemptDimension of) => ValueOf(version) is not null && ValueOf(of) is null;

    private string? ValueOf(AttemptDimension dimension) => Segment?.GetValueOrDefault(FilterWords.NameOf(dimension)) is { Length: > 0 } value ? value : null;

    // As it is stored, so that what is read again is equal.
    private static DateTimeOffset Stored(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    private static Failure Invalid(string field, string why) => new(InsightsCodes.AnnotationInvalid, why) { Field = field };
}
