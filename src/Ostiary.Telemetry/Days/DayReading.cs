namespace Ostiary.Telemetry;

/// <summary>Sign-ins that are alike.</summary>
internal sealed record SignInCell(string Method, string Os, string FormFactor, string Surface, string Authenticator, string Mediation);

/// <summary>What is counted of them.</summary>
internal sealed class SignInCount
{
    public long SignIns { get; set; }

    public HashSet<string> Persons { get; } = new(StringComparer.Ordinal);

    /// <summary>From the beginning of the way to the end of it.</summary>
    public TimeHistogram Times { get; } = new();

    /// <summary>What the platform and the person took of it.</summary>
    public TimeHistogram Ceremonies { get; } = new();
}

/// <summary>Prompts that are alike.</summary>
internal sealed record PromptCell(string Prompt, string Os, string FormFactor, string Surface);

/// <summary>What came of them.</summary>
internal sealed class PromptCount
{
    public long Shown { get; set; }

    public long Accepted { get; set; }

    public long Created { get; set; }
}

/// <summary>Makes the figures of one day of what was told: first all events in order, then all attempts. Pure, and the same for any order of arrival.</summary>
/// <remarks>
/// A sign-in is what a page or app told the end of, or an attempt that succeeded; where both tell of the same one it counts once. How long it took
/// is known only where the beginning was told, too: nothing is guessed.
/// </remarks>
internal sealed class DayReading(long dayMs)
{
    private const string Passkey = "passkey";
    private const int MostPrompts = 100;

    private readonly Dictionary<(string Session, string Tab), TabReading> _tabs = [];

    /// <summary>Sign-ins by what is alike.</summary>
    public Dictionary<SignInCell, SignInCount> SignIns { get; } = [];

    /// <summary>Prompts by what is alike.</summary>
    public Dictionary<PromptCell, PromptCount> Prompts { get; } = [];

    /// <summary>Takes the next event.</summary>
    public void Take(DayEvent one)
    {
        var place = (one.Session, one.Tab);
        if (!_tabs.TryGetValue(place, out var tab))
            _tabs[place] = tab = new TabReading();

        switch (one.Name)
        {
            case "env.device":
                tab.Device = DeviceOfAttempt.Of(one.Told);
                break;
            case "flow.started":
                tab.Begin(one.AtMs, one.Told.Text("flowName"));
                break;
            case "nudge.shown":
                Show(tab, one);
                break;
            case "nudge.accepted":
                Accept(tab, one);
                break;
            default:
                End(tab, one);
                break;
        }
    }

    /// <summary>Takes the next attempt.</summary>
    public void Take(AttemptOfDay attempt)
    {
        var tab = attempt.Place.Session.Length > 0 ? _tabs.GetValueOrDefault(attempt.Place) : null;
        if (attempt.HasCreated)
            tab?.Created(attempt);
        else if (attempt.HasSignedIn)
            SignIn(attempt, tab?.TakePasskeyEnd(attempt.EndedAtMs));
    }

    /// <summary>Counts what only the page told of. To be called once, after everything was taken.</summary>
    public void Finish()
    {
        foreach (var (place, tab) in _tabs)
        {
            foreach (var told in tab.PasskeyEnds.Where(told => IsOfThisDay(told.AtMs)))
                Count(CountOf(CellOf(Passkey, tab, told.Surface)), told.Person ?? place.Session, told.TookMs);
        }
    }

    private void SignIn(AttemptOfDay attempt, PasskeyEnd? told)
    {
        if (!IsOfThisDay(attempt.StartedAtMs))
            return;

        var count = CountOf(new(
            Passkey, attempt[AttemptDimension.Os], attempt[AttemptDimension.FormFactor], attempt[AttemptDimension.Surface], attempt[AttemptDimension.Authenticator],
            attempt[AttemptDimension.Mediation]));
        Count(count, attempt.Visitor, told?.TookMs);
        if (attempt.CeremonyMs is { } ceremony && attempt[AttemptDimension.Mediation] == "modal")
            count.Ceremonies.Add(ceremony);
    }

    private void End(TabReading tab, DayEvent one)
    {
        if (!tab.IsEndOfSignIn(one, out var tookMs))
            return;

        var method = one.Told.Text("method") ?? AttemptWords.Unknown;
        if (method == Passkey)
            tab.PasskeyEnds.Add(new(one.AtMs, tookMs, one.Surface, one.Subject));
        else if (IsOfThisDay(one.AtMs))
            Count(CountOf(CellOf(method, tab, one.Surface)), one.Subject ?? one.Session, tookMs);
    }

    private void Show(TabReading tab, DayEvent one)
    {
        if (!IsOfThisDay(one.AtMs))
            return;

        tab.Shown = NameOf(one);
        CountOf(tab, one).Shown++;
    }

    // Who accepts a prompt has seen it, also when nobody said so, or on the day before.
    private void Accept(TabReading tab, DayEvent one)
    {
        if (!IsOfThisDay(one.AtMs))
            return;

        var count = CountOf(tab, one);
        if (tab.Shown != NameOf(one))
            count.Shown++;

        count.Accepted++;
        (tab.Shown, tab.Accepted) = (null, (count, one.AtMs));
    }

    private PromptCount CountOf(TabReading tab, DayEvent one)
    {
        var name = NameOf(one);
        var cell = new PromptCell(IsKnown(name) ? name : AttemptWords.Other, tab.Device.Os, tab.Device.FormFactor, one.Surface);
        if (!Prompts.TryGetValue(cell, out var count))
            Prompts[cell] = count = new PromptCount();

        return count;
    }

    private bool IsKnown(string name) => Prompts.Count < MostPrompts || Prompts.Keys.Any(cell => cell.Prompt == name);

    private static string NameOf(DayEvent one) => one.Told.Text("nudgeId") ?? AttemptWords.Unknown;

    private static void Count(SignInCount count, string person, long? tookMs)
    {
        count.SignIns++;
        count.Persons.Add(person);
        if (tookMs is { } ms)
            count.Times.Add(ms);
    }

    private SignInCount CountOf(SignInCell cell)
    {
        if (!SignIns.TryGetValue(cell, out var count))
            SignIns[cell] = count = new SignInCount();

        return count;
    }

    private static SignInCell CellOf(string method, TabReading tab, string surface) =>
        new(method, tab.Device.Os, tab.Device.FormFactor, surface, AttemptWords.Unknown, AttemptWords.Unknown);

    private bool IsOfThisDay(long ms) => ms >= dayMs && ms < dayMs + DayMarks.Length;
}
