using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>Finds systems, browsers and versions on which the option for a security key is found clearly less often than elsewhere.</summary>
/// <remarks>
/// The clearest is taken, its attempts are set aside, and what is left is looked at anew: a system whose people mostly have the browser that hides keys is not
/// blamed for it. Each place is held against everything else by Fisher's exact test, one side; Benjamini and Hochberg bound the share of false alarms to one in a
/// hundred. What counts must also be five points.
/// </remarks>
internal static class HiddenKeySearch
{
    private const int Most = 5;
    private const int LeastKnown = 30;
    private const double LeastPoints = 0.05;
    private const double FalseShare = 0.01;

    private static readonly AttemptDimension[] Dimensions = [AttemptDimension.Os, AttemptDimension.OsVersion, AttemptDimension.Browser, AttemptDimension.BrowserVersion];

    /// <summary>The clearest first.</summary>
    public static IReadOnlyList<HiddenKeys> In(DayBook book, CellReading reading, KeyWords words)
    {
        var named = new List<HiddenKeys>();
        while (named.Count < Most && Clearest(book, reading, words, named) is { } clearest)
            named.Add(clearest);

        return named;
    }

    // Of those that are equally clear, the one that says most: a version, and before a system the browser on it.
    private static HiddenKeys? Clearest(DayBook book, CellReading reading, KeyWords words, IReadOnlyList<HiddenKeys> named)
    {
        var aside = named.Select(each => each.Where.Select(trait => (trait.Dimension, Number: book.NumberOf(trait.Value))).ToList()).ToList();
        var whole = new HardwareCounts([]);
        var places = Dimensions.ToDictionary(dimension => dimension, _ => new Dictionary<(int, int), HardwareCounts>());
        foreach (var cell in book.Cells())
        {
            if (!words.IsWanted(cell) || aside.Exists(traits => traits.TrueForAll(trait => cell[trait.Dimension] == trait.Number)))
                continue;

            whole.Add(cell, reading, words);
            foreach (var (dimension, counts) in places)
                HardwarePath.PlaceOf(book, counts, dimension, cell).Add(cell, reading, words);
        }

        var looked = Dimensions.SelectMany(dimension => places[dimension].Values).Where(place => IsEnough(place, whole)).ToList();
        var striking = looked.Select(place => (Place: place, LogChance: WorseThanElsewhere.LogChance(place.Lost, place.Known, whole.Lost, whole.Known))).OrderBy(each => each.LogChance).ToList();
        var bound = WorseThanElsewhere.Bound([.. striking.Select(each => each.LogChance)], looked.Count, FalseShare);
        return striking.TakeWhile(each => each.LogChance <= bound).Select(each => HiddenAt(each.Place, whole)).OfType<HiddenKeys>()
            .OrderByDescending(each => each.Worse.Low).ThenByDescending(each => each.Where.Count).ThenByDescending(each => each.Where[0].Dimension).FirstOrDefault();
    }

    private static bool IsEnough(HardwareCounts place, HardwareCounts whole) =>
        place.Known >= LeastKnown && whole.Known - place.Known >= LeastKnown && place.Wanted.People.AtLeast >= AnonymityFloor.Least
        && place.Where.All(trait => trait.Value is not (AttemptWords.Unknown or AttemptWords.Other));

    private static HiddenKeys? HiddenAt(HardwareCounts place, HardwareCounts whole)
    {
        var (here, elsewhere) = (new Share(place.Lost, place.Known), new Share(whole.Lost - place.Lost, whole.Known - place.Known));
        return Difference.Between(elsewhere, here) is { } worse && worse.Low > 0 && worse.Points >= LeastPoints
            ? new(place.Where, Math.Min(place.Wanted.People.About, place.Wanted.Count), here, elsewhere, worse, place.NotOffered)
            : null;
    }
}
