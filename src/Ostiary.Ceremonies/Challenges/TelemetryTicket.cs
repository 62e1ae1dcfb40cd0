using System.Text.Json.Serialization.Metadata;

namespace Ostiary.Ceremonies;

/// <summary>Proves of an event that it belongs to a ceremony of this server: given with its options, and good for an hour.</summary>
internal sealed record TelemetryTicket : ISealed<TelemetryTicket>
{
    public static string Purpose => "ostiary/telemetry-ticket/1";

    public static JsonTypeInfo<TelemetryTicket> Shape => SealedJson.Default.TelemetryTicket;

    /// <summary>How long events may come in with it: longer than any ceremony lasts, for a page sends late when its network was away.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The id of the ceremony.</summary>
    public required string Id { get; init; }

    public required string RelyingParty { get; init; }

    public required long ExpiresAtMs { get; init; }
}
