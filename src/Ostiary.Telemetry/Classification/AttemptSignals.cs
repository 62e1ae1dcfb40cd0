namespace Ostiary.Telemetry;

/// <summary>Everything that is known of one attempt and may say why it ended as it did. Each member is null when nobody told.</summary>
/// <remarks>
/// Rules read these through <see cref="Signal"/>, which also derives a few more. Durations are milliseconds. Nothing here identifies a person.
/// </remarks>
public sealed record AttemptSignals
{
    // Where it happened.

    /// <summary>The device and browser, as recognized.</summary>
    public string? Os { get; init; }

    public string? OsVersion { get; init; }

    public string? Browser { get; init; }

    public string? BrowserVersion { get; init; }

    public string? Model { get; init; }

    /// <summary><c>web</c>, <c>webview</c>, <c>iframe</c>, <c>ios</c>, <c>android</c>, <c>harmonyos</c>, <c>macos</c>, <c>windows</c> or <c>server</c>.</summary>
    public string? Surface { get; init; }

    // What was asked.

    /// <summary><c>create</c>, <c>get</c>, or an act beside ceremonies such as <c>signal</c>.</summary>
    public string? Operation { get; init; }

    /// <summary><c>modal</c>, <c>conditional</c>, <c>conditional_create</c> or <c>immediate</c>.</summary>
    public string? Mediation { get; init; }

    public long? TimeoutAskedMs { get; init; }

    public long? AllowCount { get; init; }

    public long? ExcludeCount { get; init; }

    /// <summary>The transports of the credentials asked for, all together.</summary>
    public IReadOnlyList<string>? Transports { get; init; }

    /// <summary><c>required</c>, <c>preferred</c> or <c>discouraged</c>.</summary>
    public string? UserVerification { get; init; }

    /// <summary><c>platform</c> or <c>cross-platform</c>.</summary>
    public string? Attachment { get; init; }

    // What the platform answered.

    /// <summary>Where an error code comes from, as the platform writes it or as a layer of the failure table; <c>dom</c> in a browser.</summary>
    public string? Domain { get; init; }

    public string? ErrorName { get; init; }

    public string? ErrorCode { get; init; }

    /// <summary>The text of the error, where the site allows that it is sent. Only compared, never shown.</summary>
    public string? Message { get; init; }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of that text in UTF-8, which may be sent always.</summary>
    public string? MessageHash { get; init; }

    public long? DurationMs { get; init; }

    // What went on around it.

    public bool? Gesture { get; init; }

    public bool? Focused { get; init; }

    public bool? Visible { get; init; }

    /// <summary>Whether the page lost focus while the ceremony ran: a dialog of the browser or system was over it.</summary>
    public bool? DialogSeen { get; init; }

    public bool? HiddenAtEnd { get; init; }

    /// <summary>Whether the page itself gave up through its abort signal.</summary>
    public bool? AbortedByUs { get; init; }

    /// <summary>Whether another ceremony of the same page was running.</summary>
    public bool? Concurrent { get; init; }

    /// <summary>Whether a phone's QR code was on the screen.</summary>
    public bool? HybridSeen { get; init; }

    /// <summary>Whether something on the page replaced <c>navigator.credentials</c>.</summary>
    public bool? ExtensionSeen { get; init; }

    /// <summary>How many password managers were seen to be at work.</summary>
    public long? ManagerCount { get; init; }

    /// <summary>A step of a native ceremony, such as <c>tap_lost</c>.</summary>
    public string? NativeStep { get; init; }

    /// <summary>The transport in use: <c>internal</c>, <c>hybrid</c>, <c>nfc</c>, <c>usb</c> or <c>ble</c>.</summary>
    public string? Transport { get; init; }

    // What the device can do; null when it does not say.

    public bool? WebAuthnAvailable { get; init; }

    public bool? PlatformAuthenticator { get; init; }

    public bool? ConditionalAvailable { get; init; }

    public bool? HybridAvailable { get; init; }

    public bool? Bluetooth { get; init; }

    // What the server, and history, say.

    /// <summary>The failure code with which the server refused the answer.</summary>
    public string? ServerCode { get; init; }

    public long? HttpStatus { get; init; }

    /// <summary>Whether the answer, or the request for options, did not get through.</summary>
    public bool? RequestLost { get; init; }

    public bool? Online { get; init; }

    /// <summary>Whether a passkey of this account was used on this device before.</summary>
    public bool? WorkedHereBefore { get; init; }

    /// <summary>Attempts in a row, this one among them, that ended without a passkey on this device.</summary>
    public long? FailuresInARow { get; init; }

    /// <summary>Whether this system, browser and model began to fail together with their last update.</summary>
    public bool? CombinationRegressed { get; init; }

    /// <summary>What happened within two minutes: <c>other_method</c>, <c>retried</c>, <c>succeeded</c>, <c>left</c> or <c>nothing</c>.</summary>
    public string? Next { get; init; }

    /// <summary>The same signals, from a device that was recognized.</summary>
    public AttemptSignals On(Device device) => this with
    {
        Os = device.Os,
        OsVersion = device.OsVersion,
        Browser = device.Browser,
        BrowserVersion = device.BrowserVersion,
        Model = device.Model,
        Surface = Surface ?? (device.InWebView ? "webview" : null),
    };
}
