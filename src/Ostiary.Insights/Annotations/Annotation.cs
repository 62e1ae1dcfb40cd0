using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.Insights;

/// <summary>What an annotation is about.</summary>
public enum AnnotationKind
{
    /// <summary>The site, or an app of it, was changed.</summary>
    Release,

    /// <summary>A system or a browser was updated.</summary>
    OsUpdate,

    /// <summary>Something was broken.</summary>
    Incident,

    /// <summary>What people asked support, or typed into a search.</summary>
    Support,

    /// <summary>People were told of passkeys.</summary>
    Campaign,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Names one annotation of a relying party: <c>ann_…</c>.</summary>
public readonly record struct AnnotationId(string Value)
{
    /// <summary>The prefix of the text.</summary>
    public const string Prefix = "ann";

    /// <summary>A new id.</summary>
    public static AnnotationId New(TimeProvider clock, Entropy entropy) => new(TypedId.New(Prefix, clock, entropy));

    /// <summary>Reads an id; null when it is not one.</summary>
    public static AnnotationId? Parse(string? text) => TypedId.IsWellFormed(Prefix, text) ? new(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What an operator noted beside the figures of a stretch of time.</summary>
public sealed record Annotation
{
    public required AnnotationId Id { get; init; }

    public required RelyingPartyId RelyingPartyId { get; init; }

    public required AnnotationKind Kind { get; init; }

    /// <summary>When it begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends; its beginning where it is about an instant.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The operator's own words: escape them where they are shown.</summary>
    public required string Text { get; init; }

    /// <summary>How many support tickets it stands for; null when it is not about any.</summary>
    public long? Tickets { get; init; }

    /// <summary>The system or browser that it is about, perhaps with a version; empty for all.</summary>
    public required IReadOnlyList<Trait> Segment { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>How kinds are written: in snake_case.</summary>
public static class AnnotationKinds
{
    private static readonly Dictionary<string, AnnotationKind> Named =
        Enum.GetValues<AnnotationKind>().ToDictionary(kind => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()), StringComparer.Ordinal);

    /// <summary>All names, in the order of the kinds.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Named.OrderBy(pair => pair.Value).Select(pair => pair.Key)];

    /// <summary>The name of a kind, such as <c>os_update</c>.</summary>
    public static string Wire(this AnnotationKind kind) => Names[(int)kind];

    /// <summary>The kind of that name; null when there is none.</summary>
    public static AnnotationKind? Find(string? name) => name is not null && Named.TryGetValue(name, out var found) ? found : null;
}
