using Ostiary.Insights;
using Ostiary.Telemetry;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Insights;

public sealed class The_toxic_combinations
{
    private static readonly string[] Browsers = ["chrome", "safari", "edge", "firefox"];
    private static readonly string[] Models = ["Pixel 10", "SM-S938B", "iPhone 12", "CPH2609", "SM-A546B", "Mi 11"];
    private static readonly string[] Transports = ["nfc", "usb", "internal", "unknown"];

    [Trait("Ring", "Slow")]
    [Fact]
    public void Are_none_where_nothing_is_broken()
    {
        var alarms = Enumerable.Range(0, 100).Count(seed => Ask(World(seed, 1_500, (_, _) => 0.08)).Count > 0);

        alarms.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public void Are_none_where_one_person_fails_all_the_time()
    {
        var days = World(1, 1_500, (_, _) => 0.05);
        for (var number = 0; number < 500; number++)
            days.Add(number % 30, "unlucky", Words("android", "18", "chrome", "Fairphone", "nfc", failed: true));

        Ask(days).ShouldBeEmpty();
    }

    [Fact]
    public void Name_the_most_general_one_that_explains_it_and_none_of_its_parts()
    {
        var found = Ask(World(2, 6_000, (words, _) => Is(words, "android", "18") && words[AttemptDimension.Transport] == "nfc" ? 0.5 : 0.05)).ShouldHaveSingleItem();

        TraitText.All(found.Traits).ShouldBe("Android 18 + NFC");
        found.Failed.Rate!.Value.ShouldBeInRange(0.4, 0.6);
        found.Elsewhere.Rate!.Value.ShouldBeInRange(0.03, 0.07);
        found.Worse.Low.ShouldBeGreaterThan(0.3);
    }

    [Fact]
    public void Are_about_no_more_people_than_tries()
    {
        var days = new SampleDays();
        for (var number = 0; number < 4_000; number++)
        {
            var words = Words("android", number % 4 == 0 ? "18" : "17", "chrome", "Fairphone", "nfc", failed: number % 8 == 0);
            days.Add(number % 30, $"person-{number}", words, isTicketed: number % 5 == 0);
        }

        var found = DeviceMatrix.Of(days.Book(), new(days.Filter, Basis: FunnelBasis.Ticketed)).Toxic.ShouldHaveSingleItem();

        (found.Failed, found.People).ShouldBe((new Share(100, 200), 200));
    }

    [Fact]
    public void Tell_two_stories_apart()
    {
        var found = Ask(World(3, 8_000, (words, _) =>
            Is(words, "android", "18") && words[AttemptDimension.Transport] == "nfc" ? 0.6
            : words[AttemptDimension.Browser] == "firefox" && words[AttemptDimension.BrowserVersion] == "172" ? 0.3
            : 0.04));

        found.Select(toxic => TraitText.All(toxic.Traits)).ShouldBe(["Firefox 172", "Android 18 + NFC"], ignoreOrder: true);
    }

    [Fact]
    public void Say_since_when_it_is_so()
    {
        var found = Ask(World(4, 8_000, (words, day) => Is(words, "android", "18") && words[AttemptDimension.Transport] == "nfc" && day >= 20 ? 0.6 : 0.05)).ShouldHaveSingleItem();

        found.Since!.Value.ShouldBeInRange(Day(18), Day(22));
        Ask(World(5, 8_000, (words, _) => Is(words, "android", "18") && words[AttemptDimension.Transport] == "nfc" ? 0.6 : 0.05)).ShouldHaveSingleItem().Since.ShouldBeNull();
    }

    [Fact]
    public void Say_it_in_a_sentence()
    {
        var days = World(6, 3_000, (_, _) => 0.03);
        for (var number = 0; number < 80; number++)
        {
            days.Add(number % 30, $"tap-{number}", Words("ios", "17.3", "unknown", "iPhone 12", "nfc", failed: number % 8 != 0), ceremonyMs: number % 8 == 0 ? 2_000 : 8_500);
            days.Add(number % 30, $"face-{number}", Words("ios", "17.3", "unknown", "iPhone 12", "internal", failed: false));
        }

        var found = Ask(days).ShouldHaveSingleItem();

        found.MedianMs!.Value.ShouldBeInRange(7_600, 9_400);
        found.Sentence.ShouldMatch(@"^NFC fails after \d\.\d s \(median\) on iOS 17\.3: 8\d\.\d % of \d+ tries, elsewhere \d\.\d %, mostly because the card or key left the reader too early\.$");
        (found.Mostly, found.OfThatClass!.Rate).ShouldBe((ErrorClass.NfcLost, 1));
    }

    [Trait("Ring", "Slow")]
    [Fact]
    public void Are_not_seen_in_chance_among_many_kinds_of_devices()
    {
        var days = new SampleDays();
        var dice = new Dice(8);
        for (var number = 0; number < 30_000; number++)
        {
            days.Add(number % 10, $"person-{dice.Next(9_000)}", SampleDays.Words(
                (AttemptDimension.Os, "android"), (AttemptDimension.OsVersion, $"{dice.Next(11, 19)}"), (AttemptDimension.Browser, Browsers[dice.Next(4)]),
                (AttemptDimension.BrowserVersion, $"{dice.Next(160, 173)}"), (AttemptDimension.Oem, $"maker {dice.Next(20)}"), (AttemptDimension.Model, $"model {dice.Next(300)}"),
                (AttemptDimension.Transport, Transports[dice.Next(4)])));
        }

        Ask(days).ShouldBeEmpty();
    }

    private static IReadOnlyList<ToxicCombination> Ask(SampleDays days) => DeviceMatrix.Of(days.Book(), new(days.Filter)).Toxic;

    private static SampleDays World(int seed, int attempts, Func<IReadOnlyDictionary<AttemptDimension, string>, int, double> risk)
    {
        var (random, days) = (new Dice((ulong)seed), new SampleDays());
        for (var number = 0; number < attempts; number++)
        {
            var day = random.Next(30);
            var os = random.Next(3) == 0 ? "ios" : "android";
            var words = Words(os, random.Next(2) == 0 ? "17" : "18", Browsers[random.Next(4)], Models[random.Next(6)], Transports[random.Next(4)], failed: false);
            words[AttemptDimension.BrowserVersion] = random.Next(2) == 0 ? "171" : "172";
            if (random.NextDouble() < risk(words, day))
                Fail(words);

            days.Add(day, $"person-{random.Next(attempts / 3)}", words);
        }

        return days;
    }

    private static Dictionary<AttemptDimension, string> Words(string os, string version, string browser, string model, string transport, bool failed)
    {
        var words = SampleDays.Words(
            (AttemptDimension.Os, os), (AttemptDimension.OsVersion, version), (AttemptDimension.Browser, browser), (AttemptDimension.Model, model), (AttemptDimension.Transport, transport));
        if (failed)
            Fail(words);

        return words;
    }

    private static void Fail(Dictionary<AttemptDimension, string> words) =>
        (words[AttemptDimension.Outcome], words[AttemptDimension.ErrorClass], words[AttemptDimension.Party]) = ("failed", "nfc_lost", "user_environment");

    private static bool Is(IReadOnlyDictionary<AttemptDimension, string> words, string os, string version) =>
        words[AttemptDimension.Os] == os && words[AttemptDimension.OsVersion] == version;

    private static DateTimeOffset Day(int day) => DateTimeOffset.FromUnixTimeMilliseconds(SampleDays.FirstDay).AddDays(day);
}
