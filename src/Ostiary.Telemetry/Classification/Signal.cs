namespace Ostiary.Telemetry;

/// <summary>The kind of value that a signal has, and so what may be asked of it.</summary>
public enum SignalKind
{
    Text,
    Number,
    Truth,

    /// <summary>Several words at once, such as transports; asking for one asks whether it is among them.</summary>
    Words,
}

/// <summary>One thing that rules may ask of an attempt.</summary>
/// <param name="Name">How rules name it.</param>
/// <param name="Kind">What may be asked of it.</param>
/// <param name="Meaning">What it says, with its unit.</param>
/// <param name="Read">The value: <see cref="string"/>, <see cref="long"/>, <see cref="bool"/>, a list of texts, or null when nobody told.</param>
public sealed record Signal(string Name, SignalKind Kind, string Meaning, Func<AttemptFacts, object?> Read)
{
    /// <summary>Every signal: the closed list that conditions are held against.</summary>
    public static IReadOnlyList<Signal> All { get; } =
    [
        Text("os", "The operating system.", each => each.Os),
        Text("browser", "The browser, or the app around the page.", each => each.Browser),
        Text("surface", "Where the ceremony ran: web, webview, iframe or a native platform.", each => each.Surface),
        new("engine", SignalKind.Text, "The browser's engine: chromium, gecko or webkit. Derived.", facts => facts.Engine),
        Text("operation", "The operation: create or get, or an act beside ceremonies.", each => each.Operation),
        Text("mediation", "How the ceremony was asked for: modal, conditional, conditional_create or immediate.", each => each.Mediation),
        Number("allow_count", "How many credentials the site named.", each => each.AllowCount),
        Number("exclude_count", "How many credentials the site excluded.", each => each.ExcludeCount),
        new("transports", SignalKind.Words, "The transports of the credentials that the site named.", facts => facts.Signals.Transports),
        Text("user_verification", "What the site asked for: required, preferred or discouraged.", each => each.UserVerification),
        Text("attachment", "What the site asked for: platform or cross-platform.", each => each.Attachment),
        new("layer", SignalKind.Text, "The layer of the platform that the error comes from. Derived from its domain.", facts => facts.Layer),
        Text("error_name", "The error's name.", each => each.ErrorName),
        Text("error_code", "The error's code, as the platform writes it.", each => each.ErrorCode),
        Number("duration_ms", "How long the ceremony ran, in milliseconds.", each => each.DurationMs),
        new("timeout_gap_ms", SignalKind.Number, "How much longer it ran than the browser allows, in milliseconds. Derived: browsers clamp what sites ask.", facts => facts.TimeoutGapMs),
        Truth("gesture", "Whether a gesture of the person led to the ceremony.", each => each.Gesture),
        Truth("focused", "Whether the page had the focus when it began.", each => each.Focused),
        Truth("visible", "Whether the page was visible when it began.", each => each.Visible),
        Truth("dialog_seen", "Whether a dialog took the focus from the page.", each => each.DialogSeen),
        Truth("hidden_at_end", "Whether the page was hidden when the ceremony ended.", each => each.HiddenAtEnd),
        Truth("aborted_by_us", "Whether the page gave up through its own abort signal.", each => each.AbortedByUs),
        Truth("concurrent", "Whether another ceremony of the page was running.", each => each.Concurrent),
        Truth("hybrid_seen", "Whether a phone's QR code was shown.", each => each.HybridSeen),
        Truth("extension_seen", "Whether something replaced the browser's own function.", each => each.ExtensionSeen),
        Number("manager_count", "How many password managers were at work.", each => each.ManagerCount),
        Text("native_step", "The step that a native ceremony told of last.", each => each.NativeStep),
        Text("transport", "The transport in use.", each => each.Transport),
        Truth("webauthn_available", "Whether the browser has WebAuthn at all.", each => each.WebAuthnAvailable),
        Truth("platform_authenticator", "Whether the device can verify its user and keep passkeys.", each => each.PlatformAuthenticator),
        Truth("conditional_available", "Whether the browser offers passkeys in autofill.", each => each.ConditionalAvailable),
        Truth("hybrid_available", "Whether the browser can use a passkey of a phone.", each => each.HybridAvailable),
        Truth("bluetooth", "Whether Bluetooth is there and on.", each => each.Bluetooth),
        Text("server_code", "The failure code with which the server refused.", each => each.ServerCode),
        Number("http_status", "The status with which the server answered.", each => each.HttpStatus),
        Truth("request_lost", "Whether a request to the server did not get through.", each => each.RequestLost),
        Truth("online", "Whether the browser believed to have a network.", each => each.Online),
        Truth("worked_here_before", "Whether a passkey of this account was used on this device before.", each => each.WorkedHereBefore),
        Number("failures_in_a_row", "Attempts in a row that ended without a passkey here.", each => each.FailuresInARow),
        Truth("combination_regressed", "Whether this combination began to fail with an update.", each => each.CombinationRegressed),
        Text("next", "What happened within two minutes: other_method, retried, succeeded, left or nothing.", each => each.Next),
        new("known_failure", SignalKind.Text, "The failure of the table that this error is. Derived from text, code or name.", facts => facts.Known?.Id),
        new("known_class", SignalKind.Text, "The class that the table gives that failure.", facts => facts.Known?.Class.Wire()),
        new("known_for_sure", SignalKind.Truth, "Whether that failure says by itself why the attempt ended.", facts => facts.Known?.Decides),
    ];

    private static readonly Dictionary<string, Signal> ByName = All.ToDictionary(signal => signal.Name, StringComparer.Ordinal);

    /// <summary>The signal of that name; null when there is none.</summary>
    public static Signal? Find(string name) => ByName.GetValueOrDefault(name);

    private static Signal Text(string name, string meaning, Func<AttemptSignals, string?> read) => new(name, SignalKind.Text, meaning, facts => read(facts.Signals));

    private static Signal Number(string name, string meaning, Func<AttemptSignals, long?> read) => new(name, SignalKind.Number, meaning, facts => read(facts.Signals));

    private static Signal Truth(string name, string meaning, Func<AttemptSignals, bool?> read) => new(name, SignalKind.Truth, meaning, facts => read(facts.Signals));
}
