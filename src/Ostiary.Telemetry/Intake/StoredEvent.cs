using System.Text.Json.Serialization;

namespace Ostiary.Telemetry;

/// <summary>An event as it is kept. Immutable.</summary>
/// <remarks>References are MACs here; they become pseudonyms when they are written, and are never stored themselves.</remarks>
public sealed record StoredEvent
{
    public required string RelyingParty { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary><c>browser</c>, <c>native</c> or <c>server</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>When it happened, by our clock, Unix milliseconds.</summary>
    public required long OccurredAtMs { get; init; }

    public required long ReceivedAtMs { get; init; }

    /// <summary>Our clock less the client's.</summary>
    public long ClockOffsetMs { get; init; }

    public long MonoMs { get; init; }

    public long Seq { get; init; }

    public string Tab { get; init; } = "";

    public string Session { get; init; } = "";

    public string? Flow { get; init; }

    public Guid? Attempt { get; init; }

    /// <summary>The ceremony of this server that it is known to belong to; null when nothing proves that.</summary>
    public string? Ceremony { get; init; }

    public string? Decision { get; init; }

    public required string Surface { get; init; }

    public string? Touchpoint { get; init; }

    /// <summary>The group that the site counts the person in; null when it said none.</summary>
    public string? Cohort { get; init; }

    /// <summary>Name, version and configuration of what sent it.</summary>
    public required string Sdk { get; init; }

    /// <summary>MAC of the person's reference.</summary>
    public byte[]? Subject { get; init; }

    /// <summary>MAC of the passkey's reference.</summary>
    public byte[]? Credential { get; init; }

    /// <summary>MAC of the session's reference.</summary>
    public byte[]? SessionRef { get; init; }

    /// <summary>Experiments and tags as JSON; null when there are none.</summary>
    public string? Labels { get; init; }

    /// <summary>Its fields as JSON, each as the catalog allows it.</summary>
    public required string Fields { get; init; }

    /// <summary>The same for all events of one request, different from any other's.</summary>
    public required long Batch { get; init; }
}

/// <summary>How events wait in a file.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(List<StoredEvent>))]
internal sealed partial class SpoolJson : JsonSerializerContext;
