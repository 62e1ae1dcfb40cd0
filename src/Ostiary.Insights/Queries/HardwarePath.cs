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

    private const int MostHidden = 5;
    private const int LeastKnown = 30;
    private const double LeastPoints = 0.05;

    // Where an option may be hidden: a system, a browser, or a version of one.
    private static readonly AttemptDimension[] Hiding = [AttemptDimension.Os, AttemptDimension.OsVersion, AttemptDimension.Browser, AttemptDimension.BrowserVersion];

    /// <summary>Answers.</summary>
    public async Task<HardwareAnswer> Ask(HardwareQuestion question, CancellationToken cancel) => Of(await archive.Days(question.Filter, cancel), question);

    /// <summary>What the counted days say.</summary>
    internal static HardwareAnswer Of(DayBook book, HardwareQuestion question)
    {
        var (reading, words) = (new CellReading(book, question.Basis), new KeyWords(book));
        var (whole, unasked, hasAttempts) = (new HardwareCounts([]), 0L, false);
        var places = Hiding.Append(question.By).Distinct().ToDictionary(dimension => dimension, _ => new Dictionary<(int, int), HardwareCounts>());
        foreach (var cell in book.Cells())
        {
            hasAttempts = true;
            whole.Add(cell, reading, words);
            unasked += !words.IsWanted(cell) && words.IsRoaming(cell) && reading.HasSucceeded(cell) ? reading.CountOf(cell) : 0;
            foreach (var (dimension, counts) in places)
            {
                if (dimension == question.By || words.IsWanted(cell))
                    PlaceOf(book, counts, dimension, cell).Add(cell, reading, words);
            }
        }

        return whole.Wanted.People.AtLeast < AnonymityFloor.Least
            ? new(null, [], null, whole.Wanted.Count > 0, [], 0, hasAttempts)
            : AnswerOf(whole, [.. places[question.By].Values.Where(place => place.Wanted.Count > 0)], [.. Hiding.SelectMany(dimension => places[dimension].Values)], unasked);
    }

    private static HardwareCounts PlaceOf(DayBook book, Dictionary<(int, int), HardwareCounts> counts, AttemptDimension dimension, DayCell cell)
    {
        var key = DeviceMatrix.KeyOf(cell, dimension);
        if (!counts.TryGetValue(key, out var found))
            counts[key] = found = new(DeviceMatrix.TraitsOf(book, dimension, key));

        return found;
    }

    private static HardwareAnswer AnswerOf(HardwareCounts whole, List<HardwareCounts> segments, List<HardwareCounts> places, long unasked)
    {
        var ordered = segments.OrderByDescending(each => each.Wanted.Count).ThenBy(each => TraitText.All(each.Where), StringComparer.Ordinal).ToList();
        var beyond = ordered.Skip(MostSegments).ToHashSet();
        var hidden = PeopleFloor.Hidden(ordered, each => each.Wanted.People, each => each.Wanted.Count, _ => ["whole"], beyond.Contains);
        HardwareCounts? merged = null;
        foreach (var each in hidden)
            (merged ??= new([])).Add(each);

        return new(
            whole.Figures(), [.. ordered.Where(each => !hidden.Contains(each)).Select(each => each.Figures())], merged?.Figures(), hidden.Any(each => !beyond.Contains(each)),
            HiddenIn(whole, places), unasked < AnonymityFloor.Least ? 0 : unasked, HasAttempts: true);
    }

    // The clearest first; what contains one that was named, or is contained in it, says the same again.
    private static List<HiddenKeys> HiddenIn(HardwareCounts whole, List<HardwareCounts> places)
    {
        var named = new List<HiddenKeys>();
        foreach (var place in places.Select(place => HiddenAt(place, whole)).OfType<HiddenKeys>().OrderByDescending(each => each.Worse.Low))
        {
            if (named.Count < MostHidden && !named.Exists(other => IsSame(other.Where, place.Where)))
                named.Add(place);
        }

        return named;
    }

    private static HiddenKeys? HiddenAt(HardwareCounts place, HardwareCounts whole)
    {
        var (here, elsewhere) = (new Share(place.Lost, place.Known), new Share(whole.Lost - place.Lost, whole.Known - place.Known));
        return here.Of >= LeastKnown && elsewhere.Of >= LeastKnown && place.Wanted.People.AtLeast >= AnonymityFloor.Least
            && place.Where.All(trait => trait.Value is not (AttemptWords.Unknown or AttemptWords.Other))
            && Difference.Between(elsewhere, here) is { } worse && worse.Low > 0 && worse.Points >= LeastPoints
            ? new(place.Where, Math.Min(place.Wanted.People.About, place.Wanted.Count), here, elsewhere, worse, place.NotOffered)
            : null;
    }

    private static bool IsSame(IReadOnlyList<Trait> one, IReadOnlyList<Trait> other) => one.All(other.Contains) || other.All(one.Contains);
}
