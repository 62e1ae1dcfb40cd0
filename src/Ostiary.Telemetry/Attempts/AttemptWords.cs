using System.Collections.Frozen;
using System.Text.Json;

namespace Ostiary.Telemetry;

/// <summary>The seven nodes of every attempt, in order; the number is how far it came.</summary>
public enum AttemptNode
{
    /// <summary>A person, or the page, began.</summary>
    Initiation = 1,

    /// <summary>The page asked what the browser can do, or the ceremony waits in autofill.</summary>
    CapabilityCheck = 2,

    /// <summary>The platform's dialog is open: which authenticator?</summary>
    AuthenticatorSelection = 3,

    /// <summary>The authenticator is being reached: NFC, USB, Bluetooth, a phone.</summary>
    CeremonyStart = 4,

    /// <summary>The authenticator verifies its user.</summary>
    UserVerification = 5,

    /// <summary>The authenticator answered, and the answer was sent.</summary>
    Assertion = 6,

    /// <summary>It ended well.</summary>
    Final = 7,
}

/// <summary>How an attempt ended.</summary>
public enum AttemptOutcome
{
    /// <summary>The server accepted the answer; without a ticket, the platform gave one and nobody said otherwise.</summary>
    Succeeded,

    /// <summary>The platform gave no answer.</summary>
    Failed,

    /// <summary>The server refused the options or the answer, or could not be reached.</summary>
    Refused,

    /// <summary>Nothing was told of an end.</summary>
    Abandoned,

    /// <summary>It waited, in autofill for instance, and was not needed. Neither success nor failure.</summary>
    Unused,
}

/// <summary>Where a passkey lives.</summary>
public enum AuthenticatorClass
{
    Unknown,

    /// <summary>It may be backed up, and so travel.</summary>
    Synced,

    /// <summary>It belongs to the device in front of the person, and stays there.</summary>
    PlatformBound,

    /// <summary>A security key or card that the person carries.</summary>
    RoamingHardware,
}

/// <summary>How these are written: in snake_case.</summary>
public static class AttemptWords
{
    /// <summary>Stands for what nobody told.</summary>
    public const string Unknown = "unknown";

    /// <summary>Stands for a value that no table knows.</summary>
    public const string Other = "other";

    /// <summary>The name of a node.</summary>
    public static string Wire(this AttemptNode node) => Words<AttemptNode>.Of[node];

    /// <summary>The name of an outcome.</summary>
    public static string Wire(this AttemptOutcome outcome) => Words<AttemptOutcome>.Of[outcome];

    /// <summary>The name of a class of authenticators.</summary>
    public static string Wire(this AuthenticatorClass authenticator) => Words<AuthenticatorClass>.Of[authenticator];

    /// <summary>The name of a reason to expect a security key.</summary>
    public static string Wire(this KeyReason reason) => Words<KeyReason>.Of[reason];

    /// <summary>The name of what tells whether the option for another device was found.</summary>
    public static string Wire(this KeySign sign) => Words<KeySign>.Of[sign];

    /// <summary>The name of a place where an attempt with a security key ends.</summary>
    public static string Wire(this KeyStop stop) => Words<KeyStop>.Of[stop];

    /// <summary>The name of what became of the option.</summary>
    public static string Wire(this ExternalOption option) => Words<ExternalOption>.Of[option];

    /// <summary>The value of that name; null when there is none.</summary>
    public static T? Find<T>(string name)
        where T : struct, Enum =>
        Words<T>.Named.TryGetValue(name, out var found) ? found : null;

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Of =
            Enum.GetValues<T>().ToFrozenDictionary(each => each, each => JsonNamingPolicy.SnakeCaseLower.ConvertName(each.ToString()));

        public static readonly FrozenDictionary<string, T> Named = Of.ToFrozenDictionary(each => each.Value, each => each.Key, StringComparer.Ordinal);
    }
}
