using System.Text.Json.Serialization.Metadata;

namespace Ostiary.Ceremonies;

/// <summary>Proof that this person, in this session, just confirmed one act with a passkey. Sealed, and burnt with the act.</summary>
internal sealed record StepUpGrant : ISealed<StepUpGrant>
{
    public static string Purpose => "ostiary/step-up/1";

    public static JsonTypeInfo<StepUpGrant> Shape => SealedJson.Default.StepUpGrant;

    public required string Id { get; init; }

    public required string RelyingParty { get; init; }

    public required long ExpiresAtMs { get; init; }

    public required string User { get; init; }

    public required string Session { get; init; }

    /// <summary>The passkey that confirmed the act; a grant is worth nothing once it is deleted.</summary>
    public required string Passkey { get; init; }

    public required string Action { get; init; }

    public string? Target { get; init; }
}
