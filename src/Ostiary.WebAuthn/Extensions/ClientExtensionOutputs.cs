namespace Ostiary.WebAuthn;

/// <summary>What the browser says of the extensions it acted upon. Not signed by anyone. Unknown ones are allowed and only named.</summary>
public sealed record ClientExtensionOutputs
{
    /// <summary>No outputs.</summary>
    internal static ClientExtensionOutputs None { get; } = new();

    /// <summary>The identifiers of all extensions that the browser answered.</summary>
    public IReadOnlyList<string> Identifiers { get; init; } = [];

    /// <summary>Whether the new credential is discoverable (<c>credProps.rk</c>, WebAuthn L3 §10.1.3); null when the browser does not know.</summary>
    public bool? Discoverable { get; init; }

    /// <summary>Whether the new credential can evaluate pseudo-random functions (<c>prf.enabled</c>, WebAuthn L3 §10.1.4); null when the browser does not say.</summary>
    public bool? PrfEnabled { get; init; }

    /// <summary>Whether the new credential can store a blob (<c>largeBlob.supported</c>, WebAuthn L3 §10.1.5); null when the browser does not say.</summary>
    public bool? LargeBlobSupported { get; init; }

    internal static ClientExtensionOutputs Of(JsonMembers? members) => members is null
        ? None
        : new ClientExtensionOutputs
        {
            Identifiers = members.Names(),
            Discoverable = members.OptionalObject("credProps")?.OptionalBoolean("rk"),
            PrfEnabled = members.OptionalObject("prf")?.OptionalBoolean("enabled"),
            LargeBlobSupported = members.OptionalObject("largeBlob")?.OptionalBoolean("supported"),
        };
}
