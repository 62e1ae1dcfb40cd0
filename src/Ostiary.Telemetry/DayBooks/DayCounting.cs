using System.Text;

namespace Ostiary.Telemetry;

/// <summary>Counts the attempts of a day and writes the cells as bytes. Pure: the same attempts give the same bytes, in whatever order they come.</summary>
/// <remarks>
/// Numbers are written in groups of seven bits. First the version of this form, then the words, each once; then each cell: its words by number, its
/// counts, the marks of its people and the steps of its durations, both as distances from the one before.
/// </remarks>
internal static class DayCounting
{
    /// <summary>The form of the bytes.</summary>
    public const byte Form = 1;

    // Of texts that anybody may choose: those of a hostile client crowd out nobody, and no day grows without bound.
    private const int MostTexts = 400;

    private static readonly int[] FreeTexts =
    [
        (int)AttemptDimension.OsVersion, (int)AttemptDimension.BrowserVersion, (int)AttemptDimension.Oem, (int)AttemptDimension.Model,
        (int)AttemptDimension.Touchpoint, DayCell.WordCount - 2, DayCell.WordCount - 1,
    ];

    /// <summary>The cells of a day as bytes.</summary>
    public static byte[] Write(IReadOnlyList<AttemptOfDay> attempts)
    {
        foreach (var place in FreeTexts)
            KeepCommonTexts(attempts, place);

        var last = LastOfEachPerson(attempts);
        var cells = attempts.GroupBy(attempt => string.Join('\u001f', attempt.Words), StringComparer.Ordinal).OrderBy(cell => cell.Key, StringComparer.Ordinal).ToList();
        var words = attempts.SelectMany(attempt => attempt.Words).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var places = words.Select((word, place) => (word, place)).ToDictionary(each => each.word, each => each.place, StringComparer.Ordinal);

        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Form);
        writer.Write7BitEncodedInt(words.Count);
        foreach (var word in words)
            writer.Write(word);

        writer.Write7BitEncodedInt(cells.Count);
        foreach (var cell in cells)
            Write(writer, [.. cell], places, last);

        writer.Flush();
        return bytes.ToArray();
    }

    private static void Write(BinaryWriter writer, List<AttemptOfDay> alike, Dictionary<string, int> places, HashSet<string> last)
    {
        foreach (var word in alike[0].Words)
            writer.Write7BitEncodedInt(places[word]);

        var visitors = alike.Select(attempt => attempt.Visitor).Distinct(StringComparer.Ordinal).ToList();
        writer.Write7BitEncodedInt(alike.Count);
        writer.Write7BitEncodedInt(alike.Count(attempt => attempt.IsTicketed));
        writer.Write7BitEncodedInt(alike.Count(attempt => last.Contains(attempt.Key)));
        writer.Write7BitEncodedInt(visitors.Count);
        writer.Write7BitEncodedInt(alike.Count(attempt => attempt.IsDeadEnd));
        WriteDistances(writer, [.. visitors.Select(People.MarkOf).Distinct().Order()], _ => null);

        var steps = alike.Where(attempt => attempt.CeremonyMs is not null).CountBy(attempt => Durations.StepOf(attempt.CeremonyMs!.Value)).ToDictionary();
        WriteDistances(writer, [.. steps.Keys.Order()], step => steps[step]);
    }

    private static void WriteDistances(BinaryWriter writer, List<int> ascending, Func<int, int?> beside)
    {
        writer.Write7BitEncodedInt(ascending.Count);
        var before = 0;
        foreach (var number in ascending)
        {
            writer.Write7BitEncodedInt(number - before);
            if (beside(number) is { } count)
                writer.Write7BitEncodedInt(count);

            before = number;
        }
    }

    // Of each person the last ticketed attempt of the day; of those whose person is not known each one, for each used up a ceremony.
    private static HashSet<string> LastOfEachPerson(IEnumerable<AttemptOfDay> attempts) =>
    [
        .. attempts.Where(attempt => attempt.IsTicketed).GroupBy(attempt => attempt.Person ?? attempt.Key, StringComparer.Ordinal)
            .Select(person => person.MaxBy(attempt => (attempt.StartedAtMs, attempt.Key))!.Key),
    ];

    private static void KeepCommonTexts(IReadOnlyList<AttemptOfDay> attempts, int place)
    {
        var texts = attempts.GroupBy(attempt => attempt.Words[place], StringComparer.Ordinal).ToList();
        if (texts.Count <= MostTexts)
            return;

        var common = texts.OrderByDescending(text => text.Select(attempt => attempt.Visitor).Distinct().Count()).ThenBy(text => text.Key, StringComparer.Ordinal)
            .Take(MostTexts).Select(text => text.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var attempt in attempts.Where(attempt => !common.Contains(attempt.Words[place])))
            attempt.Words[place] = AttemptWords.Other;
    }
}
