using System.Collections.Frozen;

namespace Ostiary.Telemetry;

/// <summary>Why a security key was expected of an attempt.</summary>
public enum KeyReason
{
    /// <summary>Every transport of the passkeys that were named is one of security keys: USB, NFC, Bluetooth or a card.</summary>
    OnlyKeys,

    /// <summary>The page's first hint is <c>security-key</c> (WebAuthn L3 §5.8.7).</summary>
    Hint,

    /// <summary>The page asked for an authenticator that is no part of the device: <c>cross-platform</c> (WebAuthn L3 §5.4.5).</summary>
    Attachment,
}

/// <summary>Whether a person who needed a security key found the platform's option for it.</summary>
public enum ExternalOption
{
    /// <summary>The option was chosen: a key, a card or a phone was reached, or was to be.</summary>
    Found,

    /// <summary>The person ended it, or took this device's own passkey, at the platform's first prompt.</summary>
    GivenUp,

    /// <summary>It ended before anybody could choose: no dialog stood open, or one that shows no security keys.</summary>
    NotOffered,

    /// <summary>Nothing tells.</summary>
    Unknown,
}

/// <summary>What tells whether the option was found. The first that holds counts.</summary>
public enum KeySign
{
    /// <summary>A security key or card answered.</summary>
    KeyAnswered,

    /// <summary>Another device answered, such as a phone.</summary>
    OtherDeviceAnswered,

    /// <summary>This device's own passkey answered.</summary>
    ThisDeviceAnswered,

    /// <summary>An app saw a key or card being reached.</summary>
    KeyReached,

    /// <summary>The error is one that only a key or card gives.</summary>
    KeyComplained,

    /// <summary>An app saw the option being chosen.</summary>
    OptionChosen,

    /// <summary>The code for another device was on the screen: it stands behind the same option.</summary>
    CodeShown,

    /// <summary>It waited in autofill, which shows no security keys.</summary>
    Autofill,

    /// <summary>The platform was never asked.</summary>
    NeverAsked,

    /// <summary>The page ended it, or asked in a way that cannot work.</summary>
    PageEndedIt,

    /// <summary>Browser or device cannot do what was asked.</summary>
    CannotAtAll,

    /// <summary>It ended within a second, and no dialog was seen.</summary>
    EndedAtOnce,

    /// <summary>An app saw the prompt, and that it was closed.</summary>
    PromptClosed,

    /// <summary>The person went on with another method.</summary>
    WentElsewhere,

    /// <summary>The dialog was closed sooner than a key is fetched and touched.</summary>
    ClosedSoon,

    /// <summary>The dialog was closed later: it may have been at the prompt or behind the option.</summary>
    ClosedLate,

    /// <summary>The time was up.</summary>
    TimedOut,

    /// <summary>Nothing was told.</summary>
    Untold,
}

/// <summary>Where an attempt that needed a security key ended.</summary>
public enum KeyStop
{
    /// <summary>It ended well.</summary>
    Done,

    /// <summary>Before the platform was asked.</summary>
    Intent,

    /// <summary>At the platform's first prompt.</summary>
    Prompt,

    /// <summary>At the option for another device, before one was reached.</summary>
    ExternalOption,

    /// <summary>While the key, card or phone was being reached: the transport says how.</summary>
    Connection,

    /// <summary>At the PIN or finger.</summary>
    Verification,

    /// <summary>At the server, after an answer.</summary>
    Server,

    /// <summary>Somewhere behind the platform's prompt, which does not tell.</summary>
    Untold,
}

/// <summary>The way of an attempt for which a security key was expected.</summary>
/// <param name="Reason">Why one was.</param>
/// <param name="Sign">What tells whether its option was found.</param>
/// <param name="Stop">Where it ended.</param>
public sealed record KeyPath(KeyReason Reason, KeySign Sign, KeyStop Stop);

/// <summary>What each sign means, and how sure that is. Only the sign is stored: what it means may be judged anew without folding anything.</summary>
public static class KeySigns
{
    private static readonly FrozenDictionary<KeySign, (ExternalOption Option, int Permille)> Meanings = new Dictionary<KeySign, (ExternalOption, int)>
    {
        [KeySign.KeyAnswered] = (ExternalOption.Found, 980),
        [KeySign.OtherDeviceAnswered] = (ExternalOption.Found, 900),
        [KeySign.ThisDeviceAnswered] = (ExternalOption.GivenUp, 900),
        [KeySign.KeyReached] = (ExternalOption.Found, 950),
        [KeySign.KeyComplained] = (ExternalOption.Found, 850),
        [KeySign.OptionChosen] = (ExternalOption.Found, 900),
        [KeySign.CodeShown] = (ExternalOption.Found, 700),
        [KeySign.Autofill] = (ExternalOption.NotOffered, 800),
        [KeySign.NeverAsked] = (ExternalOption.Unknown, 0),
        [KeySign.PageEndedIt] = (ExternalOption.Unknown, 0),
        [KeySign.CannotAtAll] = (ExternalOption.NotOffered, 900),
        [KeySign.EndedAtOnce] = (ExternalOption.NotOffered, 750),
        [KeySign.PromptClosed] = (ExternalOption.GivenUp, 850),
        [KeySign.WentElsewhere] = (ExternalOption.GivenUp, 700),
        [KeySign.ClosedSoon] = (ExternalOption.GivenUp, 600),
        [KeySign.ClosedLate] = (ExternalOption.Unknown, 0),
        [KeySign.TimedOut] = (ExternalOption.Unknown, 0),
        [KeySign.Untold] = (ExternalOption.Unknown, 0),
    }.ToFrozenDictionary();

    /// <summary>Whether the option was found.</summary>
    public static ExternalOption Option(this KeySign sign) => Meanings[sign].Option;

    /// <summary>How sure that is, from 0 to 1,000; 0 where nothing tells.</summary>
    public static int ConfidencePermille(this KeySign sign) => Meanings[sign].Permille;
}
