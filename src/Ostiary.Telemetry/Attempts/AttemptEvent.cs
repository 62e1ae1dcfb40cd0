using System.Data.Common;
using System.Text;
using System.Text.Json;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>A stored event as attempts are folded from it.</summary>
public sealed record AttemptEvent
{
    private EventFields? _told;

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary><c>browser</c>, <c>native</c> or <c>server</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>By our clock, Unix milliseconds.</summary>
    public required long OccurredAtMs { get; init; }

    public long Seq { get; init; }

    public string Tab { get; init; } = "";

    public string Session { get; init; } = "";

    public Guid? Attempt { get; init; }

    public string? Ceremony { get; init; }

    public string? Decision { get; init; }

    public required string Surface { get; init; }

    public string? Touchpoint { get; init; }

    public string? Cohort { get; init; }

    public string? Subject { get; init; }

    public string? Credential { get; init; }

    /// <summary>Its fields as JSON.</summary>
    public required string Fields { get; init; }

    /// <summary>Its fields, read once.</summary>
    public EventFields Told => _told ??= EventFields.Read(Fields);

    internal bool IsFromServer => Origin == "server";

    /// <summary>How many columns <see cref="Read"/> reads, from the first.</summary>
    internal const int Columns = 16;

    /// <summary>The attempt alone.</summary>
    internal static Guid? AttemptIn(DbDataReader row) => row.BytesOrNull(7) is { } attempt ? new Guid(attempt, bigEndian: true) : null;

    internal static AttemptEvent Read(DbDataReader row) => new()
    {
        Id = new Guid(row.Bytes(0), bigEndian: true),
        Name = row.GetString(1),
        Origin = row.GetString(2),
        OccurredAtMs = row.GetInt64(3),
        Seq = row.GetInt64(4),
        Tab = row.GetString(5),
        Session = row.GetString(6),
        Attempt = AttemptIn(row),
        Ceremony = row.TextOrNull(8),
        Decision = row.TextOrNull(9),
        Surface = row.GetString(10),
        Touchpoint = row.TextOrNull(11),
        Subject = row.TextOrNull(12),
        Credential = row.TextOrNull(13),
        Fields = row.GetString(14),
        Cohort = row.TextOrNull(15),
    };
}

/// <summary>The fields of one event. What is missing, or of another type than asked for, is null.</summary>
public sealed class EventFields
{
    private static readonly EventFields None = new(default);

    private readonly JsonElement _fields;

    private EventFields(JsonElement fields) => _fields = fields;

    /// <summary>Reads fields; a text that is no object has none.</summary>
    public static EventFields Read(string json)
    {
        try
        {
            // A value that owns its memory, so that nothing need be disposed and nothing copied.
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            var fields = JsonElement.ParseValue(ref reader);
            return fields.ValueKind == JsonValueKind.Object ? new(fields) : None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    public string? Text(string name) => Find(name) is { } value && JsonText.TryRead(value, out var text) ? text : null;

    public long? Number(string name) => Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public bool? Flag(string name) => Find(name)?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    /// <summary>A set of words; null when it is missing.</summary>
    public IReadOnlyList<string>? Words(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } values ? [.. values.EnumerateArray().Select(word => JsonText.TryRead(word, out var text) ? text : "")] : null;

    /// <summary>What is <c>yes</c> or <c>no</c>; null when it is unknown. A path of two names looks into a set of states.</summary>
    public bool? State(string name, string? key = null)
    {
        var found = Find(name);
        if (key is not null)
            found = found is { ValueKind: JsonValueKind.Object } states && states.TryGetProperty(key, out var state) ? state : null;

        return found is { } value && JsonText.TryRead(value, out var text) ? text switch { "yes" => true, "no" => false, _ => null } : null;
    }

    /// <summary>All of them, as they are.</summary>
    public IReadOnlyDictionary<string, JsonElement> All() => _fields.ValueKind == JsonValueKind.Object
        ? _fields.EnumerateObject().DistinctBy(field => field.Name, StringComparer.Ordinal).ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal)
        : new Dictionary<string, JsonElement>();

    private JsonElement? Find(string name) => _fields.ValueKind == JsonValueKind.Object && _fields.TryGetProperty(name, out var value) ? value : null;
}
