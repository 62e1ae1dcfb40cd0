using System.Text;

namespace Ostiary.Telemetry;

/// <summary>The counted days that a question is about. Whole days, in UTC: the first and the last one count whole.</summary>
public sealed class DayBook
{
    private readonly AttemptFilter _filter;
    private readonly IReadOnlyList<(long DayMs, byte[] Cells)> _days;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    internal DayBook(AttemptFilter filter, IReadOnlyList<(long DayMs, byte[] Cells)> days)
    {
        _filter = filter;
        _days = days;
    }

    /// <summary>The first day that has figures, Unix milliseconds; null when none has.</summary>
    public long? FirstDayMs => _days.Count > 0 ? _days[0].DayMs : null;

    /// <summary>The text of a word's number.</summary>
    public string TextOf(int number) => _texts[number];

    /// <summary>The number of a text, the same in all days.</summary>
    public int NumberOf(string text)
    {
        if (_numbers.TryGetValue(text, out var number))
            return number;

        _texts.Add(text);
        return _numbers[text] = _texts.Count - 1;
    }

    /// <summary>Every cell that the filter lets through, in order of the days. The same object each time, filled anew.</summary>
    public IEnumerable<DayCell> Cells()
    {
        var cell = new DayCell();
        foreach (var (dayMs, bytes) in _days)
        {
            cell.DayMs = dayMs;
            var reading = new DayBytes(bytes);
            var (numbers, isAsked) = Words(ref reading);
            Array.Fill(cell.Words, NumberOf(AttemptWords.Unknown), 0, DayCell.ErrorNamePlace);
            Array.Fill(cell.Words, NumberOf(""), DayCell.ErrorNamePlace, DayCell.WordCount - DayCell.ErrorNamePlace);
            var at = reading.Place;
            for (var left = reading.Number(ref at); left > 0; left--)
            {
                if (Fill(cell, reading, ref at, numbers, isAsked))
                    yield return cell;
            }
        }
    }

    // The numbers of the day's words in the whole book, and for each place of a cell which of them the filter lets through; null for all.
    private (int[] Numbers, bool[]?[] IsAsked) Words(ref DayBytes reading)
    {
        var words = reading.Words();
        var isAsked = new bool[]?[DayCell.WordCount];
        foreach (var (dimension, asked) in _filter.Where)
            isAsked[(int)dimension] = [.. words.Select(word => Fits(dimension, word, asked))];

        return ([.. words.Select(NumberOf)], isAsked);
    }

    private static bool Fits(AttemptDimension dimension, string word, string asked) => dimension switch
    {
        AttemptDimension.OsVersion => VersionText.IsBelow(word, asked) || word == VersionText.OfSystem(asked),
        AttemptDimension.BrowserVersion => VersionText.IsBelow(word, asked) || word == VersionText.OfBrowser(asked),
        _ => word == asked,
    };

    private static bool Fill(DayCell cell, DayBytes reading, ref int at, int[] numbers, bool[]?[] isAsked)
    {
        var isLetThrough = true;
        foreach (var place in reading.Form.Places)
        {
            var word = reading.Number(ref at);
            cell.Words[place] = numbers[word];
            isLetThrough &= isAsked[place]?[word] ?? true;
        }

        cell.Attempts = reading.Number(ref at);
        cell.Ticketed = reading.Number(ref at);
        cell.Persons = reading.Number(ref at);
        cell.Visitors = reading.Number(ref at);
        cell.DeadEnds = reading.Number(ref at);
        cell.Marks.Clear();
        for (var (left, mark) = (reading.Number(ref at), 0); left > 0; left--)
            cell.Marks.Add(mark += reading.Number(ref at));

        cell.Classes.Clear();
        for (var (left, place) = (reading.Number(ref at), 0); left > 0; left--)
            cell.Classes.Add((place += reading.Number(ref at), reading.Number(ref at)));

        return isLetThrough;
    }
}

/// <summary>Reads what <see cref="DayCounting"/> wrote.</summary>
internal struct DayBytes(byte[] bytes)
{
    /// <summary>What its cells are told apart by.</summary>
    public DayForm Form { get; } = DayForm.Of(bytes)
        ?? throw new InvalidDataException("The figures of a day are in a form that this version does not know; refold to write them anew");

    /// <summary>Where the cells begin, once the words are read.</summary>
    public int Place { get; private set; }

    /// <summary>The words of the day.</summary>
    public string[] Words()
    {
        var at = 1;
        var words = new string[Number(ref at)];
        for (var word = 0; word < words.Length; word++)
        {
            var length = Number(ref at);
            words[word] = Encoding.UTF8.GetString(bytes, at, length);
            at += length;
        }

        Place = at;
        return words;
    }

    /// <summary>The number at a place, which moves behind it.</summary>
    public readonly int Number(ref int at)
    {
        var (number, shift) = (0, 0);
        byte read;
        do
        {
            read = bytes[at++];
            number |= (read & 0x7F) << shift;
            shift += 7;
        }
        while ((read & 0x80) != 0);

        return number;
    }
}
