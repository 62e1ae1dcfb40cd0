namespace Ostiary.Telemetry;

/// <summary>An attempt as it is kept: its id and its signals.</summary>
public sealed record KeptAttempt(string Id, AttemptSignals Signals);

/// <summary>Attempts that some rules called one class and others another.</summary>
/// <param name="From">The class under the old rules.</param>
/// <param name="To">The class under the new ones.</param>
/// <param name="Count">How many moved so.</param>
/// <param name="PartyChanged">Whether another party is responsible now, so that rates that leave out user decisions change.</param>
/// <param name="Examples">The first ids, at most <see cref="Reclassification.MostExamples"/>.</param>
public sealed record Move(ErrorClass From, ErrorClass To, int Count, bool PartyChanged, IReadOnlyList<string> Examples);

/// <summary>What other rules make of the same attempts. Reads each attempt once and keeps only counts and examples.</summary>
/// <param name="OldVersion">The version of the rules that were.</param>
/// <param name="NewVersion">The version of the rules that would be.</param>
/// <param name="Attempts">How many attempts were looked at.</param>
/// <param name="Moved">How many got another class.</param>
/// <param name="ConfidenceChanged">How many kept their class with another confidence.</param>
/// <param name="Moves">Which, the most frequent first.</param>
/// <param name="Rules">How many attempts each new rule decided; a rule with none is dead.</param>
public sealed record Reclassification(
    int OldVersion, int NewVersion, int Attempts, int Moved, int ConfidenceChanged, IReadOnlyList<Move> Moves, IReadOnlyDictionary<string, int> Rules)
{
    /// <summary>How many ids are kept of each move.</summary>
    public const int MostExamples = 10;

    /// <summary>Classifies attempts under two sets of rules. Pure; storing the outcome is the caller's.</summary>
    public static Reclassification Compare(RuleSet before, RuleSet after, IEnumerable<KeptAttempt> attempts)
    {
        var (count, unsure) = (0, 0);
        var moves = new Dictionary<(ErrorClass From, ErrorClass To), (int Count, List<string> Examples)>();
        var rules = after.Rules.ToDictionary(rule => rule.Id, _ => 0, StringComparer.Ordinal);
        foreach (var attempt in attempts)
        {
            var (old, fresh) = (before.Classify(attempt.Signals), after.Classify(attempt.Signals));
            count++;
            rules[fresh.RuleId]++;
            if (old.Class != fresh.Class)
                Note(moves, (old.Class, fresh.Class), attempt.Id);
            else if (Math.Abs(old.Confidence - fresh.Confidence) > 0.0005)
                unsure++;
        }

        var sorted = moves.Select(pair => MoveFrom(pair.Key.From, pair.Key.To, pair.Value.Count, pair.Value.Examples))
            .OrderByDescending(move => move.Count).ThenBy(move => move.From).ThenBy(move => move.To).ToList();
        return new(before.Version, after.Version, count, sorted.Sum(move => move.Count), unsure, sorted, rules);
    }

    private static void Note(Dictionary<(ErrorClass, ErrorClass), (int Count, List<string> Examples)> moves, (ErrorClass, ErrorClass) pair, string id)
    {
        var (count, examples) = moves.GetValueOrDefault(pair, (0, []));
        if (examples.Count < MostExamples)
            examples.Add(id);

        moves[pair] = (count + 1, examples);
    }

    private static Move MoveFrom(ErrorClass from, ErrorClass to, int count, List<string> examples) =>
        new(from, to, count, ClassDescription.Of(from).Party != ClassDescription.Of(to).Party, examples);
}
