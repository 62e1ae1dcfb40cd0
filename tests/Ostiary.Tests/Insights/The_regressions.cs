using Ostiary.Insights;
using Ostiary.Telemetry;
using Xunit.Abstractions;

namespace Ostiary.Tests.Insights;

/// <summary>An update breaks something: it is found before people complain, once, and nothing is found where nothing broke.</summary>
[Trait("Ring", "Slow")]
public sealed class The_regressions(ITestOutputHelper report)
{
    private const int Update = 30;

    [Fact]
    public void Open_on_the_day_of_the_update_that_breaks_a_transport()
    {
        foreach (var seed in Enumerable.Range(1, 8))
        {
            var (day, told, found) = Broken(seed, until: 34).Watched(28, 34, looksPerDay: 24)[0];

            report.WriteLine($"seed {seed}: day {day - Update}, hour {told * 24 / 400}, {found.Failed.Count} of {found.Failed.Of}; {found.Sentence}");
            day.ShouldBeInRange(Update, Update + 1);
            found.Failed.Of.ShouldBeLessThanOrEqualTo(60);
            TraitText.All(found.Traits).ShouldBe("Android 18 + NFC");
            (found.Reference, found.ReferenceVersion, found.Mostly, found.IsOpen).ShouldBe((RegressionReference.Predecessor, "17", ErrorClass.NfcLost, true));
            found.Since.ShouldBe(SampleSeason.Begin.AddDays(Update));
        }
    }

    [Fact]
    public void Say_what_it_is_in_a_sentence_and_what_to_look_at_next()
    {
        var found = Broken(1, until: 40).Watched(10, 40)[0].Found;

        found.Sentence.ShouldMatch(@"^NFC fails on Android 18 since 31 Mar 2026: \d\d\.\d % of \d+ tries, with version 17 it was \d\.\d % of [\d,]+, elsewhere \d\.\d %, mostly because the card or key left the reader too early\.$");
        found.NextStep.ShouldBe(ClassDescription.Of(ErrorClass.NfcLost).Hint);
        found.Worse.Low.ShouldBeGreaterThan(0.08);
    }

    [Fact]
    public void Are_none_in_a_quiet_season()
    {
        var opened = Enumerable.Range(100, 12).Sum(seed =>
            new SampleSeason(seed).Filled(60, 150, (words, _) => words[AttemptDimension.Transport] == "nfc" ? 0.12 : words[AttemptDimension.Os] == "ios" ? 0.03 : 0.06).Watched(8, 60).Count);

        opened.ShouldBe(0);
    }

    [Fact]
    public void Are_opened_once_and_closed_when_it_is_over_and_do_not_flap()
    {
        foreach (var seed in Enumerable.Range(1, 4))
        {
            var told = new SampleSeason(seed).Filled(75, 300, (words, day) => day is >= Update and < Update + 12 && IsBroken(words) ? 0.5 : 0.05).Watched(10, 75);

            told.Select(each => each.Found.IsOpen).ShouldBe([true, false]);
            told[1].Found.End.ShouldBe(RegressionEnd.Recovered);
            told[1].Day.ShouldBeInRange(Update + 12, Update + 15);
        }
    }

    [Fact]
    public void Open_again_when_it_breaks_again()
    {
        var told = new SampleSeason(5).Filled(80, 300, (words, day) => day is (>= Update and < Update + 8) or >= 60 && IsBroken(words) ? 0.5 : 0.05).Watched(10, 80);

        told.Select(each => each.Found.IsOpen).ShouldBe([true, false, true]);
        told[2].Day.ShouldBeInRange(60, 62);
        told[2].Found.Reference.ShouldBe(RegressionReference.Before);
    }

    [Fact]
    public void Are_held_against_themselves_where_they_have_a_past()
    {
        var found = new SampleSeason(6).Filled(50, 300, (words, day) => day >= 40 && words[AttemptDimension.Model] == "CPH2609" ? 0.45 : 0.05).Watched(10, 50)[0];

        (found.Day, TraitText.All(found.Found.Traits), found.Found.Reference).ShouldBe((40, "OPPO CPH2609", RegressionReference.Before));
    }

    [Fact]
    public void Are_none_where_the_whole_site_is_broken() =>
        new SampleSeason(7).Filled(50, 200, (_, day) => day >= 40 ? 0.6 : 0.05).Watched(10, 50).ShouldBeEmpty();

    [Fact]
    public void Are_not_opened_by_a_flood_without_tickets()
    {
        var season = Quiet();
        for (var number = 0; number < 3_000; number++)
            season.Tell(40, $"forged-{number}", SampleSeason.Android("18"), fails: true, isTicketed: false);

        season.Watched(38, 42).ShouldBeEmpty();
    }

    [Fact]
    public void Are_not_opened_by_one_account_nor_by_a_handful()
    {
        var season = Quiet();
        for (var number = 0; number < 3_000; number++)
            season.Tell(40 + (number % 4), $"mallory-{number % 3}", SampleSeason.Android("18"), fails: true);

        season.Watched(38, 46).ShouldBeEmpty();
    }

    [Fact]
    public void Are_not_opened_by_people_who_decide_otherwise()
    {
        var season = Quiet();
        for (var number = 0; number < 200; number++)
        {
            var words = SampleSeason.Android("18");
            (words[AttemptDimension.Outcome], words[AttemptDimension.ErrorClass], words[AttemptDimension.Party]) = ("failed", "user_cancelled", "user_decision");
            season.Tell(40, $"cancels-{number}", words, fails: false);
        }

        season.Watched(38, 42).ShouldBeEmpty();
    }

    [Fact]
    public void Fade_when_nobody_tries_any_more()
    {
        var season = new SampleSeason(9).Filled(80, 300, (words, day) => IsBroken(words) ? 0.5 : 0.05);
        var told = new SampleSeason(9).Filled(30, 300, (_, _) => 0.05);
        for (var day = Update; day < 60; day++)
        {
            for (var number = 0; number < 200; number++)
            {
                var isNew = day < Update + 3 && number % 4 == 0;
                told.Tell(day, $"p-{number}", SampleSeason.Android(isNew ? "18" : "17"), fails: isNew && number % 8 == 0);
            }
        }

        told.Watched(20, 60).Select(each => each.Found.End).ShouldBe([null, RegressionEnd.Faded]);
        season.Watched(10, 60).ShouldHaveSingleItem().Found.IsOpen.ShouldBeTrue();
    }

    private static SampleSeason Broken(int seed, int until) => new SampleSeason(seed).Filled(until, 400, (words, day) => IsBroken(words) ? 0.5 : 0.05);

    private static SampleSeason Quiet() => new SampleSeason(8).Filled(50, 150, (_, _) => 0.05);

    private static bool IsBroken(IReadOnlyDictionary<AttemptDimension, string> words) =>
        words[AttemptDimension.Os] == "android" && words[AttemptDimension.OsVersion] == "18" && words[AttemptDimension.Transport] == "nfc";
}
