using Ostiary.Insights;
using Ostiary.Telemetry;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Insights;

public sealed class The_error_table
{
    private readonly SampleDays _days = new();

    [Fact]
    public void Says_of_classes_and_parties_how_often_and_whose_it_is()
    {
        _days.AddPeople(60, "fine");
        Fail(20, "a", ErrorClass.UserCancelled, name: "NotAllowedError");
        Fail(12, "b", ErrorClass.NfcLost, name: "TapLost");
        Fail(15, "c", ErrorClass.ServerPolicy, code: "policy.refused");

        var answer = Ask();

        (answer.Failed, answer.Faults).ShouldBe((new Share(47, 107), new Share(27, 87)));
        answer.Classes.Select(each => (each.Class, each.Figures.OfAttempts, each.Figures.People)).ShouldBe(
            [(ErrorClass.UserCancelled, new Share(20, 107), 20), (ErrorClass.ServerPolicy, new Share(15, 107), 15), (ErrorClass.NfcLost, new Share(12, 107), 12)]);
        answer.Parties.Select(each => (each.Party, each.Figures.OfFailures)).ShouldBe(
            [(Party.UserDecision, new Share(20, 47)), (Party.UserEnvironment, new Share(12, 47)), (Party.RelyingParty, new Share(15, 47))]);
        answer.Classes[1].Reported.ShouldBe([new ReportedError("", "policy.refused", 15)]);
        answer.Origins.ShouldBe([(ErrorOrigin.Frontend, new Share(32, 47)), (ErrorOrigin.Backend, new Share(15, 47))]);
        answer.Trend.Count.ShouldBe(5);
        answer.Trend.Sum(slot => slot.Counts!.Sum()).ShouldBe(47);
        answer.IsTooSmall.ShouldBeFalse();
    }

    [Fact]
    public void Never_tells_of_three_who_count_among_many_who_do_not()
    {
        _days.AddPeople(60, "fine");
        Fail(20, "a", ErrorClass.ServerPolicy);
        for (var number = 0; number < 40; number++)
        {
            var lost = SampleDays.Words((AttemptDimension.Outcome, "failed"), (AttemptDimension.ErrorClass, "nfc_lost"), (AttemptDimension.Party, "user_environment"));
            _days.Add(0, $"lost-{number}", lost, isTicketed: number < 3);
        }

        var answer = ErrorTable.Of(_days.Book(), new SampleDays().Book(), new(_days.Filter, Basis: FunnelBasis.Ticketed));

        answer.Classes.Select(each => (each.IsMerged, each.Figures.OfAttempts)).ShouldBe([(true, new Share(23, 83))]);
        answer.Parties.Select(each => (each.IsMerged, each.Figures.OfAttempts)).ShouldBe([(true, new Share(23, 83))]);
    }

    [Fact]
    public void Counts_what_ends_by_design_apart()
    {
        _days.AddPeople(30, "fine");
        Fail(12, "a", ErrorClass.AbortedByApp);
        Fail(40, "b", ErrorClass.AbortedByApp, outcome: "unused");

        var answer = Ask();

        answer.Failed.ShouldBe(new Share(12, 42));
        answer.Classes.ShouldHaveSingleItem().Expected.ShouldBe(40);
    }

    [Fact]
    public void Says_what_changed_against_the_period_before()
    {
        _days.AddPeople(100, "fine");
        Fail(60, "a", ErrorClass.NfcLost);
        var before = new SampleDays();
        before.AddPeople(100, "fine");

        var answer = ErrorTable.Of(_days.Book(), before.Book(), new(_days.Filter));

        answer.Change!.Points.ShouldBe(0.375, 0.001);
        answer.Change.IsClear.ShouldBeTrue();
        answer.Classes[0].Figures.Change!.IsClear.ShouldBeTrue();
        ErrorTable.Of(_days.Book(), new SampleDays().Book(), new(_days.Filter)).Change.ShouldBeNull();
    }

    [Fact]
    public void Never_shows_nine_people_alone_nor_by_subtraction()
    {
        _days.AddPeople(60, "fine");
        Fail(40, "a", ErrorClass.UserCancelled);
        Fail(30, "b", ErrorClass.UserChoseOther);
        Fail(9, "c", ErrorClass.TimeoutUser);
        Fail(25, "d", ErrorClass.NfcLost);
        Fail(9, "e", ErrorClass.Network);

        var answer = Ask();

        answer.Classes.Select(each => each.Class).ShouldNotContain(ErrorClass.TimeoutUser);
        answer.Classes.Select(each => each.Class).ShouldNotContain(ErrorClass.Network);
        answer.Classes.Select(each => each.Class).ShouldNotContain(ErrorClass.UserChoseOther, "the party less its other classes would be nine people");
        answer.Parties.Select(each => each.Party).ShouldNotContain(Party.Network);
        answer.Parties.Select(each => each.Party).ShouldNotContain(Party.UserEnvironment, "all less the others would be nine people");
        answer.Classes.Select(each => each.Class).ShouldNotContain(ErrorClass.NfcLost, "its party can be had from it");
        answer.Parties.Single(each => each.IsMerged).Figures.OfAttempts.Count.ShouldBe(34);
        answer.Trend.ShouldAllBe(slot => slot.Counts![(int)Party.Network] == 0 && slot.Counts[(int)Party.UserEnvironment] == 0);
        answer.IsTooSmall.ShouldBeTrue();
    }

    [Fact]
    public void Tells_of_no_party_that_all_failures_less_user_decisions_would_give_away()
    {
        _days.AddPeople(60, "fine");
        Fail(15, "a", ErrorClass.UserCancelled);
        Fail(25, "b", ErrorClass.NfcLost);
        Fail(2, "c", ErrorClass.Network);

        var answer = Ask();

        (answer.Failed.Count, answer.Faults.Count).ShouldBe((42, 27), "so 15 decisions are known, and must not be what two others hide behind");
        answer.Parties.Select(each => (each.Party, each.IsMerged, each.Figures.OfAttempts.Count)).ShouldBe([(Party.UserDecision, false, 15), (null, true, 27)]);
    }

    [Fact]
    public void Says_nothing_of_a_class_of_nine_people_when_it_is_asked_for()
    {
        _days.AddPeople(60, "fine");
        Fail(9, "a", ErrorClass.NfcLost);
        var question = new ErrorQuestion(_days.Filter with { Where = new Dictionary<AttemptDimension, string> { [AttemptDimension.ErrorClass] = "nfc_lost" } });

        var answer = ErrorTable.Of(_days.Book(), new SampleDays().Book(), question);

        (answer.Failed.Of, answer.IsTooSmall).ShouldBe((0, true));
    }

    [Fact]
    public void Tells_apart_by_anything_and_merges_small_parts()
    {
        _days.AddPeople(20, "fine", (AttemptDimension.Model, "Pixel 10"));
        Fail(10, "a", ErrorClass.NfcLost, (AttemptDimension.Model, "Pixel 10"));
        _days.AddPeople(30, "well", (AttemptDimension.Model, "iPhone 12"));
        _days.AddPeople(11, "rare", (AttemptDimension.Model, "rare"));
        _days.AddPeople(9, "few", (AttemptDimension.Model, "few"));

        var parts = ErrorTable.Of(_days.Book(), new SampleDays().Book(), new(_days.Filter, AttemptDimension.Model)).Parts;

        parts.Select(part => (part.Name, part.Failed)).ShouldBe([("Pixel 10", new Share(10, 30)), ("iPhone 12", new Share(0, 30)), (AnonymityFloor.Merged, new Share(0, 20))], ignoreOrder: true);
        parts.Single(part => part.Name == "Pixel 10").Mostly.ShouldBe(ErrorClass.NfcLost);
    }

    private ErrorAnswer Ask() => ErrorTable.Of(_days.Book(), new SampleDays().Book(), new(_days.Filter));

    private void Fail(int people, string name, ErrorClass errorClass, params (AttemptDimension, string)[] changes) => Fail(people, name, errorClass, "", "", "failed", changes);

    private void Fail(
        int people, string who, ErrorClass errorClass, string name = "", string code = "", string outcome = "failed", params (AttemptDimension, string)[] changes)
    {
        for (var number = 0; number < people; number++)
        {
            _days.Add(
                number % 5, $"{who}-{number}",
                SampleDays.Words([(AttemptDimension.Outcome, outcome), (AttemptDimension.ErrorClass, errorClass.Wire()), (AttemptDimension.Party, ClassDescription.Of(errorClass).Party.Wire()), .. changes]),
                errorName: name, serverCode: code);
        }
    }
}
