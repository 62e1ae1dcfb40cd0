using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>A question about devices.</summary>
/// <param name="Filter">Which attempts. Days count whole, in UTC.</param>
/// <param name="Rows">What the rows of the matrix are; one of <see cref="DeviceMatrix.Dimensions"/>.</param>
/// <param name="Columns">What its columns are; another one.</param>
/// <param name="Basis">What to count.</param>
public sealed record DeviceQuestion(
    AttemptFilter Filter, AttemptDimension Rows = AttemptDimension.OsVersion, AttemptDimension Columns = AttemptDimension.Browser, FunnelBasis Basis = FunnelBasis.Attempts);

/// <summary>How well it goes in one place.</summary>
/// <param name="Row">What its row is: one trait, or a version with what it is a version of.</param>
/// <param name="Column">What its column is.</param>
/// <param name="People">How many people about; those whom nobody named are counted by their visits.</param>
/// <param name="Everything">How many succeeded, of all.</param>
/// <param name="WithoutDecisions">How many succeeded, of those that no decision of the person ended.</param>
public sealed record DeviceFigures(IReadOnlyList<Trait> Row, IReadOnlyList<Trait> Column, long People, Share Everything, Share WithoutDecisions);

/// <summary>How well passkeys work on which devices.</summary>
/// <param name="Cells">The matrix: rows and columns with most attempts first. What is missing was never tried, or lies in <see cref="Merged"/>.</param>
/// <param name="Merged">All cells together that are too small to be told of, or beyond what a page holds; null when there are none.</param>
/// <param name="Whole">Everything that was asked about; null when it is about too few, or nobody.</param>
/// <param name="IsTooSmall">Whether something was merged or left out because it is about too few people.</param>
/// <param name="Toxic">Combinations that fail more often than everything else, the clearest first.</param>
public sealed record DeviceAnswer(
    IReadOnlyList<DeviceFigures> Cells, DeviceFigures? Merged, DeviceFigures? Whole, bool IsTooSmall, IReadOnlyList<ToxicCombination> Toxic);

/// <summary>Which devices break?</summary>
/// <remarks>From the counted days, or from attempts one by one where these tell nothing apart. No cell is about fewer than <see cref="AnonymityFloor.Least"/> people, nor can one be had by subtracting from rows, columns and the whole.</remarks>
public sealed class DeviceMatrix(AttemptArchive archive)
{
    /// <summary>The most rows of a matrix.</summary>
    public const int MostRows = 16;

    /// <summary>The most columns.</summary>
    public const int MostColumns = 10;

    /// <summary>What rows and columns may be.</summary>
    public static readonly IReadOnlyList<AttemptDimension> Dimensions =
    [
        AttemptDimension.Os, AttemptDimension.OsVersion, AttemptDimension.Browser, AttemptDimension.BrowserVersion, AttemptDimension.Oem, AttemptDimension.Model,
        AttemptDimension.FormFactor, AttemptDimension.Transport, AttemptDimension.Authenticator, AttemptDimension.Surface, AttemptDimension.Manager,
        AttemptDimension.Cohort,
    ];

    /// <summary>Answers.</summary>
    public async Task<DeviceAnswer> Ask(DeviceQuestion question, CancellationToken cancel) =>
        Of(await archive.Days(question.Filter, [question.Rows, question.Columns], cancel), question);

    /// <summary>What the counted days say.</summary>
    internal static DeviceAnswer Of(DayBook book, DeviceQuestion question)
    {
        var reading = new CellReading(book, question.Basis);
        var matrix = new Dictionary<(int, int, int, int), MatrixCell>();
        var combinations = new CombinationCounts(book);
        foreach (var cell in book.Cells())
        {
            if (reading.IsUnused(cell))
                continue;

            var (row, column) = (KeyOf(cell, question.Rows), KeyOf(cell, question.Columns));
            if (!matrix.TryGetValue((row.Of, row.Value, column.Of, column.Value), out var found))
                matrix[(row.Of, row.Value, column.Of, column.Value)] = found = new(TraitsOf(book, question.Rows, row), TraitsOf(book, question.Columns, column), row, column);

            found.Successes.Add(cell, reading);
            if (!reading.IsDecided(cell))
                combinations.Add(cell, reading.WeightOf(cell), !reading.HasSucceeded(cell));
        }

        return AnswerOf([.. matrix.Values.Where(cell => cell.Successes.Count > 0)], () => ToxicCombinations.Of(book, reading, combinations));
    }

    private static DeviceAnswer AnswerOf(IReadOnlyList<MatrixCell> cells, Func<IReadOnlyList<ToxicCombination>> toxic)
    {
        var rows = Places(cells, cell => cell.RowKey);
        var columns = Places(cells, cell => cell.ColumnKey);
        var whole = Together(cells);
        if (whole.IsTooSmall)
            return new([], null, null, cells.Count > 0, []);

        bool IsBeyond(MatrixCell cell) => rows[cell.RowKey] >= MostRows || columns[cell.ColumnKey] >= MostColumns;
        var hidden = PeopleFloor.Hidden(
            cells, cell => cell.Successes.People, cell => cell.Successes.Count, cell => ["whole", ("row", cell.RowKey), ("column", cell.ColumnKey)], IsBeyond);
        var shown = cells.Where(cell => !hidden.Contains(cell)).OrderBy(cell => rows[cell.RowKey]).ThenBy(cell => columns[cell.ColumnKey]);
        return new(
            [.. shown.Select(cell => FiguresOf(cell.Row, cell.Column, cell.Successes))],
            hidden.Count > 0 ? FiguresOf([], [], Together(hidden)) : null,
            FiguresOf([], [], whole),
            hidden.Any(cell => !IsBeyond(cell)),
            toxic());
    }

    // Where each line stands, those with most attempts first.
    private static Dictionary<(int, int), int> Places(IEnumerable<MatrixCell> cells, Func<MatrixCell, (int Of, int Value)> line) =>
        cells.GroupBy(line).OrderByDescending(each => each.Sum(cell => cell.Successes.Count)).ThenBy(each => each.Key)
            .Select((each, place) => (each.Key, place)).ToDictionary(each => each.Key, each => each.place);

    private static Successes Together(IEnumerable<MatrixCell> cells)
    {
        var all = new Successes();
        foreach (var cell in cells)
            all.Add(cell.Successes);

        return all;
    }

    private static DeviceFigures FiguresOf(IReadOnlyList<Trait> row, IReadOnlyList<Trait> column, Successes successes) =>
        new(row, column, Math.Min(successes.People.About, successes.Count), successes.Everything, successes.WithoutDecisions);

    /// <summary>What a cell is called by a dimension, in numbers: a version is one of a system or a browser, and a model one of a maker.</summary>
    internal static (int Of, int Value) KeyOf(DayCell cell, AttemptDimension dimension) => (OwnerOf(dimension) is { } owner ? cell[owner] : -1, cell[dimension]);

    /// <summary>The same in words.</summary>
    internal static IReadOnlyList<Trait> TraitsOf(DayBook book, AttemptDimension dimension, (int Of, int Value) key) => OwnerOf(dimension) is { } owner
        ? [new(owner, book.TextOf(key.Of)), new(dimension, book.TextOf(key.Value))]
        : [new(dimension, book.TextOf(key.Value))];

    private static AttemptDimension? OwnerOf(AttemptDimension dimension) => dimension switch
    {
        AttemptDimension.OsVersion => AttemptDimension.Os,
        AttemptDimension.BrowserVersion => AttemptDimension.Browser,
        AttemptDimension.Model => AttemptDimension.Oem,
        _ => null,
    };

    private sealed record MatrixCell(IReadOnlyList<Trait> Row, IReadOnlyList<Trait> Column, (int Of, int Value) RowKey, (int Of, int Value) ColumnKey)
    {
        public Successes Successes { get; } = new();
    }
}
