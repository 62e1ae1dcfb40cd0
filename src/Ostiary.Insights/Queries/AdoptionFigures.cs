using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>What an answer about adoption is made of.</summary>
/// <param name="Attempts">Attempts.</param>
/// <param name="Methods">Sign-ins by any method.</param>
/// <param name="Prompts">Prompts.</param>
/// <param name="Events">Deletions and recoveries.</param>
/// <param name="IsNarrow">Whether the question could be about a few people.</param>
internal sealed record AdoptionFigures(
    IReadOnlyList<AttemptDayTally> Attempts, IReadOnlyList<MethodDayTally> Methods, IReadOnlyList<PromptDayTally> Prompts, IReadOnlyList<EventDayTally> Events, bool IsNarrow)
{
    /// <summary>The event that tells of a deletion.</summary>
    public const string Deleted = "credential.deleted";

    private const string Conditional = "conditional";

    /// <summary>Whether nothing is left of what was counted, because it is about too few.</summary>
    public bool IsTooSmall => IsNarrow && HasAny && !Floored().HasAny;

    /// <summary>What may be told of: where the question narrows, nothing that is about too few.</summary>
    public AdoptionFigures Floored() => IsNarrow ? Where(this, this) : this;

    /// <summary>The answer about too few.</summary>
    public AdoptionAnswer Nothing => new AdoptionFigures([], [], [], [], IsNarrow).Whole([]) with { IsTooSmall = true };

    /// <summary>The whole answer.</summary>
    public AdoptionAnswer Answer(AdoptionQuestion question, IReadOnlyList<(int Month, long Passkeys, long SignIns)> months) => Whole(months) with
    {
        Spans = AdoptionSpans.Of(this, question.Filter),
        Changes = question.Change is { } day ? ChangesAt(day.ToUnixTimeMilliseconds()) : [],
        SuggestedChange = ChangePoint.Of([.. Prompts.GroupBy(tally => tally.DayMs).OrderBy(day => day.Key)
            .Select(day => (DateTimeOffset.FromUnixTimeMilliseconds(day.Key), PromptUse.Of("", [.. day]).Taken))]),
    };

    /// <summary>Sign-ins with a passkey, of all.</summary>
    public static Share PasskeysOf(IReadOnlyCollection<MethodDayTally> methods) =>
        new(methods.Where(tally => tally.IsPasskey).Sum(tally => tally.SignIns), methods.Sum(tally => tally.SignIns));

    /// <summary>What is measured before and after: these of all figures.</summary>
    public static IReadOnlyList<Change> Between(AdoptionFigures before, AdoptionFigures after)
    {
        var (create, created) = (before.SuccessOf(tally => tally.IsCreation), after.SuccessOf(tally => tally.IsCreation));
        var (use, used) = (before.SuccessOf(tally => tally.IsSignIn), after.SuccessOf(tally => tally.IsSignIn));
        var (prompt, prompted) = (PromptUse.Of("", before.Prompts), PromptUse.Of("", after.Prompts));
        return
        [
            new("sign_ins_with_passkey", PasskeysOf(before.Methods), PasskeysOf(after.Methods)),
            new("prompts_accepted", prompt.Accepted, prompted.Accepted),
            new("prompts_taken", prompt.Taken, prompted.Taken),
            new("creation_success", create.Everything, created.Everything),
            new("creation_success_without_decisions", create.WithoutDecisions, created.WithoutDecisions),
            new("sign_in_success", use.Everything, used.Everything),
            new("sign_in_success_without_decisions", use.WithoutDecisions, used.WithoutDecisions),
        ];
    }

    /// <summary>The figures of some of the days.</summary>
    public AdoptionFigures Of(Func<long, bool> day) => this with
    {
        Attempts = [.. Attempts.Where(tally => day(tally.DayMs))],
        Methods = [.. Methods.Where(tally => day(tally.DayMs))],
        Prompts = [.. Prompts.Where(tally => day(tally.DayMs))],
        Events = [.. Events.Where(tally => day(tally.DayMs))],
    };

    /// <summary>Success of some attempts.</summary>
    public Rated SuccessOf(Func<AttemptDayTally, bool> which) => Rated.Of("", [.. Attempts.Where(which)]);

    private long AttemptCount => Attempts.Sum(tally => tally.Attempts);

    private long PersonCount => Methods.Sum(tally => tally.Persons);

    private long ShownCount => Prompts.Sum(tally => tally.Shown);

    private bool HasAny => AttemptCount + PersonCount + ShownCount > 0;

    // A side of a change that is about too few takes the other one with it: otherwise it could be had by subtraction.
    private IReadOnlyList<Change> ChangesAt(long changeMs)
    {
        var (before, after) = (Of(day => day < changeMs), Of(day => day >= changeMs));
        return IsNarrow ? Between(before.Where(before, after), after.Where(before, after)) : Between(before, after);
    }

    private AdoptionFigures Where(AdoptionFigures one, AdoptionFigures other) => this with
    {
        Attempts = IsFew(one.AttemptCount) || IsFew(other.AttemptCount) ? [] : Attempts,
        Methods = IsFew(one.PersonCount) || IsFew(other.PersonCount) ? [] : Methods,
        Prompts = IsFew(one.ShownCount) || IsFew(other.ShownCount) ? [] : Prompts,
    };

    private static bool IsFew(long count) => count is > 0 and < AnonymityFloor.Least;

    private AdoptionAnswer Whole(IReadOnlyList<(int Month, long Passkeys, long SignIns)> months)
    {
        var answers = Attempts.Where(tally => tally.IsSignIn && tally.Outcome == AttemptOutcome.Succeeded).ToList();
        return new()
        {
            Proven = new(Attempts.Sum(tally => tally.Ticketed), Attempts.Sum(tally => tally.Attempts)),
            Passkeys = PasskeysOf(Methods),
            Autofill = new(answers.Where(tally => tally.Mediation == Conditional).Sum(tally => tally.Attempts), answers.Sum(tally => tally.Attempts)),
            Methods = MethodUses(),
            Authenticators = AuthenticatorShares(),
            MethodsBySystem = BySystem(tally => tally.IsPasskey, tally => !tally.IsPasskey, tally => tally.Times),
            AuthenticatorsBySystem = BySystem(
                tally => tally.Authenticator == AuthenticatorClass.Synced, tally => tally.Authenticator == AuthenticatorClass.RoamingHardware, tally => tally.Ceremonies),
            Surfaces = Rated.By(Attempts.Where(tally => tally.IsSignIn), tally => tally.Surface),
            Prompted = PromptUse.Of("", Prompts),
            Prompts = PromptUses(),
            Spans = [],
            Months = [.. months.Select(month => new AdoptionMonthOfSignIns(month.Month, new Share(month.Passkeys, month.SignIns)))],
            Changes = [],
        };
    }

    private List<MethodUse> MethodUses()
    {
        var all = Methods.Sum(tally => tally.SignIns);
        return [.. Cells(Methods, tally => tally.Method, tally => tally.Persons)
            .Select(cell => new MethodUse(cell.Name, new(cell.Tallies.Sum(tally => tally.SignIns), all), Times.Of(Times.Sum(cell.Tallies.Select(tally => tally.Times)))))];
    }

    private List<(string, Share)> AuthenticatorShares()
    {
        var passkeys = Methods.Where(tally => tally.IsPasskey).ToList();
        return [.. Cells(passkeys, tally => tally.Authenticator.Wire(), tally => tally.Persons)
            .Select(cell => (cell.Name, new Share(cell.Tallies.Sum(tally => tally.SignIns), passkeys.Sum(tally => tally.SignIns))))];
    }

    private List<PromptUse> PromptUses() => [.. Cells(Prompts, tally => tally.Prompt, tally => tally.Shown).Select(cell => PromptUse.Of(cell.Name, cell.Tallies))];

    // A system is shown by itself when both of its sides are about enough, or about nobody.
    private List<TimesOfSystem> BySystem(Func<MethodDayTally, bool> first, Func<MethodDayTally, bool> second, Func<MethodDayTally, TimeHistogram> times)
    {
        var known = Methods.Where(tally => times(tally).Count > 0 && (first(tally) || second(tally))).ToList();
        var (shown, merged) = AnonymityFloor.Apply(
            known.GroupBy(tally => tally.Os, StringComparer.Ordinal).Select(group => (Name: group.Key, Tallies: group.ToList())),
            cell => new[] { SumOf(cell.Tallies, first).Count, SumOf(cell.Tallies, second).Count }.Where(count => count > 0).Min());
        var cells = merged.Count == 0 ? shown : [.. shown, (AnonymityFloor.Merged, [.. merged.SelectMany(cell => cell.Tallies)])];
        return [.. cells.Select(cell => new TimesOfSystem(cell.Name, Times.Of(SumOf(cell.Tallies, first)), Times.Of(SumOf(cell.Tallies, second))))];

        TimeHistogram SumOf(IEnumerable<MethodDayTally> tallies, Func<MethodDayTally, bool> which) => Times.Sum(tallies.Where(which).Select(times));
    }

    private static List<(string Name, List<T> Tallies)> Cells<T>(IEnumerable<T> tallies, Func<T, string> name, Func<T, long> size)
    {
        var (shown, merged) = AnonymityFloor.Apply(
            tallies.GroupBy(name, StringComparer.Ordinal).Select(group => (Name: group.Key, Tallies: group.ToList())), cell => cell.Tallies.Sum(size));
        return merged.Count == 0 ? [.. shown] : [.. shown, (AnonymityFloor.Merged, [.. merged.SelectMany(cell => cell.Tallies)])];
    }
}
