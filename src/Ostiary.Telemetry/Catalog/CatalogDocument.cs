using System.Text.Json.Serialization;

namespace Ostiary.Telemetry;

/// <summary>The catalog as it is written in <c>catalog.json</c>.</summary>
internal sealed record CatalogDocument
{
    public required int Version { get; init; }

    public required IReadOnlyList<string> Forbidden { get; init; }

    public required Dictionary<string, IReadOnlyList<string>> Words { get; init; }

    public required IReadOnlyList<FieldDocument> Envelope { get; init; }

    public required IReadOnlyList<EventDocument> Events { get; init; }
}

/// <summary>One event as it is written there.</summary>
internal sealed record EventDocument
{
    public required string Name { get; init; }

    public required IReadOnlyList<EventOrigin> Origins { get; init; }

    public required EventPurpose Purpose { get; init; }

    public TicketDemand Ticket { get; init; }

    public required string When { get; init; }

    public required IReadOnlyList<FieldDocument> Fields { get; init; }
}

/// <summary>One field as it is written there.</summary>
internal sealed record FieldDocument
{
    public required string Name { get; init; }

    public required FieldType Kind { get; init; }

    public required PrivacyClass Class { get; init; }

    public bool Required { get; init; }

    public string? Unit { get; init; }

    public long? Min { get; init; }

    public long? Max { get; init; }

    public int? Longest { get; init; }

    public int? Most { get; init; }

    public string? Words { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public required string Meaning { get; init; }
}

/// <summary>Whether an event must carry a ticket.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TicketDemand>))]
internal enum TicketDemand
{
    /// <summary>It may.</summary>
    [JsonStringEnumMemberName("optional")]
    Optional,

    /// <summary>It must.</summary>
    [JsonStringEnumMemberName("due")]
    Due,
}

/// <summary>Reads the catalog: unknown members, missing ones and duplicates are mistakes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CatalogDocument))]
internal sealed partial class CatalogJson : JsonSerializerContext;
