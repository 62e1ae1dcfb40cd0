using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>One day of an overview.</summary>
/// <param name="Day">Its start, UTC.</param>
/// <param name="SignIns">How many sign-ins with a passkey ended well.</param>
/// <param name="Registrations">How many passkeys were made.</param>
public sealed record OverviewDay(DateTimeOffset Day, Rated SignIns, long Registrations);

/// <summary>How many went from one step of signing in to the next.</summary>
/// <param name="From"><c>sign_in</c>, or a way of signing in.</param>
/// <param name="To">A way of signing in, or how it ended.</param>
/// <param name="Count">How many.</param>
public sealed record SignInLink(string From, string To, long Count);

/// <summary>Something that ends attempts, and is no decision of the person.</summary>
/// <param name="ErrorClass">The class.</param>
/// <param name="Now">Attempts that it ended, of all.</param>
/// <param name="Before">The same in the period before.</param>
/// <param name="Os">The system on which it happens most; null when that is about too few.</param>
/// <param name="OfOs">How many of them are on that system.</param>
public sealed record Trouble(string ErrorClass, Share Now, Share Before, string? Os, Share OfOs)
{
    /// <summary>How it changed; null when it cannot be said.</summary>
    public Difference? Difference => Insights.Difference.Between(Before, Now);
}

/// <summary>How passkeys do, in one page.</summary>
public sealed record OverviewAnswer
{
    /// <summary>Whether nothing was told in the period.</summary>
    public bool IsEmpty => SignIns.Everything.Of == 0 && Creations.Everything.Of == 0 && Passkeys.Of == 0;

    /// <summary>Sign-ins with a passkey.</summary>
    public required Rated SignIns { get; init; }

    /// <summary>Passkeys that were made, or meant to be.</summary>
    public required Rated Creations { get; init; }

    /// <summary>Sign-ins with a passkey, of all that are known.</summary>
    public required Share Passkeys { get; init; }

    /// <summary>How many recoveries were told.</summary>
    public required long Recoveries { get; init; }

    /// <summary>The same measures in the period before and in this one.</summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>Every day.</summary>
    public required IReadOnlyList<OverviewDay> Days { get; init; }

    /// <summary>Success by transport.</summary>
    public required IReadOnlyList<Rated> Transports { get; init; }

    /// <summary>Success by model of device, the most seen ones.</summary>
    public required IReadOnlyList<Rated> Models { get; init; }

    /// <summary>From intent through method to end.</summary>
    public required IReadOnlyList<SignInLink> Links { get; init; }

    /// <summary>What ends most attempts, and grew most; at most three.</summary>
    public required IReadOnlyList<Trouble> Troubles { get; init; }
}

/// <summary>How do passkeys do, and what changed?</summary>
/// <remarks>From the figures of days alone; the period before is as long. Days are those of UTC and count whole.</remarks>
public sealed class OverviewReport(DayArchive archive)
{
    private const int MostModels = 8;
    private const long DayMs = 86_400_000;

    /// <summary>Answers.</summary>
    public async Task<OverviewAnswer> Ask(AttemptFilter filter, CancellationToken cancel)
    {
        var boundary = filter.From.ToUnixTimeMilliseconds() - (filter.From.ToUnixTimeMilliseconds() % DayMs);
        var both = filter with { From = DateTimeOffset.FromUnixTimeMilliseconds(boundary) - (filter.Until - filter.From) };
        var told = new AdoptionFigures(
            await archive.Attempts(both, cancel), await archive.MethodCounts(both, cancel), await archive.Prompts(both, cancel), await archive.Events(both, cancel), IsNarrow: false);
        var traits = await archive.AttemptTraits(both, boundary, cancel);
        var (before, now) = (told.Of(day => day < boundary), told.Of(day => day >= boundary));
        return new()
        {
            SignIns = now.SuccessOf(tally => tally.IsSignIn),
            Creations = now.SuccessOf(tally => tally.IsCreation),
            Passkeys = AdoptionFigures.PasskeysOf([.. now.Methods]),
            Recoveries = now.Events.Where(tally => tally.Name == "recovery.completed").Sum(tally => tally.Count),
            Changes = AdoptionFigures.Between(before, now),
            Days = DaysOf(now),
            Transports = Rated.By(traits.Where(tally => tally.DayMs >= boundary && tally.IsSignIn), tally => tally.Transport),
            Models = ModelsOf(await archive.Models(filter, cancel)),
            Links = SignInLinks.Of(now),
            Troubles = Troubles.Of([.. traits.Where(tally => tally.DayMs < boundary)], [.. traits.Where(tally => tally.DayMs >= boundary)]),
        };
    }

    private static List<OverviewDay> DaysOf(AdoptionFigures figures) =>
    [
        .. from day in figures.Attempts.GroupBy(tally => tally.DayMs).OrderBy(day => day.Key)
           select new OverviewDay(
               DateTimeOffset.FromUnixTimeMilliseconds(day.Key), Rated.Of("", [.. day.Where(tally => tally.IsSignIn)]),
               day.Where(tally => tally.IsCreation && tally.Outcome == AttemptOutcome.Succeeded).Sum(tally => tally.Attempts)),
    ];

    // The rest, however large, has no line: a list of models is never whole.
    private static List<Rated> ModelsOf(IReadOnlyList<ModelDayTally> models) =>
    [
        .. Rated.Floored(
            from model in models.GroupBy(tally => tally.Model, StringComparer.Ordinal)
            select Rated.Of(model.Key, model.Sum(tally => tally.Succeeded), model.Sum(tally => tally.Decided), model.Sum(tally => tally.Attempts)))
            .Where(model => model.Name != AnonymityFloor.Merged).Take(MostModels),
    ];
}
