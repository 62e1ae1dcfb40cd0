using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ostiary.Telemetry;

/// <summary>Writes and reads an enumeration in snake_case; a name that it does not have is refused.</summary>
internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
