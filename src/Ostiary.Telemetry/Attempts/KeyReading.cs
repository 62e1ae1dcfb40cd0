namespace Ostiary.Telemetry;

/// <summary>Whether a story needed a security key, whether its person found the platform's option for one, and where it ended.</summary>
/// <remarks>
/// Platforms tell neither. Apps tell their steps; of browsers there are only the answer, the error, how long it took and whether a dialog was seen. A
/// person who has nothing but keys is known by the passkeys that the options name: who is not named, of them nothing is expected.
/// </remarks>
internal sealed class KeyReading
{
    // Choosing the option, fetching the key and touching it takes longer; so does reading what the dialog offers.
    private const long SoonMs = 8_000;

    // Nobody decides anything in less.
    private const long AtOnceMs = 1_000;

    private const string Hybrid = "hybrid";

    private static readonly string[] Carried = ["usb", "nfc", "ble", "smart_card"];

    private static readonly string[] Verifying = ["pin_asked", "pin_wrong", "pin_locked", "biometric_failed"];

    // In this order the first that holds counts: what was seen stands before what is concluded.
    private static readonly (KeySign Sign, Func<KeyReading, bool> Holds)[] Signs =
    [
        (KeySign.KeyAnswered, reading => reading.HasAnswer && reading._authenticator.Class == AuthenticatorClass.RoamingHardware),
        (KeySign.OtherDeviceAnswered, reading => reading.HasAnswer && (reading._authenticator.Transport == Hybrid || reading.AnsweredFrom == "cross_platform")),
        (KeySign.ThisDeviceAnswered, reading => reading.HasAnswer && reading._authenticator.Transport == "internal"),
        (KeySign.KeyReached, reading => reading.StepsAtKey.Any()),
        (KeySign.KeyComplained, reading => reading._why is ErrorClass.NfcLost or ErrorClass.PinLocked || reading.CtapStatus is not null),
        (KeySign.OptionChosen, reading => reading.Steps.Contains("option_chosen")),
        (KeySign.CodeShown, reading => reading._story.All("hybrid.observed").Any() || reading._why is ErrorClass.HybridTimeout or ErrorClass.HybridBlocked),
        (KeySign.Autofill, reading => reading._asked.Mediation is "conditional" or "conditional_create"),
        (KeySign.NeverAsked, reading => !reading.HasAnswer && !reading._story.All("ceremony.started").Any()),
        (KeySign.PageEndedIt, reading => reading._why is ErrorClass.AbortedByApp or ErrorClass.ConcurrencyCollision or ErrorClass.RpMisconfigured or ErrorClass.OriginRejected),
        (KeySign.CannotAtAll, reading => reading._why is ErrorClass.BrowserUnsupported or ErrorClass.WebviewUnsupported),
        (KeySign.EndedAtOnce, reading => reading.LastedMs < AtOnceMs && !reading.WasDialogSeen),
        (KeySign.PromptClosed, reading => reading.Steps is [.., "prompt_shown"] && reading.IsDecided),
        (KeySign.WentElsewhere, reading => reading._why == ErrorClass.UserChoseOther),
        (KeySign.ClosedSoon, reading => reading._why == ErrorClass.UserCancelled && reading.LastedMs < SoonMs),
        (KeySign.ClosedLate, reading => reading._why == ErrorClass.UserCancelled),
        (KeySign.TimedOut, reading => reading._why is ErrorClass.TimeoutUser or ErrorClass.TimeoutSystem),
        (KeySign.Untold, _ => true),
    ];

    private readonly AttemptStory _story;
    private readonly AttemptEnd _end;
    private readonly AskedReading _asked;
    private readonly AuthenticatorReading _authenticator;
    private readonly ErrorClass? _why;

    private KeyReading(AttemptStory story, AttemptEnd end, AskedReading asked, AuthenticatorReading authenticator, ErrorClass? why) =>
        (_story, _end, _asked, _authenticator, _why) = (story, end, asked, authenticator, why);

    private List<string> Steps => [.. _story.All("native.step").Select(one => one.Told.Text("step")).OfType<string>()];

    // Steps at something that is carried; an app that names no transport tells of none.
    private IEnumerable<string> StepsAtKey => _story.All("native.step")
        .Where(one => one.Told.Text("step") is not (null or "prompt_shown" or "option_chosen" or "done") && Carried.Contains(one.Told.Text("transport")))
        .Select(one => one.Told.Text("step")!);

    private bool HasAnswer => _end.IsSuccess || _story.Last("ceremony.succeeded") is not null;

    private string? AnsweredFrom => _story.Last("ceremony.succeeded")?.Told.Text("attachment");

    private bool IsDecided => _why is ErrorClass.UserCancelled or ErrorClass.UserChoseOther;

    private long? CtapStatus => _end.Failed?.Told.Number("ctapStatus");

    // Until somebody told of a failure there is nothing that was quick.
    private long LastedMs => _end.Failed is null ? long.MaxValue : _end.CeremonyMs ?? long.MaxValue;

    private bool WasDialogSeen => Steps.Count > 0 || _story.All("ceremony.ui_signal").Any(one => one.Told.Text("kind") is "blur" or "hidden");

    /// <summary>The way of an attempt; null when no security key was expected.</summary>
    public static KeyPath? Of(AttemptStory story, AttemptEnd end, AuthenticatorReading authenticator, ErrorClass? why)
    {
        var asked = AskedReading.Of(story);
        if (ReasonOf(story, asked) is not { } reason)
            return null;

        var reading = new KeyReading(story, end, asked, authenticator, why);
        var sign = Signs.First(each => each.Holds(reading)).Sign;
        return new(reason, sign, reading.StopOf(sign));
    }

    private static KeyReason? ReasonOf(AttemptStory story, AskedReading asked)
    {
        var requests = story.All("ceremony.options_received").Concat(story.All("ceremony.started")).ToList();
        IReadOnlyList<string>? Words(string field) => requests.Select(one => one.Told.Words(field)).LastOrDefault(words => words is { Count: > 0 });
        return asked.Operation == "get" && Words("transportsSet") is { } transports && transports.All(Carried.Contains) ? KeyReason.OnlyKeys
            : Words("hints") is ["security_key", ..] ? KeyReason.Hint
            : requests.Select(one => one.Told.Text("attachment")).LastOrDefault(text => text is not null) == "cross_platform" ? KeyReason.Attachment
            : null;
    }

    private KeyStop StopOf(KeySign sign) => sign switch
    {
        _ when _end.IsSuccess => KeyStop.Done,
        _ when HasAnswer => KeyStop.Server,
        KeySign.KeyReached => StopAtKey(StepsAtKey.Last()),
        KeySign.KeyComplained => _why is ErrorClass.PinLocked or ErrorClass.PinWrong or ErrorClass.BiometricLockout ? KeyStop.Verification : KeyStop.Connection,
        KeySign.OptionChosen => KeyStop.ExternalOption,
        KeySign.CodeShown => _why is ErrorClass.HybridTimeout or ErrorClass.HybridBlocked ? KeyStop.Connection : KeyStop.ExternalOption,
        KeySign.NeverAsked => KeyStop.Intent,
        _ => sign.Option() == ExternalOption.Unknown ? KeyStop.Untold : KeyStop.Prompt,
    };

    private static KeyStop StopAtKey(string step) => Verifying.Contains(step) ? KeyStop.Verification : KeyStop.Connection;
}
