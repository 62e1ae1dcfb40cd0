using Ostiary.Insights;
using Ostiary.Simulation;
using Ostiary.Telemetry;
using Ostiary.Tests.Insights;
using Ostiary.Tests.Telemetry;
using Xunit.Abstractions;

namespace Ostiary.Tests.Simulation;

/// <summary>The planted stories as the watch finds them in a world of the demonstration's size, were all of its people known to the server.</summary>
public sealed class The_watched_stories(ITestOutputHelper report)
{
    private const int People = 1_850;

    // The demonstration finds them at the end of a world; here every attempt counts as one that a ceremony of the server proves.
    private static readonly HashSet<string> Decisions = new(["cancelled", "timed_out", "unused_autofill"], StringComparer.Ordinal);

    [Trait("Ring", "Slow")]
    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public void Are_all_that_opens_and_the_lost_taps_open_within_days_of_the_update(string seed)
    {
        var season = SeasonOf(new World(seed, A_world.End, People));

        var told = season.Watched(20, World.Days, looksPerDay: 2);

        foreach (var (day, _, found) in told)
            report.WriteLine($"day {day}: {(found.IsOpen ? "opened" : "closed")}, {found.Failed.Count} of {found.Failed.Of}; {found.Sentence}");

        var taps = told.First(each => TraitText.All(each.Found.Traits).StartsWith("Android 18", StringComparison.Ordinal));
        taps.Day.ShouldBeInRange(Story.LostTaps.Day, Story.LostTaps.Day + 4);
        taps.Found.Failed.Of.ShouldBeLessThanOrEqualTo(80);
        told.ShouldAllBe(each => TraitText.All(each.Found.Traits).StartsWith("Android 18", StringComparison.Ordinal) || TraitText.All(each.Found.Traits).StartsWith("Firefox 172", StringComparison.Ordinal));
    }

    private static SampleSeason SeasonOf(World world)
    {
        var season = new SampleSeason(0);
        foreach (var visit in world.Visits())
        {
            foreach (var one in visit.Tries)
            {
                var words = WordsOf(visit, one);
                if (one.Fault is { } fault)
                {
                    var isDecision = Decisions.Contains(fault);
                    (words[AttemptDimension.Outcome], words[AttemptDimension.ErrorClass], words[AttemptDimension.Party]) =
                        ("failed", isDecision ? "user_cancelled" : fault == "tap_lost" ? "nfc_lost" : "provider_error", isDecision ? "user_decision" : "platform");
                }

                season.Tell(visit.Day, $"person-{visit.Person.Number}", words, fails: false);
            }
        }

        return season;
    }

    private static Dictionary<AttemptDimension, string> WordsOf(Visit visit, Try one)
    {
        var (os, browser) = visit.Gadget.MajorsOn(visit.Day);
        var isTold = visit.Gadget.IsApp || one.Fault is null;
        return SampleDays.Words(
            (AttemptDimension.Os, visit.Gadget.Os), (AttemptDimension.OsVersion, $"{os}"),
            (AttemptDimension.Browser, visit.Gadget.IsApp ? "unknown" : visit.Gadget.Browser), (AttemptDimension.BrowserVersion, visit.Gadget.IsApp ? "unknown" : $"{browser}"),
            (AttemptDimension.Oem, Known(visit.Gadget.Maker)), (AttemptDimension.Model, Known(visit.Gadget.Model)),
            (AttemptDimension.Transport, !isTold ? "unknown" : one.Keeping != Keeping.SecurityKey ? "internal" : visit.Gadget.IsPhone ? "nfc" : "usb"));
    }

    private static string Known(string name) => name.Length == 0 ? "unknown" : name;
}
