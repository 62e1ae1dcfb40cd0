using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>Errors of a period, counted in one reading.</summary>
internal sealed class ErrorCounts
{
    private static readonly AttemptDimension[] OfErrors = [AttemptDimension.ErrorClass, AttemptDimension.Party, AttemptDimension.Outcome];

    private readonly DayBook _book;
    private readonly CellReading _reading;
    private readonly AttemptDimension? _by;
    private readonly List<(AttemptDimension Dimension, int Number)> _asked;

    public ErrorCounts(DayBook book, ErrorQuestion question)
    {
        (_book, _by) = (book, question.By);
        _reading = new CellReading(book, question.Basis);
        _asked = [.. question.Filter.Where.Where(pair => OfErrors.Contains(pair.Key)).Select(pair => (pair.Key, book.NumberOf(pair.Value)))];
        foreach (var cell in book.Cells())
            Add(cell);
    }

    /// <summary>Whether only some errors are told of: then their own people must be enough, too.</summary>
    public bool IsNarrowed => _asked.Count > 0;

    public Successes All { get; } = new();

    public CountedErrors Failures { get; } = new("");

    public Dictionary<int, CountedErrors> Classes { get; } = [];

    public Dictionary<ErrorOrigin, CountedErrors> Origins { get; } = [];

    public SortedDictionary<long, CountedDay> Days { get; } = [];

    public Dictionary<int, CountedPart> Parts { get; } = [];

    /// <summary>The filter without what narrows errors alone: what they are a share of.</summary>
    public static AttemptFilter WithoutErrors(AttemptFilter filter) =>
        filter with { Where = filter.Where.Where(pair => !OfErrors.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value) };

    public string TextOf(int number) => _book.TextOf(number);

    private void Add(DayCell cell)
    {
        var count = _reading.CountOf(cell);
        var isAsked = !_reading.HasSucceeded(cell) && _asked.TrueForAll(pair => cell[pair.Dimension] == pair.Number);
        if (_reading.IsUnused(cell))
        {
            if (isAsked)
                ClassOf(cell).Expected += count;

            return;
        }

        All.Add(cell, _reading);
        var day = Of(Days, cell.DayMs, _ => new CountedDay());
        day.All.Add(cell, _reading);
        var part = _by is { } by ? Of(Parts, cell[by], number => new CountedPart(TextOf(number))) : null;
        part?.All.Add(cell, _reading);
        if (!isAsked || count == 0)
            return;

        Failures.Add(cell, count);
        var errors = ClassOf(cell);
        errors.Add(cell, count);
        Of(errors.Reported, (cell.ErrorName, cell.ServerCode), key => new CountedErrors(errors.Party) { Key = key }).Add(cell, count);
        Of(Origins, OriginOf(cell), _ => new CountedErrors("")).Add(cell, count);
        day.ByParty[errors.Party] = day.ByParty.GetValueOrDefault(errors.Party) + count;
        part?.Take(cell, count, _reading.IsDecided(cell));
    }

    private CountedErrors ClassOf(DayCell cell) =>
        Of(Classes, cell[AttemptDimension.ErrorClass], number => new CountedErrors(TextOf(cell[AttemptDimension.Party])) { Name = TextOf(number) });

    private ErrorOrigin OriginOf(DayCell cell) =>
        TextOf(cell.ServerCode).Length > 0 ? ErrorOrigin.Backend : TextOf(cell.ErrorName).Length > 0 ? ErrorOrigin.Frontend : ErrorOrigin.Silent;

    private static TValue Of<TKey, TValue>(IDictionary<TKey, TValue> some, TKey key, Func<TKey, TValue> make)
    {
        if (!some.TryGetValue(key, out var found))
            some[key] = found = make(key);

        return found;
    }
}

/// <summary>Errors that are alike.</summary>
internal sealed class CountedErrors(string party)
{
    public string Name { get; init; } = "";

    public (int Name, int ServerCode) Key { get; init; }

    public string Party => party;

    public long Count { get; private set; }

    public long Expected { get; set; }

    public People People { get; } = new();

    /// <summary>Whether it is about too few people: those who are in it, or those of them who count.</summary>
    public bool IsTooSmall => Math.Min(People.AtLeast, Count) < AnonymityFloor.Least;

    public Dictionary<(int Name, int ServerCode), CountedErrors> Reported { get; } = [];

    public void Add(DayCell cell, long count)
    {
        Count += count;
        People.Add(cell);
    }
}

/// <summary>One day.</summary>
internal sealed class CountedDay
{
    public Successes All { get; } = new();

    public Dictionary<string, long> ByParty { get; } = [];
}

/// <summary>One value of what errors are told apart by.</summary>
internal sealed class CountedPart(string name)
{
    private readonly Dictionary<int, long> _faults = [];

    public string Name => name;

    public Successes All { get; } = new();

    public People Failing { get; } = new();

    public long Failed { get; private set; }

    public long Decided { get; private set; }

    /// <summary>The class of most faults; null when there are none.</summary>
    public int? Mostly => _faults.Count == 0 ? null : _faults.MaxBy(each => each.Value).Key;

    public void Take(DayCell cell, long count, bool isDecided)
    {
        var errorClass = cell[AttemptDimension.ErrorClass];
        Failing.Add(cell);
        Failed += count;
        Decided += isDecided ? count : 0;
        if (!isDecided)
            _faults[errorClass] = _faults.GetValueOrDefault(errorClass) + count;
    }
}
