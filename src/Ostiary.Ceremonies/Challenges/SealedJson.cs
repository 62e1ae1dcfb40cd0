using System.Text.Json.Serialization;

namespace Ostiary.Ceremonies;

/// <summary>How sealed records are written; internal, versioned by their purpose.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RegistrationState))]
[JsonSerializable(typeof(AuthenticationState))]
[JsonSerializable(typeof(StepUpGrant))]
[JsonSerializable(typeof(BrowserResult))]
[JsonSerializable(typeof(TelemetryTicket))]
internal sealed partial class SealedJson : JsonSerializerContext;
