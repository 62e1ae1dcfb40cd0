using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

/// <summary>Starts from a person who closes the dialog of a modal sign-in in Chrome on a Mac, and changes one thing.</summary>
public sealed class A_classification
{
    private static readonly AttemptSignals Cancelled = new()
    {
        Os = "macos",
        Browser = "chrome",
        Surface = "web",
        Operation = "get",
        Mediation = "modal",
        ErrorName = "NotAllowedError",
        DurationMs = 4000,
        Gesture = true,
        Focused = true,
        Visible = true,
        DialogSeen = true,
        TimeoutAskedMs = 300_000,
    };

    [Fact]
    public void Says_class_party_confidence_evidence_rule_and_version()
    {
        var classification = RuleSet.BuiltIn.Classify(Cancelled);

        classification.Class.ShouldBe(ErrorClass.UserCancelled);
        classification.Party.ShouldBe(Party.UserDecision);
        classification.Confidence.ShouldBe(0.75);
        classification.Evidence.ShouldBe([new("error_name", "NotAllowedError"), new("duration_ms", "4000")]);
        classification.RuleId.ShouldBe("dialog.cancelled");
        classification.RulesVersion.ShouldBe(RuleSet.BuiltIn.Version);
        classification.Expected.ShouldBeFalse();
    }

    [Fact]
    public void Is_the_pages_own_abort_whatever_reason_the_page_gave() =>
        ClassOf(Cancelled with { ErrorName = "AnyNameAtAll", AbortedByUs = true }).ShouldBe(ErrorClass.AbortedByApp);

    [Fact]
    public void Is_expected_when_a_page_ends_its_own_autofill() =>
        RuleSet.BuiltIn.Classify(Cancelled with { Mediation = "conditional", ErrorName = "AbortError" }).ShouldSatisfyAllConditions(
            each => each.Class.ShouldBe(ErrorClass.AbortedByApp),
            each => each.Expected.ShouldBeTrue());

    [Theory]
    [InlineData(299, null, ErrorClass.RpMisconfigured)]
    [InlineData(300, null, ErrorClass.UserCancelled)]
    [InlineData(299, true, ErrorClass.UserCancelled)]
    public void Tells_a_missing_gesture_from_a_cancel_in_safari(long lasted, bool? gesture, ErrorClass expected) =>
        ClassOf(Cancelled with { Browser = "safari", Message = "This request has been cancelled by the user.", DurationMs = lasted, Gesture = gesture })
            .ShouldBe(expected);

    [Theory]
    [InlineData(999, ErrorClass.NoLocalCredential)]
    [InlineData(1000, ErrorClass.UserCancelled)]
    public void Tells_nothing_at_hand_from_a_cancel_in_immediate_mediation(long lasted, ErrorClass expected) =>
        ClassOf(Cancelled with { Mediation = "immediate", DurationMs = lasted }).ShouldBe(expected);

    // What browsers make of the time limit: Chromium 10 s to 10 min, Firefox 15 s to 2 min and 30 s unasked, WebKit at most 2 min.
    [Theory]
    [InlineData("chrome", 300_000L, 300_000)]
    [InlineData("chrome", 1000L, 10_000)]
    [InlineData("chrome", 3_600_000L, 600_000)]
    [InlineData("chrome", null, 600_000)]
    [InlineData("firefox", null, 30_000)]
    [InlineData("firefox", 1000L, 15_000)]
    [InlineData("firefox", 300_000L, 120_000)]
    [InlineData("safari", 300_000L, 120_000)]
    [InlineData("safari", 60_000L, 60_000)]
    public void Is_a_timeout_at_the_limit_that_the_browser_really_keeps(string browser, long? asked, long limit)
    {
        var atLimit = Cancelled with { Browser = browser, TimeoutAskedMs = asked };

        RuleSet.BuiltIn.Classify(atLimit with { DurationMs = limit + 1500 }).RuleId.ShouldBe("timeout.exact");
        RuleSet.BuiltIn.Classify(atLimit with { DurationMs = limit - 1500 }).RuleId.ShouldBe("timeout.exact");
        RuleSet.BuiltIn.Classify(atLimit with { DurationMs = limit - 1501 }).RuleId.ShouldNotBe("timeout.exact");
        RuleSet.BuiltIn.Classify(atLimit with { DurationMs = limit + 1501 }).RuleId.ShouldNotBe("timeout.exact");
    }

    [Fact]
    public void Knows_that_every_browser_on_an_iphone_is_webkit() =>
        RuleSet.BuiltIn.Classify(Cancelled with { Os = "ios", DurationMs = 120_000 }).RuleId.ShouldBe("timeout.exact");

    [Fact]
    public void Has_no_time_limit_in_autofill() =>
        ClassOf(Cancelled with { Mediation = "conditional", DurationMs = 300_000 }).ShouldBe(ErrorClass.UserDismissedConditional);

    [Theory]
    [InlineData(1000, ErrorClass.UserCancelled)]
    [InlineData(15_000, ErrorClass.UserCancelled)]
    [InlineData(15_001, ErrorClass.Unknown)]
    [InlineData(29_999, ErrorClass.Unknown)]
    [InlineData(30_000, ErrorClass.TimeoutUser)]
    public void Depends_on_how_long_it_lasted_when_nothing_else_is_told(long lasted, ErrorClass expected) =>
        ClassOf(Cancelled with { DurationMs = lasted, DialogSeen = null }).ShouldBe(expected);

    [Fact]
    public void Is_never_a_decision_when_it_was_over_in_less_than_a_second() =>
        RuleSet.BuiltIn.Classify(Cancelled with { DurationMs = 400 }).Party.ShouldNotBe(Party.UserDecision);

    [Fact]
    public void Is_a_deleted_passkey_when_what_worked_here_fails_at_once_again() =>
        ClassOf(Cancelled with { DurationMs = 400, WorkedHereBefore = true, FailuresInARow = 2 }).ShouldBe(ErrorClass.CredentialDeleted);

    [Fact]
    public void Is_less_sure_on_windows_where_every_failure_of_the_system_has_one_name()
    {
        var there = RuleSet.BuiltIn.Classify(Cancelled with { Os = "windows" });

        there.Class.ShouldBe(ErrorClass.UserCancelled);
        there.Confidence.ShouldBeLessThan(RuleSet.BuiltIn.Classify(Cancelled).Confidence);
    }

    [Theory]
    [InlineData("Unknown internal error. Error code: 49", ErrorClass.PinWrong)]
    [InlineData("Unknown internal error. Error code: 50", ErrorClass.PinLocked)]
    [InlineData("Unknown internal error. Error code: 27264", ErrorClass.NoLocalCredential)]
    [InlineData("Unknown internal error. Error code: 99999999999", ErrorClass.ProviderError)]
    public void Reads_the_status_of_a_security_key_out_of_webkits_text(string text, ErrorClass expected) =>
        ClassOf(Cancelled with { Browser = "safari", ErrorName = "UnknownError", Message = text }).ShouldBe(expected);

    [Fact]
    public void Knows_a_text_by_its_hash_alone()
    {
        const string Text = "The operation is not allowed at this time because the page does not have focus.";

        ClassOf(Cancelled with { MessageHash = FailureTable.HashOf(Text) }).ShouldBe(ErrorClass.RpMisconfigured);
    }

    [Theory]
    [InlineData("ASAuthorizationError", "1001")]
    [InlineData("com.apple.AuthenticationServices.AuthorizationError", "1001")]
    [InlineData("as_authorization", "1001")]
    public void Knows_a_domain_in_every_way_in_which_platforms_write_it(string domain, string code) =>
        ClassOf(new() { Os = "ios", Surface = "ios", Operation = "get", Domain = domain, ErrorCode = code, DurationMs = 3000 }).ShouldBe(ErrorClass.UserCancelled);

    [Fact]
    public void Does_not_take_a_strangers_code_for_one_that_it_knows() =>
        ClassOf(new() { Os = "ios", Surface = "ios", Operation = "get", Domain = "com.example.bank", ErrorCode = "1001" }).ShouldBe(ErrorClass.Unknown);

    [Fact]
    public void Believes_the_server_before_the_browser() =>
        ClassOf(Cancelled with { ServerCode = "webauthn.signature_invalid" }).ShouldBe(ErrorClass.ServerRejectedSignature);

    [Fact]
    public void Takes_an_unknown_status_of_the_server_for_nothing() =>
        ClassOf(Cancelled with { ServerCode = "something.else", HttpStatus = long.MaxValue }).ShouldBe(ErrorClass.UserCancelled);

    [Fact]
    public void Is_the_same_whatever_is_told_that_no_rule_asks_about()
    {
        foreach (var attempt in Corpus.All)
        {
            var other = attempt.Signals with { OsVersion = "0", BrowserVersion = "0", Model = "0" };
            RuleSet.BuiltIn.Classify(other).Class.ShouldBe(RuleSet.BuiltIn.Classify(attempt.Signals).Class, attempt.Id);
        }
    }

    [Trait("Ring", "Slow")]
    [Fact]
    public void Exists_for_any_signals_at_all()
    {
        var random = new RandomSignals(20261121);
        for (var round = 0; round < 5000; round++)
        {
            var signals = random.Next();
            var classification = RuleSet.BuiltIn.Classify(signals);

            classification.Confidence.ShouldBeInRange(0, 1);
            classification.Party.ShouldBe(ClassDescription.Of(classification.Class).Party);
            classification.Evidence.ShouldAllBe(each => each.Value.Length <= 64);
            RootCause.Of(signals, classification).Sentence.Length.ShouldBeLessThan(600);
            RuleSet.BuiltIn.Classify(signals).Class.ShouldBe(classification.Class);
        }
    }

    [Fact]
    public void Does_not_grow_with_a_text_that_was_sent()
    {
        var flood = Cancelled with { Message = new string('x', 1 << 20), ErrorCode = new string('1', 1 << 20), Domain = new string('d', 1 << 20), MessageHash = new string('0', 1 << 20) };
        RuleSet.BuiltIn.Classify(flood);
        var before = GC.GetAllocatedBytesForCurrentThread();

        RuleSet.BuiltIn.Classify(flood).Class.ShouldBe(ErrorClass.UserCancelled);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 18);
    }

    private static ErrorClass ClassOf(AttemptSignals signals) => RuleSet.BuiltIn.Classify(signals).Class;
}
