using Ostiary.Insights;
using Ostiary.Telemetry;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Insights;

/// <summary>Days of made-up people on made-up devices, watched as they pass.</summary>
internal sealed class SampleSeason
{
    private static readonly (string Os, string Old, string New, string Maker, string Model)[] Phones =
    [
        ("android", "17", "18", "Google", "Pixel 10"), ("android", "17", "18", "Samsung", "SM-S938B"), ("android", "17", "18", "OPPO", "CPH2609"), ("ios", "28.1", "28.2", "Apple", "iPhone17,1"),
    ];

    private static readonly string[] Transports = ["nfc", "internal", "internal", "hybrid"];

    private readonly SortedDictionary<int, List<AttemptOfDay>> _days = [];
    private readonly Dictionary<int, byte[]> _counted = [];
    private readonly Dice _dice;

    public SampleSeason(int seed) => _dice = new Dice((ulong)seed);

    /// <summary>The first day.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many attempts were told of a day.</summary>
    public int CountOf(int day) => _days.GetValueOrDefault(day)?.Count ?? 0;

    /// <summary>Days on which people sign in; on the 30th the new systems come, half of the people have them at once, and the browsers change as well.</summary>
    /// <param name="days">How many.</param>
    /// <param name="perDay">How many people a day.</param>
    /// <param name="risk">How likely an attempt fails.</param>
    public SampleSeason Filled(int days, int perDay, Func<IReadOnlyDictionary<AttemptDimension, string>, int, double> risk)
    {
        for (var day = 0; day < days; day++)
        {
            for (var number = 0; number < perDay; number++)
            {
                var words = Somebody(day);
                Tell(day, $"person-{_dice.Next(perDay * 6)}", words, _dice.NextDouble() < risk(words, day));
            }
        }

        return this;
    }

    /// <summary>Tells one attempt.</summary>
    public void Tell(int day, string? person, Dictionary<AttemptDimension, string> words, bool fails, bool isTicketed = true)
    {
        if (fails)
            (words[AttemptDimension.Outcome], words[AttemptDimension.ErrorClass], words[AttemptDimension.Party]) = ("failed", "nfc_lost", "user_environment");

        if (!_days.TryGetValue(day, out var told))
            _days[day] = told = [];

        var at = Begin.AddDays(day).ToUnixTimeMilliseconds() + told.Count;
        told.Add(new($"attempt-{day}-{told.Count}", isTicketed, person, $"visit-{day}-{told.Count}", null, at, at, false, null, [.. Enum.GetValues<AttemptDimension>().Select(each => words[each]), .. Enumerable.Repeat("", DayCell.WordCount - DayCell.ErrorNamePlace)]));
        _counted.Remove(day);
    }

    /// <summary>The words of an attempt on an Android phone.</summary>
    public static Dictionary<AttemptDimension, string> Android(string version, string transport = "nfc") => SampleDays.Words(
        (AttemptDimension.Os, "android"), (AttemptDimension.OsVersion, version), (AttemptDimension.Browser, "chrome"), (AttemptDimension.BrowserVersion, "171"),
        (AttemptDimension.Oem, "Google"), (AttemptDimension.Model, "Pixel 10"), (AttemptDimension.Transport, transport));

    /// <summary>The cells of every day, by the number of days before the last one.</summary>
    public IEnumerable<(int Age, byte[] Cells)> Cells() => _days.Keys.Select(day => (_days.Keys.Last() - day, Counted(day)));

    /// <summary>Lets the days pass, and looks several times on each; what is found is known from then on.</summary>
    public List<(int Day, int Told, Regression Found)> Watched(int from, int until, int looksPerDay = 4)
    {
        var (known, told) = (new List<Regression>(), new List<(int, int, Regression)>());
        for (var day = from; day < until; day++)
        {
            for (var look = 1; look <= looksPerDay; look++)
            {
                var some = CountOf(day) * look / looksPerDay;
                var findings = RegressionSearch.Of(
                    Book(day, some), known, Begin.AddDays(day).AddHours((24.0 * look / looksPerDay) - 0.1), () => RegressionId.New(TimeProvider.System, Entropy.System));
                told.AddRange(findings.Opened.Concat(findings.Looked.Where(one => !one.IsOpen)).Select(one => (day, some, one)));
                known = [.. known.Where(one => !one.IsOpen), .. findings.Looked, .. findings.Opened];
            }
        }

        return told;
    }

    private DayBook Book(int today, int ofToday)
    {
        var first = Math.Max(0, today - RegressionSearch.Days + 1);
        var filter = new AttemptFilter(RelyingPartyId.New(TimeProvider.System, Entropy.System), Begin.AddDays(first), Begin.AddDays(today + 1));
        return new(
            filter,
            [
                .. from day in Enumerable.Range(first, today - first + 1)
                   where CountOf(day) > 0 && (day < today || ofToday > 0)
                   select (Begin.AddDays(day).ToUnixTimeMilliseconds(), day < today ? Counted(day) : SampleDays.Count(_days[day].Take(ofToday)).Cells!),
            ]);
    }

    private byte[] Counted(int day)
    {
        if (!_counted.TryGetValue(day, out var cells))
            _counted[day] = cells = SampleDays.Count(_days[day]).Cells!;

        return cells;
    }

    private Dictionary<AttemptDimension, string> Somebody(int day)
    {
        var (os, old, next, maker, model) = Phones[_dice.Next(Phones.Length)];
        var isNew = day >= 30 && _dice.Next(2) == 0;
        return SampleDays.Words(
            (AttemptDimension.Os, os), (AttemptDimension.OsVersion, isNew ? next : old), (AttemptDimension.Oem, maker), (AttemptDimension.Model, model),
            (AttemptDimension.Browser, os == "ios" ? "safari" : "chrome"), (AttemptDimension.BrowserVersion, day >= 20 + _dice.Next(8) ? "172" : "171"),
            (AttemptDimension.Transport, Transports[_dice.Next(Transports.Length)]));
    }
}
