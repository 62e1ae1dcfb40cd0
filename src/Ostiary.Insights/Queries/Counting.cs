using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>What the cells of a book mean to those who count them.</summary>
internal sealed class CellReading
{
    private readonly int _succeeded;
    private readonly int _unused;
    private readonly int _decided;
    private readonly FunnelBasis _basis;

    public CellReading(DayBook book, FunnelBasis basis)
    {
        (_succeeded, _unused) = (book.NumberOf(AttemptOutcome.Succeeded.Wire()), book.NumberOf(AttemptOutcome.Unused.Wire()));
        _decided = book.NumberOf(Party.UserDecision.Wire());
        _basis = basis;
    }

    /// <summary>How many of a cell count.</summary>
    public long CountOf(DayCell cell) => _basis switch
    {
        FunnelBasis.Ticketed => cell.Ticketed,
        FunnelBasis.Persons => cell.Persons,
        _ => cell.Attempts,
    };

    /// <summary>How many count where chance is weighed: nobody who only repeats what failed weighs more for it.</summary>
    public long WeightOf(DayCell cell) => _basis == FunnelBasis.Attempts ? cell.Visitors : CountOf(cell);

    /// <summary>It waited and was not needed: neither success nor failure.</summary>
    public bool IsUnused(DayCell cell) => cell[AttemptDimension.Outcome] == _unused;

    public bool HasSucceeded(DayCell cell) => cell[AttemptDimension.Outcome] == _succeeded;

    /// <summary>The person ended it; a success is none, whatever stands beside it.</summary>
    public bool IsDecided(DayCell cell) => !HasSucceeded(cell) && cell[AttemptDimension.Party] == _decided;
}

/// <summary>How many tried and how many got through.</summary>
internal sealed class Successes
{
    private long _all;
    private long _succeeded;
    private long _decided;

    public People People { get; } = new();

    public long Count => _all;

    /// <summary>Whether it is about too few people: those who are in it, or those of them who count.</summary>
    public bool IsTooSmall => Math.Min(People.AtLeast, Count) < AnonymityFloor.Least;

    public Share Everything => new(_succeeded, _all);

    public Share WithoutDecisions => new(_succeeded, _all - _decided);

    public void Add(DayCell cell, CellReading reading)
    {
        var count = reading.CountOf(cell);
        if (count == 0)
            return;

        _all += count;
        _succeeded += reading.HasSucceeded(cell) ? count : 0;
        _decided += reading.IsDecided(cell) ? count : 0;
        People.Add(cell);
    }

    public void Add(Successes other)
    {
        (_all, _succeeded, _decided) = (_all + other._all, _succeeded + other._succeeded, _decided + other._decided);
        People.Add(other.People);
    }
}
