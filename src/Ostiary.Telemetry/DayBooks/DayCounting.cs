using System.Text;

namespace Ostiary.Telemetry;

/// <summary>Attempts of one day on one model of device.</summary>
internal sealed record ModelCount(string Model, long Attempts, long Succeeded, long Decided);

/// <summary>A day that was counted.</summary>
/// <param name="Cells">All that its attempts are told apart by, as <see cref="DayBook"/> reads it; null of a day without any.</param>
/// <param name="Models">Its models of devices.</param>
internal sealed record CountedDay(byte[]? Cells, IReadOnlyList<ModelCount> Models);

/// <summary>Counts the attempts of a day and writes the cells as bytes. Pure: the same attempts give the same bytes, in whatever order they come.</summary>
/// <remarks>
/// Numbers are written in groups of seven bits. First the version of this form, then the words, each once; then each cell: its words by number, its
/// counts, the marks of its people and the classes of its durations, both as distances from the one before.
/// </remarks>
/// <param name="form">What cells are told apart by; attempts that are taken have the same word at all other places.</param>
internal sealed class DayCounting(DayForm form)
{
    // Of texts that anybody may choose: those of a hostile client crowd out nobody, and no day grows without bound.
    private const int MostTexts = 400;

    private static readonly int[] FreeTexts =
    [
        (int)AttemptDimension.OsVersion, (int)AttemptDimension.BrowserVersion, (int)AttemptDimension.Oem, (int)AttemptDimension.Model,
        (int)AttemptDimension.Touchpoint, DayCell.ErrorNamePlace, DayCell.ErrorNamePlace + 1,
    ];

    private readonly Dictionary<string, CellCount> _cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long StartedAtMs, string Key, CellCount Cell)> _lastOfPerson = new(StringComparer.Ordinal);

    /// <summary>Takes an attempt.</summary>
    public void Take(AttemptOfDay attempt)
    {
        var name = CellCount.NameOf(attempt.Words);
        if (!_cells.TryGetValue(name, out var cell))
            _cells[name] = cell = new CellCount(attempt.Words);

        cell.Add(attempt);
        if (attempt.IsTicketed)
            AddPerson(attempt, cell);
    }

    /// <summary>The day. To be called once, after everything was taken.</summary>
    public CountedDay Finish()
    {
        foreach (var (_, _, cell) in _lastOfPerson.Values)
            cell.Persons++;

        IReadOnlyCollection<CellCount> cells = _cells.Values;
        foreach (var place in FreeTexts)
            cells = WithCommonTexts(cells, place);

        var ordered = cells.OrderBy(cell => cell.Name, StringComparer.Ordinal).ToList();
        return new(ordered.Count > 0 ? BytesOf(ordered) : null, [.. ModelsOf(ordered)]);
    }

    // Of each person the last ticketed attempt of the day; of those whose person is not known each one, for each used up a ceremony.
    private void AddPerson(AttemptOfDay attempt, CellCount cell)
    {
        if (attempt.Person is not { } person)
            cell.Persons++;
        else if (!_lastOfPerson.TryGetValue(person, out var last) || (attempt.StartedAtMs, attempt.Key).CompareTo((last.StartedAtMs, last.Key)) > 0)
            _lastOfPerson[person] = (attempt.StartedAtMs, attempt.Key, cell);
    }

    // What most people have stays.
    private static IReadOnlyCollection<CellCount> WithCommonTexts(IReadOnlyCollection<CellCount> cells, int place)
    {
        var texts = cells.GroupBy(cell => cell.Words[place], StringComparer.Ordinal).ToList();
        if (texts.Count <= MostTexts)
            return cells;

        var common = texts.OrderByDescending(text => text.SelectMany(cell => cell.Visitors).Distinct(StringComparer.Ordinal).Count())
            .ThenBy(text => text.Key, StringComparer.Ordinal).Take(MostTexts).Select(text => text.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. cells.Select(cell => common.Contains(cell.Words[place]) ? cell : cell.With(place, AttemptWords.Other))
                .GroupBy(cell => cell.Name, StringComparer.Ordinal).Select(CellCount.Sum),
        ];
    }

    private byte[] BytesOf(List<CellCount> cells)
    {
        var words = cells.SelectMany(cell => form.Places.Select(place => cell.Words[place])).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var places = words.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);

        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(form.Version);
        writer.Write7BitEncodedInt(words.Count);
        foreach (var word in words)
            writer.Write(word);

        writer.Write7BitEncodedInt(cells.Count);
        foreach (var cell in cells)
            cell.Write(writer, form, places);

        writer.Flush();
        return bytes.ToArray();
    }

    private static IEnumerable<ModelCount> ModelsOf(List<CellCount> cells) =>
        from cell in cells
        where cell[AttemptDimension.Outcome] != "unused" && cell[AttemptDimension.Model] is not (AttemptWords.Unknown or AttemptWords.Other)
        group cell by cell[AttemptDimension.Model] into model
        select new ModelCount(
            model.Key, model.Sum(cell => cell.Attempts), model.Where(cell => cell[AttemptDimension.Outcome] == "succeeded").Sum(cell => cell.Attempts),
            model.Where(cell => cell[AttemptDimension.Party] == "user_decision").Sum(cell => cell.Attempts));
}
