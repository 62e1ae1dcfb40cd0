using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>What the words of the way to a security key are in a book.</summary>
internal sealed class KeyWords(DayBook book)
{
    private readonly int _none = book.NumberOf("");
    private readonly int _get = book.NumberOf("get");
    private readonly int _modal = book.NumberOf("modal");
    private readonly int _autofill = book.NumberOf("conditional");
    private readonly int _synced = book.NumberOf(AuthenticatorClass.Synced.Wire());
    private readonly int _bound = book.NumberOf(AuthenticatorClass.PlatformBound.Wire());
    private readonly int _roaming = book.NumberOf(AuthenticatorClass.RoamingHardware.Wire());
    private readonly Dictionary<int, KeySign> _signs = Enum.GetValues<KeySign>().ToDictionary(sign => book.NumberOf(sign.Wire()));
    private readonly Dictionary<int, KeyStop> _stops = Enum.GetValues<KeyStop>().ToDictionary(stop => book.NumberOf(stop.Wire()));

    /// <summary>Whether a key was expected.</summary>
    public bool IsWanted(DayCell cell) => cell.KeyReason != _none;

    /// <summary>Whether a key was used.</summary>
    public bool IsRoaming(DayCell cell) => cell[AttemptDimension.Authenticator] == _roaming;

    /// <summary>Whether this device's own passkey was used, asked for by a dialog.</summary>
    public bool IsBaseline(DayCell cell) =>
        cell[AttemptDimension.Mediation] == _modal && (cell[AttemptDimension.Authenticator] == _synced || cell[AttemptDimension.Authenticator] == _bound);

    public bool IsSignIn(DayCell cell) => cell[AttemptDimension.Operation] == _get;

    public bool IsAutofill(DayCell cell) => cell[AttemptDimension.Mediation] == _autofill;

    public KeySign SignOf(DayCell cell) => _signs.GetValueOrDefault(cell.KeySign, KeySign.Untold);

    public KeyStop StopOf(DayCell cell) => _stops.GetValueOrDefault(cell.KeyStop, KeyStop.Untold);

    public string TransportOf(DayCell cell) => book.TextOf(cell[AttemptDimension.Transport]);

    /// <summary>How many steps were told; null in browsers.</summary>
    public int? StepsOf(DayCell cell) => int.TryParse(book.TextOf(cell.StepCount), out var steps) ? steps : null;
}

/// <summary>What is counted of security keys in one place.</summary>
internal sealed class HardwareCounts(IReadOnlyList<Trait> where)
{
    private readonly Dictionary<KeySign, (long All, long Decided)> _signs = [];
    private readonly Dictionary<(KeyStop Stop, string? Transport), long> _stops = [];
    private readonly Effort _key = new();
    private readonly Effort _baseline = new();
    private readonly People _signingIn = new();
    private long _signIns;
    private long _autofills;

    /// <summary>Those for whom a key was expected.</summary>
    public Successes Wanted { get; } = new();

    public IReadOnlyList<Trait> Where => where;

    /// <summary>How many tell whether the option was found.</summary>
    public long Known => Sum(ExternalOption.Found) + Lost;

    /// <summary>How many of these did not.</summary>
    public long Lost => Sum(ExternalOption.GivenUp) + NotOffered;

    public long NotOffered => Sum(ExternalOption.NotOffered);

    /// <summary>Takes in a cell.</summary>
    public void Add(DayCell cell, CellReading reading, KeyWords words)
    {
        var count = reading.CountOf(cell);
        if (count == 0)
            return;

        if (words.IsSignIn(cell))
        {
            _signIns += count;
            _autofills += words.IsAutofill(cell) ? count : 0;
            _signingIn.Add(cell);
        }

        if (reading.IsUnused(cell))
            return;

        if (words.IsWanted(cell))
            AddWanted(cell, count, reading, words);
        else if (reading.HasSucceeded(cell) && words.IsBaseline(cell))
            _baseline.Add(cell, words.StepsOf(cell));
    }

    /// <summary>Takes in another place.</summary>
    public void Add(HardwareCounts other)
    {
        foreach (var (sign, (all, decided)) in other._signs)
        {
            var before = _signs.GetValueOrDefault(sign);
            _signs[sign] = (before.All + all, before.Decided + decided);
        }

        foreach (var (stop, count) in other._stops)
            _stops[stop] = _stops.GetValueOrDefault(stop) + count;

        Wanted.Add(other.Wanted);
        _key.Add(other._key);
        _baseline.Add(other._baseline);
        _signingIn.Add(other._signingIn);
        (_signIns, _autofills) = (_signIns + other._signIns, _autofills + other._autofills);
    }

    /// <summary>The figures.</summary>
    public HardwareFigures Figures()
    {
        var known = _signs.Where(each => each.Key.Option() != ExternalOption.Unknown).ToList();
        var decided = known.Sum(each => each.Value.Decided);
        var foundAndDecided = known.Where(each => each.Key.Option() == ExternalOption.Found).Sum(each => each.Value.Decided);
        var found = Sum(ExternalOption.Found);
        return new(
            where, Math.Min(Wanted.People.About, Wanted.Count), Wanted.Count, new(found, Known), new(found - foundAndDecided, Known - decided),
            Sum(ExternalOption.GivenUp), NotOffered, Sum(ExternalOption.Unknown),
            Known == 0 ? null : known.Sum(each => each.Value.All * (each.Key.ConfidencePermille() / 1_000.0)) / Known,
            Wanted.Everything, Wanted.WithoutDecisions,
            [.. _signs.OrderByDescending(each => each.Value.All).ThenBy(each => each.Key).Select(each => new SignCount(each.Key, each.Value.All))],
            [.. _stops.Where(each => each.Key.Stop != KeyStop.Done).OrderBy(each => each.Key.Stop).ThenByDescending(each => each.Value).Select(each => new StopCount(each.Key.Stop, each.Key.Transport, each.Value))],
            _key.Report(), _baseline.Report(), _signingIn.AtLeast < AnonymityFloor.Least ? null : new(_autofills, _signIns));
    }

    private void AddWanted(DayCell cell, long count, CellReading reading, KeyWords words)
    {
        var (sign, stop) = (words.SignOf(cell), words.StopOf(cell));
        var (all, decided) = _signs.GetValueOrDefault(sign);
        _signs[sign] = (all + count, decided + (reading.IsDecided(cell) ? count : 0));
        var place = (stop, stop == KeyStop.Connection ? words.TransportOf(cell) : null);
        _stops[place] = _stops.GetValueOrDefault(place) + count;
        Wanted.Add(cell, reading);
        if (reading.HasSucceeded(cell) && words.IsRoaming(cell))
            _key.Add(cell, words.StepsOf(cell));
    }

    private long Sum(ExternalOption option) => _signs.Where(each => each.Key.Option() == option).Sum(each => each.Value.All);

    private sealed class Effort
    {
        private readonly TimeHistogram _times = new();
        private long _steps;
        private long _stepsOf;

        public void Add(DayCell cell, int? steps)
        {
            _times.Add(cell);
            (_steps, _stepsOf) = steps is { } told ? (_steps + (told * cell.Attempts), _stepsOf + cell.Attempts) : (_steps, _stepsOf);
        }

        public void Add(Effort other)
        {
            _times.Add(other._times);
            (_steps, _stepsOf) = (_steps + other._steps, _stepsOf + other._stepsOf);
        }

        public PathEffort Report() => new(Times.Of(_times), _stepsOf < AnonymityFloor.Least ? null : (double)_steps / _stepsOf, _stepsOf);
    }
}
