using System.Text.Json.Serialization.Metadata;

namespace Ostiary.Ceremonies;

/// <summary>All that verifying an authentication must know; what was in force when the options were issued decides.</summary>
internal sealed record AuthenticationState : ISealed<AuthenticationState>
{
    public static string Purpose => "ostiary/authentication/1";

    public static JsonTypeInfo<AuthenticationState> Shape => SealedJson.Default.AuthenticationState;

    public required string Id { get; init; }

    public required string RelyingParty { get; init; }

    public required long ExpiresAtMs { get; init; }

    public required long IssuedAtMs { get; init; }

    public required CallerKind Caller { get; init; }

    public required byte[] Challenge { get; init; }

    public required string RpId { get; init; }

    public required IReadOnlyList<string> Origins { get; init; }

    public required string UserVerification { get; init; }

    public string SignCount { get; init => field = value ?? "refuse"; } = "refuse";

    public string BackupEligibility { get; init => field = value ?? "refuse"; } = "refuse";

    public required string Mediation { get; init; }

    /// <summary>Credentials that may answer; empty lets any passkey answer.</summary>
    public IReadOnlyList<byte[]> Allowed { get; init; } = [];

    /// <summary>The only user who may answer; null when the passkey itself says who it is.</summary>
    public string? User { get; init; }

    /// <summary>That user's handle.</summary>
    public byte[]? UserHandle { get; init; }

    /// <summary>For a step up: the session to confirm, the act, and what it is done to.</summary>
    public string? Session { get; init; }

    public string? Action { get; init; }

    public string? Target { get; init; }
}
