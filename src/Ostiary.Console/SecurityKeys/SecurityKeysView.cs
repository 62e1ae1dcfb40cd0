using Ostiary.Console.Access;
using Ostiary.Console.Devices;
using Ostiary.Console.Filters;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Console.SecurityKeys;

/// <summary>The page of security keys.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Form">What was asked.</param>
/// <param name="By">What the figures are told apart by.</param>
public sealed record SecurityKeysView(ConsoleVisit Visit, FilterForm Form, AttemptDimension By)
{
    /// <summary>What was answered; null when nothing was asked.</summary>
    public HardwareAnswer? Answer { get; init; }

    /// <summary>Each line of the tables with its name: the segments, and what is merged.</summary>
    public IReadOnlyList<(string Name, HardwareFigures Figures)> Lines => Answer is not { } answer ? [] :
    [
        .. answer.Segments.Select(segment => (NameOf(segment.Where), segment)),
        .. answer.Merged is { } merged ? [(Words.Of(AnonymityFloor.Merged), merged)] : ((string, HardwareFigures)[])[],
    ];

    /// <summary>A place in words.</summary>
    public static string NameOf(IReadOnlyList<Trait> where) => HeatPicture.NameOf(where);

    /// <summary>The attempts of a place that did not succeed.</summary>
    public string Attempts(IEnumerable<Trait> where) => (Form with { Path = $"{Visit.Below}/attempts" }).With(
    [
        .. where.Select(trait => (FilterWords.NameOf(trait.Dimension), (string?)trait.Value)), ("by", null), ("basis", null), (FilterWords.NameOf(AttemptDimension.Outcome), AttemptOutcome.Failed.Wire()),
    ]);
}

/// <summary>What the bars are drawn from: of each place the parts of all that needed a key.</summary>
/// <param name="Places">The names of the places.</param>
/// <param name="Parts">What became of them, in the order in which they are stacked.</param>
public sealed record KeyPicture(IReadOnlyList<string> Places, IReadOnlyList<KeyPart> Parts)
{
    private const int Most = 12;

    /// <summary>The picture of a page; null when there is nothing to draw.</summary>
    internal static KeyPicture? Of(SecurityKeysView view)
    {
        var lines = view.Lines.Take(Most).ToList();
        return lines.Count == 0 ? null : new(
            [.. lines.Select(line => line.Name)],
            [
                PartOf(ExternalOption.Found, lines, figures => figures.Found.Count), PartOf(ExternalOption.GivenUp, lines, figures => figures.GivenUp),
                PartOf(ExternalOption.NotOffered, lines, figures => figures.NotOffered), PartOf(ExternalOption.Unknown, lines, figures => figures.Untold),
            ]);
    }

    private static KeyPart PartOf(ExternalOption option, IEnumerable<(string Name, HardwareFigures Figures)> lines, Func<HardwareFigures, long> count) =>
        new(KeyText.Of(option), [.. lines.Select(line => (double)count(line.Figures) / line.Figures.Wanted)]);
}

/// <summary>One part of each bar.</summary>
/// <param name="Name">What became of the option.</param>
/// <param name="Rates">Its share of all that needed a key, from 0 to 1, for each place.</param>
public sealed record KeyPart(string Name, IReadOnlyList<double> Rates);

/// <summary>What is said of signs, places and the option.</summary>
internal static class KeyText
{
    /// <summary>What became of the option.</summary>
    public static string Of(ExternalOption option) => option switch
    {
        ExternalOption.Found => "Found",
        ExternalOption.GivenUp => "Gave up before",
        ExternalOption.NotOffered => "No choice",
        _ => "Not told",
    };

    /// <summary>Where an attempt ended.</summary>
    public static string Of(StopCount stop) => stop.Stop switch
    {
        KeyStop.Intent => "Before the platform was asked",
        KeyStop.Prompt => "At the platform’s first prompt",
        KeyStop.ExternalOption => "At the option for another device",
        KeyStop.Connection => stop.Transport is null or AttemptWords.Unknown ? "While the key was reached" : $"While the key was reached: {Words.Of(stop.Transport)}",
        KeyStop.Verification => "At the PIN or finger",
        KeyStop.Server => "At the server, after an answer",
        _ => "Behind the prompt, not told where",
    };

    /// <summary>The way of one attempt: what became of the option, how sure that is, and what says so.</summary>
    public static string Of(KeyPath path) => path.Sign.ConfidencePermille() == 0
        ? $"Needed; whether its option was found is not told: {Of(path.Sign)}"
        : $"Needed; {Of(path.Sign.Option()).ToLowerInvariant()} ({Figures.Percent(path.Sign.ConfidencePermille() / 1000.0)} sure): {Of(path.Sign)}";

    /// <summary>A step.</summary>
    public static string OfStep(string step) => step switch
    {
        "options" => "The options came",
        "dialog" => "The platform’s dialog, all of it",
        "prompt_shown" => "App: the prompt was shown",
        "option_chosen" => "App: the option was chosen",
        "tap_started" => "App: the key was held to it",
        "connected" => "App: the key was connected",
        "pin_asked" => "App: the PIN was asked for",
        "done" => "App: the key or device was done",
        "server" => "The server judged",
        _ => $"App: {step.Replace('_', ' ')}",
    };

    /// <summary>What was seen.</summary>
    public static string Of(KeySign sign) => sign switch
    {
        KeySign.KeyAnswered => "A key or card answered",
        KeySign.OtherDeviceAnswered => "Another device answered",
        KeySign.ThisDeviceAnswered => "This device’s own passkey answered instead",
        KeySign.KeyReached => "The app saw a key being reached",
        KeySign.KeyComplained => "An error that only a key or card gives",
        KeySign.OptionChosen => "The app saw the option being chosen",
        KeySign.CodeShown => "The code for another device was shown",
        KeySign.Autofill => "It waited in autofill, which shows no keys",
        KeySign.NeverAsked => "The platform was never asked",
        KeySign.PageEndedIt => "The page ended it, or asked wrongly",
        KeySign.CannotAtAll => "Browser or device cannot do it",
        KeySign.EndedAtOnce => "It ended within a second, no dialog was seen",
        KeySign.PromptClosed => "The app saw the prompt being closed",
        KeySign.WentElsewhere => "The person went on with another method",
        KeySign.ClosedSoon => "The dialog was closed within 8 s",
        KeySign.ClosedLate => "The dialog was closed later: where is not told",
        KeySign.TimedOut => "The time was up",
        _ => "Nothing was told",
    };
}
