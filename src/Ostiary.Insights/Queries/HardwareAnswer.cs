using System.Globalization;
using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>A question about security keys.</summary>
/// <param name="Filter">Which attempts. Days count whole, in UTC.</param>
/// <param name="By">What to tell them apart by; one of <see cref="DeviceMatrix.Dimensions"/>.</param>
/// <param name="Basis">What to count.</param>
public sealed record HardwareQuestion(AttemptFilter Filter, AttemptDimension By = AttemptDimension.Os, FunnelBasis Basis = FunnelBasis.Attempts)
{
    /// <summary>What a name tells apart by; the usual one without a name, null when devices have no such name.</summary>
    public static AttemptDimension? DimensionOf(string? name) =>
        string.IsNullOrEmpty(name) ? AttemptDimension.Os : FilterWords.Names.TryGetValue(name, out var found) && DeviceMatrix.Dimensions.Contains(found) ? found : null;
}

/// <summary>How many attempts one sign speaks for.</summary>
/// <param name="Sign">What was seen.</param>
/// <param name="Count">How many.</param>
public sealed record SignCount(KeySign Sign, long Count);

/// <summary>How many attempts ended at one place.</summary>
/// <param name="Stop">Where.</param>
/// <param name="Transport">How the key was being reached, where that is where it ended; null elsewhere.</param>
/// <param name="Count">How many.</param>
public sealed record StopCount(KeyStop Stop, string? Transport, long Count);

/// <summary>How long, and over how many steps, something took.</summary>
/// <param name="Times">From the platform's prompt to the answer; null when too few are known.</param>
/// <param name="Steps">How many steps an app told, on average; null when too few did.</param>
/// <param name="StepsOf">Of how many attempts.</param>
public sealed record PathEffort(Times? Times, double? Steps, long StepsOf);

/// <summary>What becomes of attempts that need a security key, in one place.</summary>
/// <param name="Where">Which place: one trait, or a version with what it is a version of; empty for all.</param>
/// <param name="People">How many people about; those whom nobody named are counted by their visits.</param>
/// <param name="Wanted">Attempts that needed a key and were not merely waiting.</param>
/// <param name="Found">How many found the option for it, of those that tell.</param>
/// <param name="FoundWithoutDecisions">The same without those that a decision of the person ended.</param>
/// <param name="GivenUp">How many gave up before, or took this device's own passkey.</param>
/// <param name="NotOffered">How many ended before anybody could choose.</param>
/// <param name="Untold">How many tell neither.</param>
/// <param name="Confidence">How sure this is on average of those that tell, from 0 to 1; null when none does.</param>
/// <param name="Succeeded">How many ended well.</param>
/// <param name="SucceededWithoutDecisions">The same without decisions of the person.</param>
/// <param name="Signs">What this rests on, most frequent first.</param>
/// <param name="Stops">Where the others ended, in the order of the way.</param>
/// <param name="Key">How much it took with a key.</param>
/// <param name="Baseline">How much it took with the passkeys of this device, in the same place.</param>
/// <param name="Autofill">How many sign-ins there waited in autofill, which shows no security keys; null when they are about too few people.</param>
public sealed record HardwareFigures(
    IReadOnlyList<Trait> Where, long People, long Wanted, Share Found, Share FoundWithoutDecisions, long GivenUp, long NotOffered, long Untold, double? Confidence,
    Share Succeeded, Share SucceededWithoutDecisions, IReadOnlyList<SignCount> Signs, IReadOnlyList<StopCount> Stops, PathEffort Key, PathEffort Baseline, Share? Autofill)
{
    /// <summary>How many ended before the option was found, of those that tell.</summary>
    public Share Lost => new(GivenUp + NotOffered, Found.Of);

    /// <summary>The share that found the option when all that tell nothing did not, and when all did.</summary>
    public (double Low, double High)? Bounds => Wanted == 0 ? null : ((double)Found.Count / Wanted, (double)(Found.Count + Untold) / Wanted);

    /// <summary>The evidence in one sentence; null when it would be about too few. Names in it come from browsers: escape it where it is shown.</summary>
    public string? Sentence => Found.Of < AnonymityFloor.Least ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{HardwareText.Place(Where)}{Lost.Rate * 100:0.0} % of {Lost.Of:N0} attempts that needed a security key ended before the option for it was found (95 % interval {Lost.Low * 100:0.0} to {Lost.High * 100:0.0} %): {HardwareText.Parts(this)}. Inferred, {Confidence * 100:0} % sure on average.");
}

/// <summary>A place where the option is found clearly less often than elsewhere.</summary>
/// <param name="Where">Which.</param>
/// <param name="People">How many people about.</param>
/// <param name="Lost">How many ended before the option was found, of those that tell.</param>
/// <param name="Elsewhere">The same everywhere else.</param>
/// <param name="Worse">How much more is lost here.</param>
/// <param name="NotOffered">How many of the lost ones nobody could have chosen it in.</param>
public sealed record HiddenKeys(IReadOnlyList<Trait> Where, long People, Share Lost, Share Elsewhere, Difference Worse, long NotOffered)
{
    /// <summary>All of it in one sentence. Names in it come from browsers: escape it where it is shown.</summary>
    public string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"{HardwareText.Place(Where)}{Lost.Rate * 100:0.0} % of {Lost.Of:N0} attempts that needed a security key ended before the option for it was found, elsewhere {Elsewhere.Rate * 100:0.0} %: {HardwareText.Blame(this)}.");
}

/// <summary>What becomes of attempts that need a security key.</summary>
/// <param name="Whole">Everything that was asked about; null when it is about too few people, or nobody.</param>
/// <param name="Segments">The same told apart, largest first.</param>
/// <param name="Merged">What is too small to be told of by itself; null when there is nothing.</param>
/// <param name="IsTooSmall">Whether something was merged or left out because it is about too few people.</param>
/// <param name="Hidden">Where the option is found clearly less often than elsewhere, the clearest first.</param>
/// <param name="Unasked">Keys that answered although nothing said that one was needed: they are in no figure, for those that failed alike are not known.</param>
/// <param name="HasAttempts">Whether there were attempts at all, with a key or without.</param>
public sealed record HardwareAnswer(
    HardwareFigures? Whole, IReadOnlyList<HardwareFigures> Segments, HardwareFigures? Merged, bool IsTooSmall, IReadOnlyList<HiddenKeys> Hidden, long Unasked, bool HasAttempts)
{
    /// <summary>How long each step takes, with a key and with the device's own passkey, in the order of the way; empty when too few are known.</summary>
    public IReadOnlyList<StepTimes> Steps { get; init; } = [];
}

/// <summary>How long one step takes, of attempts that succeeded in a dialog.</summary>
/// <param name="Step"><c>options</c>, <c>dialog</c> or <c>server</c>; or a step that apps tell, then since the one before it.</param>
/// <param name="Key">With a key; null when too few are known.</param>
/// <param name="Own">With the device's own passkey.</param>
public sealed record StepTimes(string Step, Times? Key, Times? Own);

/// <summary>How sentences about security keys are put.</summary>
internal static class HardwareText
{
    /// <summary>Where, as the beginning of a sentence.</summary>
    public static string Place(IReadOnlyList<Trait> where) => where.Count == 0 ? "" : $"{Named(where)}: ";

    /// <summary>How those that were lost are made up.</summary>
    public static string Parts(HardwareFigures figures) => string.Create(
        CultureInfo.InvariantCulture, $"{figures.GivenUp:N0} at the platform’s first prompt, {figures.NotOffered:N0} before there was a choice; {figures.Untold:N0} more do not tell");

    /// <summary>Whose it is, mostly.</summary>
    public static string Blame(HiddenKeys hidden) => hidden.NotOffered * 2 > hidden.Lost.Count
        ? string.Create(CultureInfo.InvariantCulture, $"in {hidden.NotOffered:N0} of {hidden.Lost.Count:N0}, the platform ended them before anybody could choose")
        : string.Create(CultureInfo.InvariantCulture, $"in {hidden.Lost.Count - hidden.NotOffered:N0} of {hidden.Lost.Count:N0}, people gave up at its first prompt");

    private static string Named(IReadOnlyList<Trait> where) => TraitText.All(where) is { Length: > 0 } name ? name : string.Join(' ', where.Select(trait => trait.Value));
}
