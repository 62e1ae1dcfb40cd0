using System.Text.Json.Serialization;

namespace Ostiary.Telemetry;

/// <summary>How private a field is, and with that how long it is kept.</summary>
/// <remarks>A fourth class, forbidden, has no field: it is <see cref="Catalog.Forbidden"/>, the names that no event may carry.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<PrivacyClass>))]
public enum PrivacyClass
{
    /// <summary>Says nothing of one person: a duration, a flag, a value of a short list.</summary>
    [JsonStringEnumMemberName("aggregate")]
    Aggregate,

    /// <summary>Tells devices apart: shown only in numbers large enough to hide one.</summary>
    [JsonStringEnumMemberName("device")]
    Device,

    /// <summary>Links events of one person, as a name that the client made up or as a keyed hash.</summary>
    [JsonStringEnumMemberName("pseudonymous")]
    Pseudonymous,
}

/// <summary>Who may tell of an event.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventOrigin>))]
public enum EventOrigin
{
    /// <summary>A page, by the SDK or by hand.</summary>
    [JsonStringEnumMemberName("browser")]
    Browser,

    /// <summary>An app on iOS, Android or a desktop.</summary>
    [JsonStringEnumMemberName("native")]
    Native,

    /// <summary>This server itself; never taken from outside.</summary>
    [JsonStringEnumMemberName("server")]
    Server,
}

/// <summary>What an event is kept for, and what a person's consent must cover.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventPurpose>))]
public enum EventPurpose
{
    /// <summary>To let people in and keep others out.</summary>
    [JsonStringEnumMemberName("security")]
    Security,

    /// <summary>To make signing in easier.</summary>
    [JsonStringEnumMemberName("journey")]
    Journey,
}
