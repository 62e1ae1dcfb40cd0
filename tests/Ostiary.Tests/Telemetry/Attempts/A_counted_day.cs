using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

public sealed class A_counted_day
{
    private readonly SampleDays _days = new();

    [Fact]
    public void Is_the_same_in_whatever_order_its_attempts_come()
    {
        for (var number = 0; number < 200; number++)
            _days.Add(0, $"person-{number % 30}", SampleDays.Words((AttemptDimension.Model, $"model {number % 7}")), ceremonyMs: number * 10);

        SampleDays.Count(_days.Attempts.Reverse()).Cells.ShouldBe(SampleDays.Count(_days.Attempts).Cells);
    }

    [Fact]
    public void Says_what_was_counted()
    {
        for (var number = 0; number < 40; number++)
            _days.Add(number / 20, $"person-{number % 10}", SampleDays.Words((AttemptDimension.Os, "android"), (AttemptDimension.OsVersion, "18")), number % 2 == 0, 2_000, "Lost", "");

        var book = _days.Book();
        var (times, people) = (new TimeHistogram(), new People());
        var counts = new List<(long Day, long Attempts, long Ticketed, long Persons, long Visitors)>();
        foreach (var cell in book.Cells())
        {
            counts.Add((cell.DayMs, cell.Attempts, cell.Ticketed, cell.Persons, cell.Visitors));
            book.TextOf(cell[AttemptDimension.OsVersion]).ShouldBe("18");
            book.TextOf(cell.ErrorName).ShouldBe("Lost");
            times.Add(cell);
            people.Add(cell);
        }

        counts.ShouldBe([(SampleDays.FirstDay, 20, 10, 5, 10), (SampleDays.FirstDay + SampleDays.DayLength, 20, 10, 5, 10)]);
        (times.Count, people.AtLeast, people.About).ShouldBe((40, 10, 10));
        times.Quantile(0.5)!.Value.ShouldBeInRange(1_800, 2_200);
    }

    [Fact]
    public void Says_what_was_counted_of_security_keys()
    {
        for (var number = 0; number < 20; number++)
            _days.Add(0, $"person-{number}", SampleDays.Words(), key: new(KeyReason.Hint, KeySign.ClosedSoon, KeyStop.Prompt), steps: 3);

        var book = _days.Book();
        var cell = book.Cells().ShouldHaveSingleItem();

        new[] { cell.KeyReason, cell.KeySign, cell.KeyStop, cell.StepCount }.Select(book.TextOf).ShouldBe(["hint", "closed_soon", "prompt", "3"]);
    }

    [Fact]
    public void Is_read_without_security_keys_in_the_form_that_did_not_know_them()
    {
        // One cell of nineteen words, all the only one there is: an attempt, ticketed, a person, a visitor, no dead end, one mark and no duration.
        byte[] before = [2, 1, 2, (byte)'o', (byte)'k', 1, .. new byte[19], 1, 1, 1, 1, 0, 1, 7, 0];
        var book = new DayBook(_days.Filter, [(SampleDays.FirstDay, before)]);

        var cell = book.Cells().ShouldHaveSingleItem();

        (book.TextOf(cell[AttemptDimension.Os]), book.TextOf(cell.ServerCode), cell.Attempts, cell.Ticketed).ShouldBe(("ok", "ok", 1, 1));
        new[] { cell.KeyReason, cell.KeySign, cell.KeyStop, cell.StepCount }.Select(book.TextOf).ShouldBe(["", "", "", ""]);
    }

    [Fact]
    public void Counts_of_an_account_that_tries_a_thousand_times_one()
    {
        for (var number = 0; number < 1_000; number++)
            _days.Add(0, "mallory", SampleDays.Words((AttemptDimension.Model, $"model {number}")));

        _days.Book().Cells().Sum(cell => cell.Persons).ShouldBe(1);
    }

    [Fact]
    public void Keeps_the_common_ones_of_ten_thousand_names_and_every_attempt()
    {
        for (var number = 0; number < 10_000; number++)
            _days.Add(0, "mallory", SampleDays.Words((AttemptDimension.Model, $"<script>{number}")));

        for (var number = 0; number < 20; number++)
            _days.Add(0, $"person-{number}", SampleDays.Words((AttemptDimension.Model, "Pixel 10")));

        var book = _days.Book();
        var models = book.Cells().Select(cell => (Model: book.TextOf(cell[AttemptDimension.Model]), cell.Attempts)).ToList();
        models.Count.ShouldBeLessThan(410);
        models.ShouldContain(("Pixel 10", 20));
        models.Sum(each => each.Attempts).ShouldBe(10_020);
    }

    [Fact]
    public void Names_the_models_and_how_they_did()
    {
        _days.Add(0, "ada", SampleDays.Words((AttemptDimension.Model, "Pixel 10")));
        _days.Add(0, "bob", SampleDays.Words((AttemptDimension.Model, "Pixel 10"), (AttemptDimension.Outcome, "failed"), (AttemptDimension.Party, "user_decision")));
        _days.Add(0, "eve", SampleDays.Words((AttemptDimension.Model, "Pixel 10"), (AttemptDimension.Outcome, "unused")));
        _days.Add(0, "dan", SampleDays.Words());

        SampleDays.Count(_days.Attempts).Models.ShouldBe([new("Pixel 10", 2, 1, 1)]);
    }

    [Fact]
    public void Lets_through_what_a_filter_asks_and_takes_a_version_for_all_below_it()
    {
        foreach (var version in new[] { "17.3", "17.4", "18", "1" })
            _days.AddPeople(3, version, (AttemptDimension.Os, "ios"), (AttemptDimension.OsVersion, version));

        long Asked(params (AttemptDimension Dimension, string Value)[] where) =>
            _days.Book(_days.Filter with { Where = where.ToDictionary(pair => pair.Dimension, pair => pair.Value) }).Cells().Sum(cell => cell.Attempts);
        Asked((AttemptDimension.OsVersion, "17")).ShouldBe(6);
        Asked((AttemptDimension.OsVersion, "17.3")).ShouldBe(3);
        Asked((AttemptDimension.OsVersion, "17.3.1")).ShouldBe(3);
        Asked((AttemptDimension.OsVersion, "18.0.0")).ShouldBe(3);
        Asked((AttemptDimension.Os, "ios")).ShouldBe(12);
        Asked((AttemptDimension.Os, "android")).ShouldBe(0);
    }

    [Theory]
    [InlineData("17.3.1", "17.3")]
    [InlineData("18.0.0", "18")]
    [InlineData("18", "18")]
    [InlineData("unknown", "unknown")]
    [InlineData(">=14", ">=14")]
    public void Keeps_of_a_systems_version_what_an_update_changes(string told, string kept) => VersionText.OfSystem(told).ShouldBe(kept);

    [Fact]
    public void Never_counts_more_people_than_there_are()
    {
        for (var number = 0; number < 3_000; number++)
            _days.Add(0, $"person-{number}", SampleDays.Words());

        var people = new People();
        foreach (var cell in _days.Book().Cells())
            people.Add(cell);

        people.AtLeast.ShouldBeLessThanOrEqualTo(3_000);
        people.About.ShouldBeInRange(2_850, 3_150);
    }

    [Fact]
    public void Is_not_read_in_a_form_that_nobody_knows() =>
        Should.Throw<InvalidDataException>(() => new DayBook(_days.Filter, [(SampleDays.FirstDay, [9, 0, 0])]).Cells().ToList());
}
