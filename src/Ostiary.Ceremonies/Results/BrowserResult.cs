using System.Text.Json.Serialization.Metadata;

namespace Ostiary.Ceremonies;

/// <summary>What a browser with a publishable key carries to its own backend, which redeems it once with the secret key.</summary>
internal sealed record BrowserResult : ISealed<BrowserResult>
{
    public static string Purpose => "ostiary/result/1";

    public static JsonTypeInfo<BrowserResult> Shape => SealedJson.Default.BrowserResult;

    public required string Id { get; init; }

    public required string RelyingParty { get; init; }

    public required long ExpiresAtMs { get; init; }

    public required string User { get; init; }

    public required string Passkey { get; init; }

    /// <summary><c>registration</c> or <c>sign-in</c>.</summary>
    public required string Kind { get; init; }

    public required bool UserVerified { get; init; }

    public required long AuthenticatedAtMs { get; init; }
}
