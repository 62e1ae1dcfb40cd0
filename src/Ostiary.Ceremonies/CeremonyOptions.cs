using System.ComponentModel.DataAnnotations;

namespace Ostiary.Ceremonies;

/// <summary>How long the things of a ceremony live.</summary>
public sealed record CeremonyOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Ceremonies";

    /// <summary>How long issued options may be answered; after that, <c>ceremony.expired</c>.</summary>
    /// <value>The default is 10 minutes: longer than the longest time-out of a browser (WebAuthn L3 §15.1 recommends 5 to 10 minutes).</value>
    [Range(typeof(TimeSpan), "00:00:30", "00:30:00")]
    public TimeSpan ChallengeLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a step-up grant may be used; after that, <c>step_up.grant_expired</c>.</summary>
    /// <value>The default is 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:30", "00:15:00")]
    public TimeSpan StepUpLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a backend may take to redeem a browser's result; after that, <c>result.expired</c>.</summary>
    /// <value>The default is 1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:10", "00:05:00")]
    public TimeSpan ResultLifetime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>When options for a named person and refused sign-ins are answered, counted from the question: at this time or a whole multiple of it,
    /// the same for names that nobody has.</summary>
    /// <value>The default is 10 milliseconds, well above what either kind takes; 0 answers at once and lets the clock tell them apart.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:00.100")]
    public TimeSpan NamedAnswerAfter { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How many ceremonies a minute may name one person, however the identifier is spelled; beyond it, <c>ceremony.too_many_attempts</c>.</summary>
    /// <value>The default is 30. Nothing is ever locked: the next minute is free again.</value>
    [Range(1, 1_000_000)]
    public int AttemptsPerPersonPerMinute { get; init; } = 30;
}
