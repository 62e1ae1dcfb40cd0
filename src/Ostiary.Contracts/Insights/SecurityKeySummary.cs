namespace Ostiary.Contracts.Insights;

/// <summary>Where people who need a security key give up.</summary>
public sealed record SecurityKeySummary
{
    /// <summary>What is counted: <c>attempts</c>, <c>ticketed</c> (proved by a ceremony of this server) or <c>persons</c> (of these, one of each person on a day).</summary>
    public required string Basis { get; init; }

    /// <summary>What the segments are, such as <c>os</c>.</summary>
    public required string By { get; init; }

    /// <summary>Everything that was asked about; null when it is about too few people, or nobody.</summary>
    public SecurityKeyFigures? Whole { get; init; }

    /// <summary>The same told apart, largest first.</summary>
    public required IReadOnlyList<SecurityKeyFigures> Segments { get; init; }

    /// <summary>All segments together that are about too few people; null when there are none.</summary>
    public SecurityKeyFigures? Merged { get; init; }

    /// <summary>Whether segments were merged or left out because they are about too few people.</summary>
    public required bool IsTooSmall { get; init; }

    /// <summary>The fewest people that a segment tells of.</summary>
    public required int Floor { get; init; }

    /// <summary>Systems, browsers and versions on which the option is found clearly less often than elsewhere, the clearest first.</summary>
    public required IReadOnlyList<HiddenKeySummary> Hidden { get; init; }

    /// <summary>How long each step takes, with a key and with the device's own passkey, in the order of the way.</summary>
    public required IReadOnlyList<KeyStepSummary> Steps { get; init; }

    /// <summary>Keys that answered although nothing said that one was needed. They are in no other figure: how many failed alike is not known.</summary>
    public required long Unasked { get; init; }
}

/// <summary>What becomes of attempts that need a security key, in one place.</summary>
public sealed record SecurityKeyFigures
{
    /// <summary>Which place, by the names of filters: a version stands with its system or browser, a model with its maker. Empty for all.</summary>
    public required IReadOnlyDictionary<string, string> Where { get; init; }

    /// <summary>How many people about; those whom nobody named are counted by their visits.</summary>
    public required long People { get; init; }

    /// <summary>Attempts for which the options say that a key is needed.</summary>
    public required long Wanted { get; init; }

    /// <summary>How many found the platform's option for it, of those that tell.</summary>
    public required ShareSummary Found { get; init; }

    /// <summary>The same without those that a decision of the person ended.</summary>
    public required ShareSummary FoundWithoutDecisions { get; init; }

    /// <summary>How many ended before the option was found, of those that tell.</summary>
    public required ShareSummary Lost { get; init; }

    /// <summary>How many of these gave up at the platform's first prompt, or took this device's own passkey.</summary>
    public required long GivenUp { get; init; }

    /// <summary>How many of these ended before anybody could choose.</summary>
    public required long NotOffered { get; init; }

    /// <summary>How many tell neither.</summary>
    public required long Untold { get; init; }

    /// <summary>How sure the inference is on average, from 0 to 1; null when nothing tells.</summary>
    public double? Confidence { get; init; }

    /// <summary>How many ended well.</summary>
    public required ShareSummary Succeeded { get; init; }

    /// <summary>How many ended well, of those that no decision of the person ended.</summary>
    public required ShareSummary SucceededWithoutDecisions { get; init; }

    /// <summary>What the inference rests on, most frequent first.</summary>
    public required IReadOnlyList<KeySignSummary> Signs { get; init; }

    /// <summary>Where those ended that did not end well, in the order of the way.</summary>
    public required IReadOnlyList<KeyStopSummary> Stops { get; init; }

    /// <summary>How much it took with a key.</summary>
    public required KeyEffortSummary Key { get; init; }

    /// <summary>How much it took with the passkeys of the device itself, in the same place.</summary>
    public required KeyEffortSummary Baseline { get; init; }

    /// <summary>How many sign-ins there waited in autofill, which shows no security keys; null when they are about too few people.</summary>
    public ShareSummary? Autofill { get; init; }

    /// <summary>The evidence in one sentence; null when it would be about too few. Names in it come from browsers: escape it where it is shown.</summary>
    public string? Sentence { get; init; }
}

/// <summary>How many attempts one sign speaks for.</summary>
public sealed record KeySignSummary
{
    /// <summary>What was seen, such as <c>closed_soon</c> (docs/guide/security-keys.md).</summary>
    public required string Sign { get; init; }

    /// <summary>What it means: <c>found</c>, <c>given_up</c>, <c>not_offered</c> or <c>unknown</c>.</summary>
    public required string Option { get; init; }

    /// <summary>How sure that is, from 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>How many.</summary>
    public required long Count { get; init; }
}

/// <summary>How many attempts ended at one place.</summary>
public sealed record KeyStopSummary
{
    /// <summary><c>intent</c>, <c>prompt</c>, <c>external_option</c>, <c>connection</c>, <c>verification</c>, <c>server</c> or <c>untold</c>.</summary>
    public required string Stop { get; init; }

    /// <summary>Of a connection, how the key was being reached.</summary>
    public string? Transport { get; init; }

    /// <summary>How many.</summary>
    public required long Count { get; init; }
}

/// <summary>How long, and over how many steps, something took.</summary>
public sealed record KeyEffortSummary
{
    /// <summary>From the platform's prompt to the answer; null when too few are known.</summary>
    public TimesSummary? Times { get; init; }

    /// <summary>How many steps an app told, on average; null when too few did. Browsers tell none.</summary>
    public double? Steps { get; init; }

    /// <summary>Of how many attempts the steps are known.</summary>
    public required long StepsOf { get; init; }
}

/// <summary>How long one step takes, of attempts that succeeded in a dialog.</summary>
public sealed record KeyStepSummary
{
    /// <summary><c>options</c>, <c>dialog</c> or <c>server</c>; or a step that apps tell (<c>native.step</c>), then since the one before it.</summary>
    public required string Step { get; init; }

    /// <summary>With a key; null when too few are known.</summary>
    public TimesSummary? Key { get; init; }

    /// <summary>With the device's own passkey.</summary>
    public TimesSummary? Own { get; init; }
}

/// <summary>A place where the option is found clearly less often than elsewhere.</summary>
public sealed record HiddenKeySummary
{
    /// <summary>Which, by the names of filters.</summary>
    public required IReadOnlyDictionary<string, string> Where { get; init; }

    /// <summary>How many people about.</summary>
    public required long People { get; init; }

    /// <summary>How many ended before the option was found, of those that tell.</summary>
    public required ShareSummary Lost { get; init; }

    /// <summary>The same everywhere else.</summary>
    public required ShareSummary Elsewhere { get; init; }

    /// <summary>How much more is lost here, from −1 to 1, with its interval of 95 %.</summary>
    public required DifferenceSummary Worse { get; init; }

    /// <summary>In how many of these nobody could have chosen it.</summary>
    public required long NotOffered { get; init; }

    /// <summary>All of it in one sentence. Names in it come from browsers: escape it where it is shown.</summary>
    public required string Sentence { get; init; }
}
