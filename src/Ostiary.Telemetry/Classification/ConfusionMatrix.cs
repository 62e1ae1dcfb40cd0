namespace Ostiary.Telemetry;

/// <summary>How one class fared: of so many that were of it, so many were found, and of so many that were called it, so many were.</summary>
/// <param name="Class">The class.</param>
/// <param name="Labelled">Attempts that were of this class.</param>
/// <param name="Named">Attempts that the rules called so.</param>
/// <param name="Right">Attempts of which both are true.</param>
public sealed record ClassScore(ErrorClass Class, int Labelled, int Named, int Right);

/// <summary>What rules make of a labelled corpus: how often each class was taken for each.</summary>
public sealed class ConfusionMatrix
{
    private readonly Dictionary<(ErrorClass Truth, ErrorClass Named), int> _counts;

    private ConfusionMatrix(Dictionary<(ErrorClass Truth, ErrorClass Named), int> counts) => _counts = counts;

    /// <summary>The matrix of some rules over a corpus.</summary>
    public static ConfusionMatrix Of(RuleSet rules, IEnumerable<LabelledAttempt> corpus) =>
        new(corpus.CountBy(attempt => (attempt.Class, rules.Classify(attempt.Signals).Class)).ToDictionary());

    /// <summary>Every class that was labelled or named, in the order of <see cref="ErrorClass"/>.</summary>
    public IReadOnlyList<ClassScore> Scores =>
    [
        .. from each in Enum.GetValues<ErrorClass>()
           let score = new ClassScore(each, Sum(pair => pair.Truth == each), Sum(pair => pair.Named == each), Count(each, each))
           where score.Labelled + score.Named > 0
           select score,
    ];

    /// <summary>How many attempts there were.</summary>
    public int Total => Sum(_ => true);

    /// <summary>How many got the class that they were of.</summary>
    public int Right => Sum(pair => pair.Truth == pair.Named);

    /// <summary>The pairs that were mixed up, the most frequent first.</summary>
    public IEnumerable<(ErrorClass Truth, ErrorClass Named, int Count)> MixedUp =>
        from pair in _counts
        where pair.Key.Truth != pair.Key.Named
        orderby pair.Value descending, pair.Key.Truth, pair.Key.Named
        select (pair.Key.Truth, pair.Key.Named, pair.Value);

    /// <summary>How often a class was taken for another, or for itself.</summary>
    public int Count(ErrorClass truth, ErrorClass named) => _counts.GetValueOrDefault((truth, named));

    private int Sum(Func<(ErrorClass Truth, ErrorClass Named), bool> wanted) => _counts.Where(pair => wanted(pair.Key)).Sum(pair => pair.Value);
}
