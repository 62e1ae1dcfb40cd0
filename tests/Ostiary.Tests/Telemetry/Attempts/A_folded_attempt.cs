using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

public sealed class A_folded_attempt
{
    [Fact]
    public void Succeeded_when_the_server_accepted_the_answer()
    {
        var attempt = new Tale().Begun().Answered().Verified().Fold().Attempt;

        (attempt.Outcome, attempt.Furthest, attempt.Error, attempt.EndedWith).ShouldBe((AttemptOutcome.Succeeded, AttemptNode.Final, null, "passkey"));
        (attempt.IsTicketed, attempt.Subject, attempt.Flow, attempt.Operation, attempt.Mediation).ShouldBe((true, "sam", "sign_in", "get", "modal"));
        (attempt.OptionsMs, attempt.CeremonyMs, attempt.ServerMs).ShouldBe((20, 2_000, 12));
        (attempt.EndedAtMs - attempt.StartedAtMs).ShouldBe(2_200);
        (attempt.Authenticator, attempt.Transport).ShouldBe((AuthenticatorClass.Synced, "internal"));
        attempt.Device.ShouldBe(new AttemptDevice("windows", "11", "chrome", "142", "desktop", null, null));
    }

    [Theory]
    [InlineData("NotAllowedError", 6_000, ErrorClass.UserCancelled, Party.UserDecision)]
    [InlineData("NotAllowedError", 60_000, ErrorClass.TimeoutUser, Party.UserDecision)]
    [InlineData("NotAllowedError", 400, ErrorClass.NoLocalCredential, Party.UserEnvironment)]
    [InlineData("SecurityError", 10, ErrorClass.OriginRejected, Party.RelyingParty)]
    [InlineData("NotSupportedError", 10, ErrorClass.BrowserUnsupported, Party.UserEnvironment)]
    public void Says_why_the_platform_gave_no_answer(string name, int lastedMs, ErrorClass why, Party party)
    {
        var attempt = new Tale().Begun().Client(600, "ceremony.ui_signal", new { kind = "blur", offsetMs = 450 }).Failed(name, lastedMs).Fold().Attempt;

        (attempt.Outcome, attempt.Error?.Class, attempt.Error?.Party, attempt.Furthest)
            .ShouldBe((AttemptOutcome.Failed, why, party, AttemptNode.AuthenticatorSelection));
        attempt.Error!.RulesVersion.ShouldBe(RuleSet.BuiltIn.Version);
        attempt.IsDeadEnd.ShouldBeTrue();
    }

    [Fact]
    public void Knows_an_excluded_passkey_when_one_is_created()
    {
        var attempt = new Tale { Operation = "create" }.Begun().Failed("InvalidStateError", 1_200).Fold().Attempt;

        (attempt.Outcome, attempt.Error?.Class, attempt.Error?.Party, attempt.Flow)
            .ShouldBe((AttemptOutcome.Failed, ErrorClass.ExcludeMatch, Party.UserEnvironment, "enrollment"));
    }

    [Fact]
    public void Blames_the_page_that_gave_up_and_nobody_when_that_was_an_autofill()
    {
        var modal = new Tale().Begun().Failed("AbortError", 2_000, abortedByUs: true).Fold().Attempt;
        var autofill = new Tale { Mediation = "conditional" }.Begun().Failed("AbortError", 2_000, abortedByUs: true).Fold().Attempt;

        (modal.Outcome, modal.Error?.Class, modal.Error?.Party).ShouldBe((AttemptOutcome.Failed, ErrorClass.AbortedByApp, Party.RelyingParty));
        (autofill.Outcome, autofill.IsDeadEnd, autofill.Furthest).ShouldBe((AttemptOutcome.Unused, false, AttemptNode.CapabilityCheck));
    }

    [Theory]
    [InlineData("webauthn.user_not_verified", ErrorClass.ServerPolicy, Party.RelyingParty)]
    [InlineData("webauthn.signature_invalid", ErrorClass.ServerRejectedSignature, Party.RelyingParty)]
    [InlineData("ceremony.already_used", ErrorClass.ServerReplay, Party.RelyingParty)]
    [InlineData("sign_in.passkey_unknown", ErrorClass.CredentialDeleted, Party.UserEnvironment)]
    public void Is_refused_by_what_the_server_says(string reason, ErrorClass why, Party party)
    {
        var attempt = new Tale().Begun().Answered().Rejected(reason).Fold().Attempt;

        (attempt.Outcome, attempt.Error?.Class, attempt.Error?.Party, attempt.Furthest, attempt.ServerCode)
            .ShouldBe((AttemptOutcome.Refused, why, party, AttemptNode.Assertion, reason));
    }

    [Fact]
    public void Lost_its_way_when_the_server_was_not_to_be_reached()
    {
        var attempt = new Tale().Begun().Answered().Client(3_000, "ceremony.rejected", new { kind = "get", serverReason = "sdk.offline" }).Fold().Attempt;

        (attempt.Outcome, attempt.Error?.Class, attempt.Error?.Party).ShouldBe((AttemptOutcome.Refused, ErrorClass.Network, Party.Network));
    }

    [Theory]
    [InlineData("tap_lost", ErrorClass.NfcLost, AttemptNode.CeremonyStart)]
    [InlineData("pin_wrong", ErrorClass.PinWrong, AttemptNode.UserVerification)]
    [InlineData("pin_locked", ErrorClass.PinLocked, AttemptNode.UserVerification)]
    public void Tells_from_an_apps_steps_where_it_broke(string step, ErrorClass why, AttemptNode node)
    {
        var attempt = new Tale { Surface = "android" }.Begun().Client(900, "native.step", new { step, transport = "nfc" }).Failed("other", 4_000).Fold().Attempt;

        (attempt.Error?.Class, attempt.Furthest, attempt.Transport, attempt.Authenticator, attempt.Surface)
            .ShouldBe((why, node, "nfc", AuthenticatorClass.RoamingHardware, "android"));
    }

    [Fact]
    public void Is_abandoned_without_a_reason_when_nobody_told_of_an_end()
    {
        var attempt = new Tale().Begun().Fold().Attempt;

        (attempt.Outcome, attempt.Error, attempt.Furthest, attempt.IsDeadEnd).ShouldBe((AttemptOutcome.Abandoned, null, AttemptNode.AuthenticatorSelection, false));
    }

    [Fact]
    public void Has_no_success_that_only_the_page_claims_of_a_ceremony_of_ours()
    {
        var claimed = new Tale().Begun().Answered().Client(2_400, "ceremony.verified", new { kind = "get" }).Fold().Attempt;
        var elsewhere = new Tale { IsTicketed = false }.Begun().Answered().Fold().Attempt;

        (claimed.Outcome, claimed.Furthest, claimed.Error).ShouldBe((AttemptOutcome.Abandoned, AttemptNode.Assertion, null));
        (elsewhere.Outcome, elsewhere.Furthest, elsewhere.IsTicketed).ShouldBe((AttemptOutcome.Succeeded, AttemptNode.Final, false));
    }

    [Theory]
    [InlineData("fallback.used", 119_999, false, "otp")]
    [InlineData("fallback.used", 120_001, true, null)]
    [InlineData("ceremony.succeeded", 30_000, false, "passkey")]
    [InlineData("flow.abandoned", 30_000, true, null)]
    public void Is_a_dead_end_unless_the_person_got_in_within_two_minutes(string next, int laterMs, bool isDeadEnd, string? method)
    {
        var attempt = new Tale().Begun().Failed("NotAllowedError", 6_000).Near(6_150 + laterMs, next, new { method = "otp", flowName = "sign_in" }).Fold().Attempt;

        (attempt.IsDeadEnd, attempt.EndedWith).ShouldBe((isDeadEnd, method));
    }

    [Fact]
    public void Keeps_the_support_code_that_its_person_was_shown_last()
    {
        var begun = new Tale().Begun().Server(110, "ceremony.issued", new { kind = "get", supportCode = "aa" });

        begun.Fold().Attempt.SupportCode.ShouldBe("aa");
        begun.Answered().Server(2_300, "ceremony.rejected", new { kind = "get", serverReason = "ceremony.expired", supportCode = "bb" }).Fold().Attempt.SupportCode.ShouldBe("bb");
        new Tale().Begun().Fold().Attempt.SupportCode.ShouldBeNull();
    }

    [Fact]
    public void Blames_the_server_that_broke_while_it_should_have_judged()
    {
        var attempt = new Tale().Begun().Answered().Client(3_000, "ceremony.rejected", new { kind = "get", serverReason = "server.database_unavailable" }).Fold().Attempt;

        (attempt.Outcome, attempt.Error?.Class, attempt.Error?.Party).ShouldBe((AttemptOutcome.Refused, ErrorClass.RpMisconfigured, Party.RelyingParty));
    }

    [Theory]
    [InlineData("passkey", "retried")]
    [InlineData("password", "other_method")]
    public void Knows_that_the_person_chose_to_try_again(string chosen, string next) =>
        new Tale().Begun().Failed("NotAllowedError", 6_000).Near(9_000, "method.chosen", new { to = chosen, by = "user" }).Fold().Signals.Next.ShouldBe(next);

    [Fact]
    public void Does_not_call_a_try_again_what_succeeded() =>
        new Tale().Begun().Failed("NotAllowedError", 6_000).Near(9_000, "method.chosen", new { to = "passkey", by = "user" })
            .Near(12_000, "ceremony.succeeded", new { kind = "get", mediation = "modal", durationMs = 900 }).Fold().Signals.Next.ShouldBe("succeeded");

    [Fact]
    public void Knows_of_a_passkey_that_worked_earlier_in_its_visit_and_not_that_none_ever_did()
    {
        var worked = new Tale().Near(-60_000, "ceremony.succeeded", new { kind = "get", mediation = "modal", durationMs = 900 }).Begun().Failed("NotAllowedError", 300);

        worked.Fold().Signals.WorkedHereBefore.ShouldBe(true);
        new Tale().Begun().Failed("NotAllowedError", 300).Fold().Signals.WorkedHereBefore.ShouldBeNull();
    }

    [Fact]
    public void Counts_failures_in_a_row_where_the_client_counts_and_nothing_of_the_flow_succeeded()
    {
        var third = new { kind = "get", mediation = "modal", attemptNo = 3 };
        var success = new { kind = "get", mediation = "modal", durationMs = 900 };
        Tale Failing() => new Tale().Begun(third).Failed("NotAllowedError", 300);

        Failing().Fold().Signals.FailuresInARow.ShouldBe(3);
        Failing().Near(-5_000, "ceremony.succeeded", success).Fold().Signals.FailuresInARow.ShouldBeNull();
        new Tale().Near(-9_000, "ceremony.succeeded", success).Near(-5_000, "flow.started", new { flowName = "sign_in" }).Begun(third).Failed("NotAllowedError", 300)
            .Fold().Attempt.Error?.Class.ShouldBe(ErrorClass.CredentialDeleted);
        new Tale().Begun(third).Answered().Verified().Fold().Signals.FailuresInARow.ShouldBeNull();
    }

    [Fact]
    public void Knows_a_code_that_came_up_where_it_should_not()
    {
        var tale = new Tale().Begun().Client(700, "hybrid.observed", new { expected = false, confidencePercent = 90 }).Failed("NotAllowedError", 40_000);

        (tale.Fold().Attempt.HasUnexpectedQrCode, tale.Fold().Attempt.Transport).ShouldBe((true, "hybrid"));
    }

    [Fact]
    public void Names_systems_and_browsers_of_the_tables_only()
    {
        var attempt = new Tale { IsTicketed = false }
            .Near(0, "env.device", new { os = "<script>", browser = "=cmd()", model = "X-1", formFactor = "mobile" }).Client(10, "ceremony.started", new { kind = "get", mediation = "modal" })
            .Fold().Attempt;

        (attempt.Device.Os, attempt.Device.Browser, attempt.Device.Model).ShouldBe((AttemptWords.Other, AttemptWords.Other, "X-1"));
    }

    [Fact]
    public void Has_a_sentence_for_the_person_who_answers_for_it()
    {
        var folded = new Tale().Begun().Failed("NotAllowedError", 60_000).Fold();

        folded.Cause!.Sentence.ShouldContain("60 s");
        folded.Cause.NextStep.ShouldNotBeEmpty();
        new Tale().Begun().Answered().Verified().Fold().Cause.ShouldBeNull();
    }
}
