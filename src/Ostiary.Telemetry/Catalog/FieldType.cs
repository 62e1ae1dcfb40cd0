using System.Text.Json.Serialization;

namespace Ostiary.Telemetry;

/// <summary>What a field of an event holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldType>))]
public enum FieldType
{
    /// <summary>A UUID with dashes.</summary>
    [JsonStringEnumMemberName("uuid")]
    Uuid,

    /// <summary>A name that the client made up: letters, digits, <c>-</c> and <c>_</c>.</summary>
    [JsonStringEnumMemberName("identifier")]
    Identifier,

    /// <summary>Any text. Whoever shows it escapes it.</summary>
    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>One of a closed list of values.</summary>
    [JsonStringEnumMemberName("enumeration")]
    Enumeration,

    /// <summary>An array of some of a closed list of values.</summary>
    [JsonStringEnumMemberName("set")]
    Set,

    /// <summary>True or false.</summary>
    [JsonStringEnumMemberName("flag")]
    Flag,

    /// <summary>A number; its fraction is rounded away.</summary>
    [JsonStringEnumMemberName("integer")]
    Integer,

    /// <summary>The site's own opaque name for something. Replaced by a keyed hash before anything is stored.</summary>
    [JsonStringEnumMemberName("reference")]
    Reference,

    /// <summary>An object whose members are <c>yes</c>, <c>no</c> or <c>unknown</c>.</summary>
    [JsonStringEnumMemberName("states")]
    States,

    /// <summary>An object whose members are short texts.</summary>
    [JsonStringEnumMemberName("labels")]
    Labels,
}
