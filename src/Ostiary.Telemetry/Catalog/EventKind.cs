using System.Collections.Frozen;

namespace Ostiary.Telemetry;

/// <summary>One event of the catalog. Immutable.</summary>
public sealed record EventKind
{
    private readonly FrozenDictionary<string, FieldKind> _byName = FrozenDictionary<string, FieldKind>.Empty;

    /// <summary>Its name, such as <c>ceremony.failed</c>.</summary>
    public required string Name { get; init; }

    /// <summary>When it happens, in one sentence or two.</summary>
    public required string When { get; init; }

    /// <summary>Who may tell of it.</summary>
    public required IReadOnlyList<EventOrigin> Origins { get; init; }

    /// <summary>What it is kept for.</summary>
    public required EventPurpose Purpose { get; init; }

    /// <summary>Whether it can only have happened in a ceremony of this server, and so must carry its ticket.</summary>
    public bool NeedsTicket { get; init; }

    /// <summary>Its fields, in the order of the catalog.</summary>
    public required IReadOnlyList<FieldKind> Fields
    {
        get;
        init
        {
            field = value;
            _byName = value.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);
            RequiredCount = value.Count(kind => kind.IsRequired);
        }
    }

    /// <summary>How many of its fields are required.</summary>
    public int RequiredCount { get; private init; }

    /// <summary>The field of that name; null when this event has none.</summary>
    public FieldKind? Field(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Whether that origin may tell of it.</summary>
    public bool ComesFrom(EventOrigin origin) => Origins.Contains(origin);
}
