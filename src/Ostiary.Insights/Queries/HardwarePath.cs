using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>Where do people who need a security key give up?</summary>
/// <remarks>
/// From the counted days. A key is needed where the options say so: all passkeys named are on keys, the first hint is a key, or another device is asked
/// for. Whether the platform's option for it was found is inferred, each sign with its confidence. No place is about fewer than
/// <see cref="AnonymityFloor.Least"/> people, nor can one be had by subtracting from the whole.
/// </remarks>
public sealed class HardwarePath(AttemptArchive archive)
{
    /// <summary>The most places that are told apart.</summary>
    public const int MostSegments = 50;

    /// <summary>Answers.</summary>
    public async Task<HardwareAnswer> Ask(HardwareQuestion question, CancellationToken cancel)
    {
        var answer = Of(await archive.Days(question.Filter, [question.By], cancel), question);
        return answer.Whole is null ? answer : answer with { Steps = KeySteps.Of(await archive.KeyTimes(question.Filter, cancel)) };
    }

    /// <summary>What the counted days say.</summary>
    internal static HardwareAnswer Of(DayBook book, HardwareQuestion question)
    {
        var (reading, words) = (new CellReading(book, question.Basis), new KeyWords(book));
        var (whole, unasked, hasAttempts) = (new HardwareCounts([]), 0L, false);
        var segments = new Dictionary<(int, int), HardwareCounts>();
        foreach (var cell in book.Cells())
        {
            hasAttempts = true;
            whole.Add(cell, reading, words);
            unasked += !words.IsWanted(cell) && words.IsRoaming(cell) && reading.HasSucceeded(cell) ? reading.CountOf(cell) : 0;
            PlaceOf(book, segments, question.By, cell).Add(cell, reading, words);
        }

        return whole.Wanted.IsTooSmall
            ? new(null, [], null, whole.Wanted.Count > 0, [], 0, hasAttempts)
            : AnswerOf(whole, [.. segments.Values.Where(place => place.Wanted.Count > 0)], HiddenKeySearch.In(book, reading, words), unasked);
    }

    /// <summary>What is counted of the place of a cell.</summary>
    internal static HardwareCounts PlaceOf(DayBook book, Dictionary<(int, int), HardwareCounts> counts, AttemptDimension dimension, DayCell cell)
    {
        var key = DeviceMatrix.KeyOf(cell, dimension);
        if (!counts.TryGetValue(key, out var found))
            counts[key] = found = new(DeviceMatrix.TraitsOf(book, dimension, key));

        return found;
    }

    private static HardwareAnswer AnswerOf(HardwareCounts whole, List<HardwareCounts> segments, IReadOnlyList<HiddenKeys> places, long unasked)
    {
        var ordered = segments.OrderByDescending(each => each.Wanted.Count).ThenBy(each => TraitText.All(each.Where), StringComparer.Ordinal).ToList();
        var beyond = ordered.Skip(MostSegments).ToHashSet();
        var hidden = PeopleFloor.Hidden(ordered, each => each.Wanted.People, each => each.Wanted.Count, _ => ["whole"], beyond.Contains);
        HardwareCounts? merged = null;
        foreach (var each in hidden)
            (merged ??= new([])).Add(each);

        return new(
            whole.Figures(), [.. ordered.Where(each => !hidden.Contains(each)).Select(each => each.Figures())], merged?.Figures(), hidden.Any(each => !beyond.Contains(each)),
            places, unasked < AnonymityFloor.Least ? 0 : unasked, HasAttempts: true);
    }
}
