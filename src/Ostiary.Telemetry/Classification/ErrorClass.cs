using System.Text.Json;

namespace Ostiary.Telemetry;

/// <summary>Who could have made an attempt end well. Exactly one for each <see cref="ErrorClass"/>.</summary>
public enum Party
{
    /// <summary>The person decided so; nothing is broken.</summary>
    UserDecision,

    /// <summary>What the person has at hand: their device, its settings, its passkeys.</summary>
    UserEnvironment,

    /// <summary>Browser, operating system, or the program that keeps the passkeys.</summary>
    Platform,

    /// <summary>The site or app that asked, or its server.</summary>
    RelyingParty,

    /// <summary>The way between the two.</summary>
    Network,
}

/// <summary>Why an attempt did not end with a passkey. Closed: a new one is a release.</summary>
public enum ErrorClass
{
    UserCancelled,
    UserDismissedConditional,
    UserChoseOther,
    NoLocalCredential,
    CredentialDeleted,
    ExcludeMatch,
    TimeoutUser,
    TimeoutSystem,
    PinLocked,
    PinWrong,
    BiometricLockout,
    NfcLost,
    TransportMismatch,
    HybridBlocked,
    HybridTimeout,
    ProviderError,
    ManagerConflict,
    ExtensionInterference,
    OsRegression,
    BrowserUnsupported,
    WebviewUnsupported,
    RpMisconfigured,
    OriginRejected,
    ConcurrencyCollision,
    AbortedByApp,
    ServerRejectedSignature,
    ServerReplay,
    ServerPolicy,
    Network,
    RateLimited,
    Unknown,
}

/// <summary>How classes and parties are written where programs read them: in snake_case.</summary>
public static class ErrorClassNames
{
    private static readonly Dictionary<string, ErrorClass> Classes = Enum.GetValues<ErrorClass>().ToDictionary(each => each.Wire(), StringComparer.Ordinal);

    /// <summary>The name of a class, such as <c>no_local_credential</c>.</summary>
    public static string Wire(this ErrorClass errorClass) => JsonNamingPolicy.SnakeCaseLower.ConvertName(errorClass.ToString());

    /// <summary>The name of a party, such as <c>user_decision</c>.</summary>
    public static string Wire(this Party party) => JsonNamingPolicy.SnakeCaseLower.ConvertName(party.ToString());

    /// <summary>The class of that name; null when there is none.</summary>
    public static ErrorClass? Find(string name) => Classes.TryGetValue(name, out var found) ? found : null;
}
