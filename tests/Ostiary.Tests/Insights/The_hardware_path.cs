using Ostiary.Insights;
using Ostiary.Telemetry;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Insights;

public sealed class The_hardware_path
{
    private static readonly KeyPath Answered = new(KeyReason.OnlyKeys, KeySign.KeyAnswered, KeyStop.Done);
    private static readonly KeyPath Closed = new(KeyReason.OnlyKeys, KeySign.ClosedSoon, KeyStop.Prompt);
    private static readonly KeyPath Refused = new(KeyReason.OnlyKeys, KeySign.EndedAtOnce, KeyStop.Prompt);
    private static readonly KeyPath Lost = new(KeyReason.OnlyKeys, KeySign.KeyReached, KeyStop.Connection);
    private static readonly KeyPath Late = new(KeyReason.OnlyKeys, KeySign.TimedOut, KeyStop.Untold);

    private readonly SampleDays _days = new();

    private HardwareQuestion Question => new(_days.Filter);

    [Fact]
    public void Says_how_many_find_the_option_of_those_that_tell_with_user_decisions_and_without()
    {
        Add(30, "ios", Answered);
        Add(10, "ios", Closed);
        Add(5, "ios", Refused);
        Add(5, "ios", Late);

        var ios = Ask().Segments.ShouldHaveSingleItem();

        (ios.Wanted, ios.Found, ios.FoundWithoutDecisions).ShouldBe((50, new Share(30, 45), new Share(30, 35)));
        (ios.GivenUp, ios.NotOffered, ios.Untold, ios.Lost).ShouldBe((10, 5, 5, new Share(15, 45)));
        (ios.Succeeded, ios.SucceededWithoutDecisions).ShouldBe((new Share(30, 50), new Share(30, 35)));
        ios.Bounds.ShouldBe((0.6, 0.7));
        ios.Where.ShouldBe([new Trait(AttemptDimension.Os, "ios")]);
    }

    [Fact]
    public void States_how_sure_the_inference_is_on_average()
    {
        Add(30, "ios", Answered);
        Add(10, "ios", Closed);

        Ask().Whole!.Confidence!.Value.ShouldBe(((30 * 0.98) + (10 * 0.6)) / 40, 0.0001);
    }

    [Fact]
    public void Puts_the_evidence_in_a_sentence_made_of_the_figures()
    {
        Add(30, "ios", Answered);
        Add(10, "ios", Closed);
        Add(10, "ios", Refused);
        Add(3, "ios", Late);

        Ask().Segments[0].Sentence.ShouldBe(
            "iOS: 40.0 % of 50 attempts that needed a security key ended before the option for it was found (95 % interval 27.6 to 53.8 %): 10 at the platform’s first prompt, 10 before there was a choice; 3 more do not tell. Inferred, 86 % sure on average.");
    }

    [Fact]
    public void Has_no_sentence_about_too_few_that_tell()
    {
        Add(9, "ios", Answered);
        Add(30, "ios", Late);

        Ask().Whole!.Sentence.ShouldBeNull();
    }

    [Fact]
    public void Says_where_the_way_ends_in_its_order_and_over_which_transport()
    {
        Add(30, "android", Answered);
        Add(6, "android", Closed);
        Add(12, "android", Lost, "nfc");
        Add(11, "android", new(KeyReason.OnlyKeys, KeySign.KeyReached, KeyStop.Verification), "nfc");

        Ask().Whole!.Stops.ShouldBe([new(KeyStop.Prompt, null, 6), new(KeyStop.Connection, "nfc", 12), new(KeyStop.Verification, null, 11)]);
    }

    [Fact]
    public void Holds_time_and_steps_against_the_devices_own_passkeys_in_the_same_place()
    {
        for (var number = 0; number < 20; number++)
        {
            _days.Add(0, $"key-{number}", Words("ios", "succeeded", (AttemptDimension.Authenticator, "roaming_hardware")), ceremonyMs: 8_000, key: Answered, steps: 5);
            _days.Add(0, $"own-{number}", Words("ios", "succeeded", (AttemptDimension.Authenticator, "synced")), ceremonyMs: 1_000, steps: 2);
            _days.Add(0, $"elsewhere-{number}", Words("android", "succeeded", (AttemptDimension.Authenticator, "synced")), ceremonyMs: 30_000, steps: 9);
        }

        var ios = Ask().Segments.ShouldHaveSingleItem();

        (ios.Key.Steps, ios.Baseline.Steps, ios.Baseline.StepsOf).ShouldBe((5, 2, 20));
        ios.Key.Times!.Median.ShouldBeInRange(7_500, 8_500);
        ios.Baseline.Times!.P95.ShouldBeInRange(900, 1_100);
    }

    [Fact]
    public void Says_how_many_sign_ins_autofill_stands_before()
    {
        Add(20, "ios", Answered);
        for (var number = 0; number < 60; number++)
            _days.Add(0, $"autofill-{number}", Words("ios", "unused", (AttemptDimension.Mediation, "conditional")));

        var ios = Ask().Segments[0];

        (ios.Autofill, ios.Wanted).ShouldBe((new Share(60, 80), 20));
    }

    [Fact]
    public void Names_the_browser_that_hides_keys_and_not_what_it_runs_on()
    {
        for (var number = 0; number < 200; number++)
        {
            var browser = number % 2 == 0 ? "chrome" : "firefox";
            var hides = browser == "firefox" && number % 10 < 6;
            _days.Add(number % 20, $"person-{number}", Words(
                "windows", hides ? "failed" : "succeeded", (AttemptDimension.Browser, browser), (AttemptDimension.BrowserVersion, browser == "firefox" ? "172" : "142"),
                (AttemptDimension.ErrorClass, hides ? "transport_mismatch" : "none")), key: hides ? Refused : Answered);
        }

        var hidden = Ask().Hidden.ShouldHaveSingleItem();

        hidden.Where.ShouldContain(new Trait(AttemptDimension.Browser, "firefox"));
        (hidden.Lost, hidden.Elsewhere, hidden.NotOffered).ShouldBe((new Share(60, 100), new Share(0, 100), 60));
        hidden.Sentence.ShouldStartWith("Firefox");
        hidden.Sentence.ShouldEndWith("60.0 % of 100 attempts that needed a security key ended before the option for it was found, elsewhere 0.0 %: in 60 of 60, the platform ended them before anybody could choose.");
    }

    [Fact]
    public void Does_not_blame_the_system_on_which_that_browser_is_used()
    {
        for (var number = 0; number < 300; number++)
        {
            var (os, browser) = (number % 3) switch { 0 => ("linux", "firefox"), 1 => ("linux", "chrome"), _ => ("windows", "chrome") };
            _days.Add(number % 20, $"person-{number}", Words(os, browser == "firefox" ? "failed" : "succeeded", (AttemptDimension.Browser, browser)), key: browser == "firefox" ? Refused : Answered);
        }

        Ask().Hidden.ShouldHaveSingleItem().Where.ShouldBe([new Trait(AttemptDimension.Browser, "firefox")]);
    }

    [Fact]
    public void Takes_each_step_by_the_time_since_the_one_before()
    {
        var times = Enumerable.Range(0, 12).Select(_ => new KeyTime(IsKey: true, 100, 8_000, 50, [("prompt_shown", 200), ("tap_started", 6_200), ("done", 8_000)])).ToList();

        var steps = KeySteps.Of([.. times, .. times.Take(9).Select(time => time with { IsKey = false })]);

        steps.Select(step => step.Step).ShouldBe(["options", "dialog", "prompt_shown", "tap_started", "done", "server"]);
        steps[3].Key!.Median.ShouldBeInRange(5_600, 6_400);
        steps.ShouldAllBe(step => step.Own == null, "nine are too few");
    }

    [Fact]
    public void Finds_nothing_hidden_where_one_of_many_places_seems_worse_by_chance()
    {
        foreach (var os in new[] { "windows", "macos", "linux", "ios" })
        {
            Add(os == "ios" ? 67 : 70, os, Answered);
            Add(os == "ios" ? 11 : 4, os, Closed);
        }

        Difference.Between(new(12, 222), new(11, 78))!.Low.ShouldBeGreaterThan(0, "by itself it would be clear");
        Ask().Hidden.ShouldBeEmpty();
    }

    [Fact]
    public void Finds_nothing_hidden_where_chance_explains_it()
    {
        foreach (var os in new[] { "windows", "macos", "linux" })
        {
            Add(40, os, Answered);
            Add(os == "linux" ? 4 : 3, os, Closed);
        }

        Ask().Hidden.ShouldBeEmpty();
    }

    [Fact]
    public void Leaves_out_keys_that_nothing_asked_for_and_says_how_many()
    {
        Add(20, "ios", Answered);
        for (var number = 0; number < 15; number++)
            _days.Add(0, $"unasked-{number}", Words("ios", "succeeded", (AttemptDimension.Authenticator, "roaming_hardware")));

        var answer = Ask();

        (answer.Whole!.Wanted, answer.Unasked).ShouldBe((20, 15));
    }

    [Fact]
    public void Never_shows_nine_people_alone()
    {
        Add(30, "windows", Answered);
        Add(20, "macos", Answered);
        Add(9, "ios", Closed);
        for (var more = 0; more < 50; more++)
            _days.Add(1, "ios-ClosedSoon-Prompt-0", Words("ios", "failed"), key: Closed);

        var answer = Ask();

        answer.Segments.SelectMany(segment => segment.Where).ShouldNotContain(trait => trait.Value == "ios", "59 attempts, and nine people");
        (answer.IsTooSmall, answer.Merged!.People >= 10).ShouldBe((true, true));
        answer.Hidden.ShouldBeEmpty();
    }

    [Fact]
    public void Says_nothing_of_fewer_than_ten_people_in_all()
    {
        Add(9, "ios", Closed);

        var answer = Ask();

        (answer.Whole, answer.Segments.Count, answer.IsTooSmall, answer.HasAttempts).ShouldBe((null, 0, true, true));
        (HardwarePath.Of(new SampleDays().Book(), Question) is { Whole: null, IsTooSmall: false, HasAttempts: false }).ShouldBeTrue();
    }

    [Fact]
    public void Counts_of_an_account_at_most_one_a_day_where_persons_count()
    {
        Add(20, "ios", Answered);
        for (var number = 0; number < 500; number++)
            _days.Add(0, "mallory", Words("ios", "failed"), key: Closed);

        HardwarePath.Of(_days.Book(), Question with { Basis = FunnelBasis.Persons }).Whole!.Wanted.ShouldBe(21);
    }

    [Theory]
    [InlineData(null, AttemptDimension.Os)]
    [InlineData("browserVersion", AttemptDimension.BrowserVersion)]
    [InlineData("party", null)]
    [InlineData("shoe", null)]
    public void Is_told_apart_by_what_devices_are(string? name, AttemptDimension? dimension) => HardwareQuestion.DimensionOf(name).ShouldBe(dimension);

    private HardwareAnswer Ask() => HardwarePath.Of(_days.Book(), Question);

    private void Add(int count, string os, KeyPath path, string transport = "unknown")
    {
        for (var number = 0; number < count; number++)
        {
            _days.Add(number % 5, $"{os}-{path.Sign}-{path.Stop}-{number}", Words(
                os, path.Stop == KeyStop.Done ? "succeeded" : "failed", (AttemptDimension.Transport, transport),
                (AttemptDimension.Party, path.Sign is KeySign.ClosedSoon or KeySign.TimedOut ? "user_decision" : "none")), key: path);
        }
    }

    private static Dictionary<AttemptDimension, string> Words(string os, string outcome, params (AttemptDimension, string)[] changes) =>
        SampleDays.Words([(AttemptDimension.Os, os), (AttemptDimension.Outcome, outcome), .. changes]);
}
