using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>Tries rules on attempts that are kept, and changes none of them.</summary>
/// <remarks>What an attempt is folded from is read anew, so the signals are those that folding sees. Each attempt is read once; only counts and examples stay.</remarks>
public sealed class RuleTrial(AttemptArchive archive)
{
    private const int Page = 500;

    /// <summary>What the rules would make of the attempts that began in a period.</summary>
    /// <param name="relyingParty">Whose attempts.</param>
    /// <param name="rules">The rules to be tried.</param>
    /// <param name="from">Attempts that began at or after this instant.</param>
    /// <param name="until">And before this one.</param>
    /// <param name="progress">Told how many attempts were looked at, after each page.</param>
    /// <param name="moved">Told the key of each attempt that would change.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<TrialReport> Run(
        RelyingPartyId relyingParty, RuleSet rules, DateTimeOffset from, DateTimeOffset until, Action<int> progress, Action<string> moved, CancellationToken cancel)
    {
        var tally = new TrialTally(rules, moved);
        AttemptPlace? after = null;
        while (true)
        {
            var page = await archive.Search(new AttemptFilter(relyingParty, from, until), new AttemptTraits(), after, Page, cancel);
            foreach (var attempt in page)
                await Try(attempt, rules, tally, cancel);

            progress(tally.Attempts);
            if (page.Count < Page)
                return tally.Report();

            after = new AttemptPlace(page[^1].StartedAtMs, page[^1].Key);
        }
    }

    private async Task Try(Attempt attempt, RuleSet rules, TrialTally tally, CancellationToken cancel)
    {
        if (attempt.Outcome == AttemptOutcome.Succeeded)
            tally.Pass(attempt, isSettled: false);
        else if (!attempt.IsSettled && await archive.Open(attempt, cancel) is var (story, _))
            tally.Try(attempt, Folding.Fold(story, rules));
        else
            tally.Pass(attempt, isSettled: true);
    }
}

/// <summary>Counts what moves.</summary>
internal sealed class TrialTally(RuleSet rules, Action<string> moved)
{
    private readonly Dictionary<(string From, string To, string FromParty, string ToParty), (int Count, List<string> Examples)> _moves = [];
    private readonly Dictionary<string, int> _rules = rules.Rules.ToDictionary(rule => rule.Id, _ => 0, StringComparer.Ordinal);
    private readonly SortedDictionary<int, int> _keptBy = [];
    private readonly Shares _before = new();
    private readonly Shares _after = new();
    private int _tried;
    private int _settled;
    private int _moved;
    private int _unsure;

    /// <summary>How many attempts were looked at.</summary>
    public int Attempts { get; private set; }

    /// <summary>Counts an attempt that stays whatever the rules say.</summary>
    public void Pass(Attempt kept, bool isSettled)
    {
        Attempts++;
        _settled += isSettled ? 1 : 0;
        _before.Add(kept);
        _after.Add(kept);
    }

    /// <summary>Counts an attempt as it is kept, and as it would be.</summary>
    public void Try(Attempt kept, FoldedAttempt tried)
    {
        Attempts++;
        _tried++;
        _before.Add(kept);
        _after.Add(tried.Attempt);
        var version = kept.Error?.RulesVersion ?? 0;
        _keptBy[version] = _keptBy.GetValueOrDefault(version) + 1;
        if (tried.Why is { } why)
            _rules[why.RuleId]++;

        if (Place(kept) != Place(tried.Attempt))
            Note(kept, tried.Attempt);
        else if (kept.Error?.ConfidencePermille != tried.Attempt.Error?.ConfidencePermille)
            _unsure++;
    }

    /// <summary>What came of it.</summary>
    public TrialReport Report() => new()
    {
        RulesVersion = rules.Version,
        Attempts = Attempts,
        Tried = _tried,
        Settled = _settled,
        KeptBy = _keptBy,
        Moved = _moved,
        ConfidenceChanged = _unsure,
        Moves =
        [
            .. _moves.Select(move => new TrialMove(move.Key.From, move.Key.To, move.Key.FromParty, move.Key.ToParty, move.Value.Count, move.Value.Examples))
                .OrderByDescending(move => move.Count).ThenBy(move => move.From, StringComparer.Ordinal).ThenBy(move => move.To, StringComparer.Ordinal),
        ],
        Rules = _rules,
        Rates =
        [
            new("success", _before.Succeeded, _before.Meant, _after.Succeeded, _after.Meant),
            new("success_without_decisions", _before.Succeeded, _before.Meant - _before.Decisions, _after.Succeeded, _after.Meant - _after.Decisions),
        ],
    };

    private void Note(Attempt kept, Attempt tried)
    {
        _moved++;
        moved(kept.Key);
        var move = (ClassOf(kept), ClassOf(tried), PartyOf(kept), PartyOf(tried));
        var (count, examples) = _moves.GetValueOrDefault(move, (0, []));
        if (examples.Count < TrialReport.MostExamples)
            examples.Add(kept.Key);

        _moves[move] = (count + 1, examples);
    }

    private static (string, string, AttemptOutcome) Place(Attempt attempt) => (ClassOf(attempt), PartyOf(attempt), attempt.Outcome);

    private static string ClassOf(Attempt attempt) => attempt.Error?.Class.Wire() ?? "none";

    private static string PartyOf(Attempt attempt) => attempt.Error?.Party.Wire() ?? "none";

    private sealed class Shares
    {
        public int Succeeded { get; private set; }

        /// <summary>All but those that ended as they should.</summary>
        public int Meant { get; private set; }

        public int Decisions { get; private set; }

        public void Add(Attempt attempt)
        {
            if (attempt.Outcome == AttemptOutcome.Unused)
                return;

            Meant++;
            Succeeded += attempt.Outcome == AttemptOutcome.Succeeded ? 1 : 0;
            Decisions += attempt.Outcome != AttemptOutcome.Succeeded && attempt.Error?.Party == Party.UserDecision ? 1 : 0;
        }
    }
}
