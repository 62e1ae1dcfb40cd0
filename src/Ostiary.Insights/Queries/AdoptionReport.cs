using System.Globalization;
using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>A question about adoption.</summary>
/// <param name="Filter">Which days, and of what may be asked of days: system, device class, surface.</param>
/// <param name="Change">The day on which something was changed, to be held against what was before; null when there is none.</param>
public sealed record AdoptionQuestion(AttemptFilter Filter, DateTimeOffset? Change = null)
{
    /// <summary>Deletions that are known from elsewhere than events, by the day that they fall on.</summary>
    public IReadOnlyList<(DateTimeOffset Day, long Count)> Deletions { get; init; } = [];
}

/// <summary>How often one method was used.</summary>
/// <param name="Method">A word of the catalog's <c>method</c>.</param>
/// <param name="OfSignIns">Of all sign-ins that are known.</param>
/// <param name="Times">From the beginning of the way to its end; null when too few are known.</param>
public sealed record MethodUse(string Method, Share OfSignIns, Times? Times);

/// <summary>Two durations side by side, on one system.</summary>
/// <param name="Os">The system.</param>
/// <param name="First">Of the first; null when too few are known.</param>
/// <param name="Second">Of the second.</param>
public sealed record TimesOfSystem(string Os, Times? First, Times? Second)
{
    /// <summary>How much longer the second one takes by the median, in milliseconds; null when one of them is not known.</summary>
    public long? Delta => Second?.Median - First?.Median;
}

/// <summary>What came of a prompt.</summary>
/// <param name="Prompt">What the site calls it; empty for all together.</param>
/// <param name="Accepted">How often people agreed, of how often it was shown.</param>
/// <param name="Created">How often a passkey was made, of how often people agreed.</param>
/// <param name="Taken">How often a passkey was made, of how often it was shown: the take rate.</param>
public sealed record PromptUse(string Prompt, Share Accepted, Share Created, Share Taken)
{
    internal static PromptUse Of(string prompt, IReadOnlyCollection<PromptDayTally> tallies)
    {
        var (shown, accepted, created) = (tallies.Sum(tally => tally.Shown), tallies.Sum(tally => tally.Accepted), tallies.Sum(tally => tally.Created));
        return new(prompt, new(accepted, shown), new(created, accepted), new(created, shown));
    }
}

/// <summary>Some days in a row.</summary>
/// <param name="From">The first of them.</param>
/// <param name="Days">How many.</param>
/// <param name="Passkeys">Sign-ins with a passkey, of all.</param>
/// <param name="Taken">Prompts that led to a passkey, of all that were shown.</param>
/// <param name="Registrations">How many passkeys were made.</param>
/// <param name="Deletions">How many were deleted, as far as that is known.</param>
public sealed record AdoptionSpan(DateTimeOffset From, int Days, Share Passkeys, Share Taken, long Registrations, long Deletions);

/// <summary>How far adoption had come in a month of 30 days.</summary>
/// <param name="Month">Counted from 1, since the first sign-in that is known.</param>
/// <param name="Passkeys">Sign-ins with a passkey, of all.</param>
public sealed record AdoptionMonthOfSignIns(int Month, Share Passkeys);

/// <summary>How far passkeys are taken up. What is about too few is left out, or lies together with others.</summary>
public sealed record AdoptionAnswer
{
    /// <summary>Whether everything was left out, because it is about too few.</summary>
    public bool IsTooSmall { get; init; }

    /// <summary>Attempts that this server proves, of all: the fewer, the less its own accounts say about the site.</summary>
    public required Share Proven { get; init; }

    /// <summary>Sign-ins with a passkey, of all that are known.</summary>
    public required Share Passkeys { get; init; }

    /// <summary>Sign-ins with a passkey from autofill, of all with a passkey.</summary>
    public required Share Autofill { get; init; }

    /// <summary>Every method, the most used one first.</summary>
    public required IReadOnlyList<MethodUse> Methods { get; init; }

    /// <summary>Of sign-ins with a passkey: where it lives.</summary>
    public required IReadOnlyList<(string Authenticator, Share OfSignIns)> Authenticators { get; init; }

    /// <summary>Time to sign in, by system: with a passkey, and by any other method.</summary>
    public required IReadOnlyList<TimesOfSystem> MethodsBySystem { get; init; }

    /// <summary>What platform and person take, by system: synced passkeys, and security keys.</summary>
    public required IReadOnlyList<TimesOfSystem> AuthenticatorsBySystem { get; init; }

    /// <summary>Success by surface: browsers, web views and apps.</summary>
    public required IReadOnlyList<Rated> Surfaces { get; init; }

    /// <summary>All prompts together.</summary>
    public required PromptUse Prompted { get; init; }

    /// <summary>Each of them, the most shown one first.</summary>
    public required IReadOnlyList<PromptUse> Prompts { get; init; }

    /// <summary>The period in days, or in weeks or months where days would be about too few or too many.</summary>
    public required IReadOnlyList<AdoptionSpan> Spans { get; init; }

    /// <summary>Month by month since the first sign-in that is known; nothing narrows it.</summary>
    public required IReadOnlyList<AdoptionMonthOfSignIns> Months { get; init; }

    /// <summary>What is different after the change; empty when none was asked about.</summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>The day on which the take rate changed most, when that is more than chance; null when there is none.</summary>
    public DateTimeOffset? SuggestedChange { get; init; }

    /// <summary>Support tickets beside sign-ins; null when they were not asked for.</summary>
    public SupportAnswer? Support { get; init; }
}

/// <summary>How far are passkeys taken up, and what helps?</summary>
/// <remarks>From the figures of days alone. Days are those of UTC; the first and the last one of the period count whole.</remarks>
public sealed class AdoptionReport(DayArchive archive)
{
    /// <summary>The day of a change, as addresses write it; null when it is none, or nothing of the period lies before or after it.</summary>
    public static DateTimeOffset? ChangeOf(string text, AttemptFilter filter) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) && day > filter.From && day < filter.Until
            ? day
            : null;

    /// <summary>Answers.</summary>
    public async Task<AdoptionAnswer> Ask(AdoptionQuestion question, CancellationToken cancel)
    {
        var filter = question.Filter;
        var elsewhere = question.Deletions.Select(one => new EventDayTally(one.Day.ToUnixTimeMilliseconds(), AdoptionFigures.Deleted, one.Count));
        var told = new AdoptionFigures(
            await archive.Attempts(filter, cancel), await archive.Methods(filter, cancel), await archive.Prompts(filter, cancel),
            [.. await archive.Events(filter, cancel), .. elsewhere], filter.Where.Count > 0);
        if (told.IsTooSmall)
            return told.Nothing;

        return told.Floored().Answer(question, await archive.Months(filter.RelyingParty, cancel));
    }
}
