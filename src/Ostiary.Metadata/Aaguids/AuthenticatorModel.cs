namespace Ostiary.Metadata;

/// <summary>What public lists say of one authenticator model. A hint for people, never proof: anyone can claim any AAGUID.</summary>
/// <param name="Name">The product's name, such as <c>Bitwarden</c>.</param>
/// <param name="Vendor">Who makes it; null when the lists do not say.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Synced">Whether it syncs passkeys in general. For one passkey, its backup flags are what counts.</param>
public sealed record AuthenticatorModel(string Name, string? Vendor, AuthenticatorKind Kind, Synced Synced);

/// <summary>What sort of thing an authenticator is.</summary>
public enum AuthenticatorKind
{
    /// <summary>The lists do not say.</summary>
    Unknown,

    /// <summary>A passkey provider: a password manager or an operating system's keychain.</summary>
    Provider,

    /// <summary>Built into one device or browser profile.</summary>
    Platform,

    /// <summary>A key on USB, NFC or Bluetooth.</summary>
    SecurityKey,

    /// <summary>A card.</summary>
    SmartCard,

    /// <summary>Worn on the body.</summary>
    Wearable,

    /// <summary>An app that is an authenticator, or a kit to build one.</summary>
    App,

    /// <summary>Made for trying things out.</summary>
    Test,
}

/// <summary>Whether passkeys of a model leave their device.</summary>
public enum Synced
{
    /// <summary>The lists do not say.</summary>
    Unknown,

    /// <summary>They are synced.</summary>
    Yes,

    /// <summary>They stay on the device.</summary>
    No,
}
