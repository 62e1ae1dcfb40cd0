using System.Collections.Frozen;

namespace Ostiary.Telemetry;

/// <summary>
/// The one list of events: what may be told, by whom, in which fields and bounds, and how private it is. Validation, the SDK's types,
/// the reference and what expires when (<see cref="RetentionTable"/>) all come from it. Immutable.
/// </summary>
public sealed class Catalog
{
    private const string Resource = "Ostiary.Telemetry.Catalog.catalog.json";

    private static readonly Lazy<Catalog> BuiltIn = new(ReadBuiltIn);

    private readonly FrozenDictionary<string, EventKind> _byName;
    private readonly FrozenDictionary<string, FieldKind> _envelope;
    private readonly FrozenSet<string> _forbidden;

    internal Catalog(IReadOnlyList<EventKind> events, IReadOnlyList<FieldKind> envelope, IReadOnlyList<string> forbidden)
    {
        Events = events;
        Envelope = envelope;
        Forbidden = forbidden;
        _byName = events.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);
        _envelope = envelope.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);
        RequiredInEnvelope = envelope.Count(kind => kind.IsRequired);
        _forbidden = forbidden.Select(Plain).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The catalog of this build. Read once, at first use.</summary>
    public static Catalog Current => BuiltIn.Value;

    /// <summary>Counts up whenever a field or an event is added; nothing is ever renamed or removed.</summary>
    public required int Version { get; init; }

    /// <summary>Every event, in the order of the catalog.</summary>
    public IReadOnlyList<EventKind> Events { get; }

    /// <summary>What every event carries besides its own fields.</summary>
    public IReadOnlyList<FieldKind> Envelope { get; }

    /// <summary>Names that no field and no label may have, whatever is in it.</summary>
    public IReadOnlyList<string> Forbidden { get; }

    /// <summary>The lists of values that several fields share, by name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; init; }

    /// <summary>The event of that name; null when there is none.</summary>
    public EventKind? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>How many members of the envelope are required, <c>fields</c> apart.</summary>
    public int RequiredInEnvelope { get; }

    /// <summary>The member of the envelope of that name; null when there is none.</summary>
    public FieldKind? FindInEnvelope(string name) => _envelope.GetValueOrDefault(name);

    /// <summary>Whether a name is forbidden, in whatever case and with whatever separators it is written.</summary>
    public bool Forbids(string name) => _forbidden.Contains(Plain(name));

    /// <summary>Reads a catalog.</summary>
    /// <exception cref="CatalogException">It contradicts itself; the message says where.</exception>
    public static Catalog Read(Stream json) => CatalogReading.Read(json);

    private static Catalog ReadBuiltIn()
    {
        using var resource = typeof(Catalog).Assembly.GetManifestResourceStream(Resource)
            ?? throw new CatalogException("The catalog of events is not in the assembly.");
        return Read(resource);
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
