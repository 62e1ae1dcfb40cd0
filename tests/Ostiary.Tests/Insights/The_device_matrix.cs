using Ostiary.Insights;
using Ostiary.Telemetry;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Insights;

public sealed class The_device_matrix
{
    private static readonly (AttemptDimension, string)[] Cancelled =
        [(AttemptDimension.Outcome, "failed"), (AttemptDimension.ErrorClass, "user_cancelled"), (AttemptDimension.Party, "user_decision")];

    private static readonly (AttemptDimension, string)[] Lost =
        [(AttemptDimension.Outcome, "failed"), (AttemptDimension.ErrorClass, "nfc_lost"), (AttemptDimension.Party, "user_environment")];

    private readonly SampleDays _days = new();

    [Fact]
    public void Says_of_each_cell_how_many_succeed_with_user_decisions_and_without()
    {
        Add(20, "a", "android", "chrome");
        Add(10, "b", "android", "chrome", Cancelled);
        Add(10, "c", "android", "chrome", Lost);
        Add(12, "d", "windows", "edge");

        var answer = Ask();

        var cell = answer.Cells.Single(each => each.Row[0].Value == "android");
        (cell.Everything, cell.WithoutDecisions, cell.People).ShouldBe((new Share(20, 40), new Share(20, 30), 40));
        cell.Column.ShouldBe([new Trait(AttemptDimension.Browser, "chrome")]);
        (answer.Whole!.Everything, answer.Whole.WithoutDecisions).ShouldBe((new Share(32, 52), new Share(32, 42)));
        (answer.IsTooSmall, answer.Merged).ShouldBe((false, null));
    }

    [Fact]
    public void Never_shows_nine_people_alone()
    {
        Add(30, "a", "android", "chrome");
        Add(30, "b", "windows", "edge");
        Add(9, "c", "linux", "firefox");
        for (var more = 0; more < 50; more++)
            _days.Add(1, "c-0", SampleDays.Words((AttemptDimension.Os, "linux"), (AttemptDimension.Browser, "firefox")));

        var answer = Ask();

        answer.Cells.SelectMany(cell => cell.Row).ShouldNotContain(trait => trait.Value == "linux", "59 attempts, and nine people");
        answer.Merged!.People.ShouldBeGreaterThanOrEqualTo(10);
        answer.IsTooSmall.ShouldBeTrue();
    }

    [Fact]
    public void Never_shows_two_who_count_among_many_who_do_not()
    {
        foreach (var (os, browser, counted) in new[] { ("windows", "edge", 40), ("android", "chrome", 30), ("linux", "firefox", 2) })
        {
            for (var number = 0; number < 40; number++)
                _days.Add(0, $"{os}-{number}", SampleDays.Words((AttemptDimension.Os, os), (AttemptDimension.Browser, browser)), isTicketed: number < counted);
        }

        foreach (var basis in new[] { FunnelBasis.Ticketed, FunnelBasis.Persons })
        {
            var answer = DeviceMatrix.Of(_days.Book(), Question with { Basis = basis });

            answer.Cells.ShouldHaveSingleItem().Row[0].Value.ShouldBe("windows");
            answer.Merged!.Everything.ShouldBe(new Share(32, 32));
        }
    }

    [Fact]
    public void Lets_nobody_have_them_by_subtraction_from_a_row_a_column_or_the_whole()
    {
        var random = new Dice(7);
        for (var world = 0; world < 60; world++)
        {
            var days = new SampleDays();
            foreach (var os in new[] { "android", "ios", "windows", "macos" })
            {
                foreach (var browser in new[] { "chrome", "safari", "edge", "firefox" })
                    days.AddPeople(random.Next(0, 26), $"{os}-{browser}", (AttemptDimension.Os, os), (AttemptDimension.Browser, browser));
            }

            Attack(days, AttemptDimension.Os);
            Attack(days, AttemptDimension.Browser);
        }
    }

    [Fact]
    public void Says_nothing_of_fewer_than_ten_people_in_all()
    {
        Add(9, "a", "android", "chrome");

        var answer = Ask();

        (answer.Cells.Count, answer.Whole, answer.Merged, answer.IsTooSmall).ShouldBe((0, null, null, true));
        (DeviceMatrix.Of(new SampleDays().Book(), Question) is { IsTooSmall: false, Whole: null }).ShouldBeTrue();
    }

    [Fact]
    public void Holds_sixteen_rows_of_ten_thousand_models_and_every_attempt()
    {
        for (var number = 0; number < 10_000; number++)
            _days.Add(0, $"person-{number}", SampleDays.Words((AttemptDimension.Model, $"<script>{number}"), (AttemptDimension.Browser, "chrome")));

        _days.AddPeople(20, "real", (AttemptDimension.Model, "Pixel 10"), (AttemptDimension.Browser, "chrome"));
        var answer = DeviceMatrix.Of(_days.Book(), new(_days.Filter, AttemptDimension.Model, AttemptDimension.Browser));

        answer.Cells.Count.ShouldBeLessThanOrEqualTo(DeviceMatrix.MostRows);
        answer.Cells.ShouldContain(cell => cell.Row[1].Value == "Pixel 10" && cell.Everything.Of == 20);
        (answer.Cells.Sum(cell => cell.Everything.Of) + answer.Merged!.Everything.Of).ShouldBe(10_020);
        answer.Whole!.Everything.Of.ShouldBe(10_020);
    }

    [Fact]
    public void Counts_of_an_account_at_most_one_a_day_where_persons_count()
    {
        Add(20, "a", "android", "chrome");
        for (var number = 0; number < 1_000; number++)
            _days.Add(0, "mallory", SampleDays.Words([(AttemptDimension.Os, "android"), (AttemptDimension.Browser, "chrome"), .. Lost]));

        DeviceMatrix.Of(_days.Book(), Question with { Basis = FunnelBasis.Persons }).Cells.ShouldHaveSingleItem().Everything.ShouldBe(new Share(20, 21));
        Ask().Toxic.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, null, AttemptDimension.OsVersion, AttemptDimension.Browser)]
    [InlineData("browser", null, AttemptDimension.Browser, AttemptDimension.Os)]
    [InlineData("model", "transport", AttemptDimension.Model, AttemptDimension.Transport)]
    public void Has_rows_and_columns_as_its_address_says(string? rows, string? columns, AttemptDimension first, AttemptDimension second) =>
        DeviceLines.Of(rows, columns).ShouldBe(new DeviceLines(first, second));

    [Theory]
    [InlineData("os", "os")]
    [InlineData("shoe", null)]
    [InlineData("party", "os")]
    public void Has_no_rows_and_columns_that_are_no_devices_or_the_same(string? rows, string? columns) => DeviceLines.Of(rows, columns).ShouldBeNull();

    private static void Attack(SampleDays days, AttemptDimension line)
    {
        var truth = days.Attempts.GroupBy(attempt => (attempt.Words[(int)AttemptDimension.Os], attempt.Words[(int)AttemptDimension.Browser]))
            .ToDictionary(cell => cell.Key, cell => cell.Select(attempt => attempt.Visitor).Distinct().Count());
        var answer = DeviceMatrix.Of(days.Book(), new(days.Filter, AttemptDimension.Os, AttemptDimension.Browser));
        var shown = answer.Cells.Select(cell => (cell.Row[0].Value, cell.Column[0].Value)).ToHashSet();
        foreach (var cell in shown)
            truth[cell].ShouldBeGreaterThanOrEqualTo(10);

        foreach (var sums in truth.GroupBy(cell => line == AttemptDimension.Os ? cell.Key.Item1 : cell.Key.Item2))
        {
            var left = sums.Where(cell => !shown.Contains(cell.Key)).Sum(cell => cell.Value);
            // A line of too few people is itself never told of, by whatever question.
            if (sums.Sum(cell => cell.Value) >= 10)
                (left is 0 or >= 10).ShouldBeTrue($"{sums.Key}: {left} can be had by subtraction");
        }

        (truth.Where(cell => !shown.Contains(cell.Key)).Sum(cell => cell.Value) is 0 or >= 10).ShouldBeTrue();
    }

    private DeviceQuestion Question => new(_days.Filter, AttemptDimension.Os, AttemptDimension.Browser);

    private DeviceAnswer Ask() => DeviceMatrix.Of(_days.Book(), Question);

    private void Add(int count, string name, string os, string browser, params (AttemptDimension, string)[] changes) =>
        _days.AddPeople(count, name, [(AttemptDimension.Os, os), (AttemptDimension.Browser, browser), .. changes]);
}
