using System.Text.Json.Serialization;

namespace Ostiary.Contracts.Insights;

/// <summary>What to note beside the figures of a stretch of time.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CreateAnnotationRequest
{
    /// <summary><c>release</c>, <c>os_update</c>, <c>incident</c>, <c>support</c>, <c>campaign</c> or <c>other</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>1 to 500 characters in one line. All staff of the relying party read it: no names, addresses or account numbers.</summary>
    public string? Text { get; init; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When it ends; absent for an instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many support tickets it stands for.</summary>
    public long? Tickets { get; init; }

    /// <summary>The system or browser that it is about, by the names of filters: <c>os</c>, <c>osVersion</c>, <c>browser</c>, <c>browserVersion</c>.</summary>
    public IReadOnlyDictionary<string, string>? Segment { get; init; }
}

/// <summary>What an operator noted.</summary>
public sealed record AnnotationSummary
{
    /// <summary>Names it: <c>ann_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>release</c>, <c>os_update</c>, <c>incident</c>, <c>support</c>, <c>campaign</c> or <c>other</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The operator's words: escape them where they are shown.</summary>
    public required string Text { get; init; }

    /// <summary>When it begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends; its beginning where it is about an instant.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>How many support tickets it stands for.</summary>
    public long? Tickets { get; init; }

    /// <summary>The system or browser that it is about; empty for all.</summary>
    public required IReadOnlyDictionary<string, string> Segment { get; init; }

    /// <summary>When it was noted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
