using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

/// <summary>Counted days of made-up attempts, without a database.</summary>
internal sealed class SampleDays
{
    public const long DayLength = 86_400_000;

    public static readonly long FirstDay = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly List<AttemptOfDay> _attempts = [];

    public RelyingPartyId RelyingParty { get; } = RelyingPartyId.New(TimeProvider.System, Entropy.System);

    public AttemptFilter Filter => new(RelyingParty, DateTimeOffset.FromUnixTimeMilliseconds(FirstDay), DateTimeOffset.FromUnixTimeMilliseconds(FirstDay).AddDays(60));

    public IReadOnlyList<AttemptOfDay> Attempts => _attempts;

    /// <summary>The words of an attempt that succeeded on an Android phone; change what matters.</summary>
    public static Dictionary<AttemptDimension, string> Words(params (AttemptDimension Dimension, string Value)[] changes)
    {
        var words = Enum.GetValues<AttemptDimension>().ToDictionary(each => each, _ => "unknown");
        (words[AttemptDimension.Flow], words[AttemptDimension.Operation], words[AttemptDimension.Mediation]) = ("sign_in", "get", "modal");
        (words[AttemptDimension.Surface], words[AttemptDimension.FormFactor]) = ("browser", "desktop");
        (words[AttemptDimension.Outcome], words[AttemptDimension.ErrorClass], words[AttemptDimension.Party]) = ("succeeded", "none", "none");
        foreach (var (dimension, value) in changes)
            words[dimension] = value;

        return words;
    }

    /// <summary>Adds one attempt.</summary>
    public void Add(
        int day, string person, IReadOnlyDictionary<AttemptDimension, string> words, bool isTicketed = true, long? ceremonyMs = null, string errorName = "", string serverCode = "",
        KeyPath? key = null, int? steps = null) =>
        _attempts.Add(new(
            $"attempt-{_attempts.Count}", isTicketed, person, null, null, FirstDay + (day * DayLength) + _attempts.Count, FirstDay + (day * DayLength) + _attempts.Count, false, ceremonyMs,
            [.. Enum.GetValues<AttemptDimension>().Select(each => words[each]), errorName, serverCode, key?.Reason.Wire() ?? "", key?.Sign.Wire() ?? "", key?.Stop.Wire() ?? "", $"{steps}"]));

    /// <summary>Adds attempts of so many people, each one.</summary>
    public void AddPeople(int count, string name, params (AttemptDimension Dimension, string Value)[] changes)
    {
        for (var number = 0; number < count; number++)
            Add(number % 5, $"{name}-{number}", Words(changes));
    }

    /// <summary>The book of all days.</summary>
    public DayBook Book(AttemptFilter? filter = null) => new(
        filter ?? Filter,
        [
            .. _attempts.GroupBy(attempt => attempt.StartedAtMs - (attempt.StartedAtMs % DayLength)).OrderBy(day => day.Key)
                .Select(day => (day.Key, Count(day).Cells!)),
        ]);

    /// <summary>Counts the attempts of one day.</summary>
    public static CountedDay Count(IEnumerable<AttemptOfDay> attempts)
    {
        var counting = new DayCounting(DayForm.Kept);
        foreach (var attempt in attempts)
            counting.Take(attempt);

        return counting.Finish();
    }
}
