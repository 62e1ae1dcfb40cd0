using System.Collections.Frozen;
using System.Text.Json;

namespace Ostiary.Metadata;

/// <summary>Names authenticator models by AAGUID, from public lists that are built in.</summary>
/// <remarks>Thread-safe. Read once, at first use.</remarks>
public static class AaguidDirectory
{
    private static readonly Lazy<FrozenDictionary<Guid, AuthenticatorModel>> Models = new(Read);

    /// <summary>Every model that is known.</summary>
    public static IReadOnlyDictionary<Guid, AuthenticatorModel> All => Models.Value;

    /// <summary>What is known of a model; null when nothing is, as for the zero AAGUID of an authenticator that does not say.</summary>
    /// <param name="aaguid">The model.</param>
    public static AuthenticatorModel? Find(Guid aaguid) => Models.Value.GetValueOrDefault(aaguid);

    /// <summary>What is known of a model; null when nothing is, or when the text is no AAGUID.</summary>
    /// <param name="aaguid">The model, as 32 hexadecimal digits with dashes.</param>
    public static AuthenticatorModel? Find(string aaguid) => Guid.TryParseExact(aaguid, "D", out var model) ? Find(model) : null;

    private static FrozenDictionary<Guid, AuthenticatorModel> Read()
    {
        using var resource = typeof(AaguidDirectory).Assembly.GetManifestResourceStream("aaguids.json")
            ?? throw new InvalidOperationException("The AAGUID list is not in the assembly.");
        using var list = JsonDocument.Parse(resource, new JsonDocumentOptions { AllowDuplicateProperties = false });
        return list.RootElement.EnumerateObject().ToFrozenDictionary(entry => Guid.ParseExact(entry.Name, "D"), entry => ModelFrom(entry.Value));
    }

    private static AuthenticatorModel ModelFrom(JsonElement entry) => new(
        entry.GetProperty("name").GetString()!,
        entry.GetProperty("vendor").GetString(),
        KindFrom(entry.GetProperty("kind").GetString()),
        SyncedFrom(entry.GetProperty("synced").GetString()));

    private static AuthenticatorKind KindFrom(string? text) => text switch
    {
        "provider" => AuthenticatorKind.Provider,
        "platform" => AuthenticatorKind.Platform,
        "security-key" => AuthenticatorKind.SecurityKey,
        "smartcard" => AuthenticatorKind.SmartCard,
        "wearable" => AuthenticatorKind.Wearable,
        "app-sdk" => AuthenticatorKind.App,
        "test" => AuthenticatorKind.Test,
        "unknown" => AuthenticatorKind.Unknown,
        _ => throw new InvalidOperationException($"The AAGUID list has an unknown kind: {text}"),
    };

    private static Synced SyncedFrom(string? text) => text switch
    {
        "yes" => Synced.Yes,
        "no" => Synced.No,
        "unknown" => Synced.Unknown,
        _ => throw new InvalidOperationException($"The AAGUID list has an unknown answer: {text}"),
    };
}
