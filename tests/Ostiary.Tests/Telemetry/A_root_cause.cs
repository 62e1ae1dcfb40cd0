using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

public sealed class A_root_cause
{
    private static readonly AttemptSignals LostTap = new()
    {
        Os = "ios",
        OsVersion = "17.3",
        Browser = "chrome",
        BrowserVersion = "126.0.6478.54",
        Model = "iPhone13,2",
        Surface = "ios",
        Operation = "get",
        Transport = "nfc",
        NativeStep = "tap_lost",
        DurationMs = 8500,
    };

    [Fact]
    public void Says_where_what_and_when_in_one_sentence() =>
        Of(LostTap).Sentence.ShouldBe("Almost certainly: on iOS 17.3 with Chrome 126 (iPhone13,2), the card or key left the reader too early, 8.5 s after it began.");

    [Fact]
    public void Names_the_next_step_and_what_it_rests_on()
    {
        Of(LostTap).NextStep.ShouldBe(ClassDescription.Of(ErrorClass.NfcLost).NextStep);
        Of(LostTap).Because.ShouldBe("native step: tap_lost");
        Of(LostTap).Confidence.ShouldBe(0.95);
    }

    [Fact]
    public void Leaves_out_what_nobody_told() =>
        Of(new() { NativeStep = "tap_lost" }).Sentence.ShouldBe("Almost certainly: the card or key left the reader too early.");

    [Fact]
    public void Says_so_when_nothing_tells() =>
        Of(new()).Sentence.ShouldStartWith("Hard to tell:");

    [Fact]
    public void Says_that_two_versions_cannot_be_told_apart() =>
        Of(LostTap with { Os = "windows", OsVersion = "10|11", Model = null }).Sentence.ShouldContain("on Windows 10 or 11 with Chrome 126,");

    [Fact]
    public void Carries_no_control_characters_and_no_flood()
    {
        var sentence = Of(LostTap with { Os = "\u001b[31m\r\n", Browser = new string('b', 10_000), Model = "<script>\0" }).Sentence;

        sentence.Length.ShouldBeLessThan(400);
        sentence.ShouldAllBe(letter => !char.IsControl(letter));
    }

    [Fact]
    public void Is_a_whole_sentence_for_every_attempt_of_the_corpus()
    {
        foreach (var attempt in Corpus.All)
            Of(attempt.Signals).Sentence.ShouldSatisfyAllConditions(text => text.ShouldEndWith("."), text => text.ShouldContain(": "));
    }

    private static RootCause Of(AttemptSignals signals) => RootCause.Of(signals, RuleSet.BuiltIn.Classify(signals));
}
