using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

public sealed class A_way_to_a_security_key
{
    [Fact]
    public void Is_none_when_the_options_ask_for_no_key() => new Tale().Begun().Answered().Verified().Fold().Attempt.KeyPath.ShouldBeNull();

    [Theory]
    [InlineData("usb,nfc", null, null, KeyReason.OnlyKeys)]
    [InlineData("smart_card", null, null, KeyReason.OnlyKeys)]
    [InlineData("internal,hybrid", "security_key,client_device", null, KeyReason.Hint)]
    [InlineData(null, null, "cross_platform", KeyReason.Attachment)]
    public void Is_one_where_the_options_ask_for_it(string? transports, string? hints, string? attachment, KeyReason reason) =>
        Asked(transports, hints, attachment).Failed("NotAllowedError", 4_000).Fold().Attempt.KeyPath!.Reason.ShouldBe(reason);

    [Theory]
    [InlineData("usb,internal", null, null)]
    [InlineData("usb,hybrid", null, null)]
    [InlineData(null, "client_device,security_key", null)]
    [InlineData(null, null, "platform")]
    public void Is_none_where_another_passkey_would_do(string? transports, string? hints, string? attachment) =>
        Asked(transports, hints, attachment).Failed("NotAllowedError", 4_000).Fold().Attempt.KeyPath.ShouldBeNull();

    [Fact]
    public void Is_none_when_only_the_passkeys_to_leave_out_are_on_keys() =>
        new Tale { Operation = "create" }.Begun().Client(130, "ceremony.options_received", new { kind = "create", mediation = "modal", transportsSet = new[] { "usb" } })
            .Failed("NotAllowedError", 4_000).Fold().Attempt.KeyPath.ShouldBeNull();

    [Fact]
    public void Was_found_when_a_key_answers()
    {
        var attempt = Asked().Client(6_150, "ceremony.succeeded", new { kind = "get", mediation = "modal", durationMs = 6_000, attachment = "cross_platform", backupEligible = false, transports = new[] { "usb" } })
            .Server(6_300, "ceremony.verified", new { kind = "get", purpose = "sign_in", backupEligible = false }, "sam").Fold().Attempt;

        attempt.KeyPath.ShouldBe(new KeyPath(KeyReason.OnlyKeys, KeySign.KeyAnswered, KeyStop.Done));
    }

    [Fact]
    public void Was_given_up_when_the_devices_own_passkey_answers_instead()
    {
        var attempt = Asked(transports: null, hints: "security_key").Answered().Verified().Fold().Attempt;

        (attempt.Outcome, attempt.KeyPath).ShouldBe((AttemptOutcome.Succeeded, new KeyPath(KeyReason.Hint, KeySign.ThisDeviceAnswered, KeyStop.Done)));
        KeySign.ThisDeviceAnswered.Option().ShouldBe(ExternalOption.GivenUp);
    }

    [Theory]
    [InlineData("NotAllowedError", 300, false, KeySign.EndedAtOnce, ExternalOption.NotOffered, KeyStop.Prompt)]
    [InlineData("NotAllowedError", 4_000, true, KeySign.ClosedSoon, ExternalOption.GivenUp, KeyStop.Prompt)]
    [InlineData("NotAllowedError", 12_000, true, KeySign.ClosedLate, ExternalOption.Unknown, KeyStop.Untold)]
    [InlineData("NotAllowedError", 60_000, true, KeySign.TimedOut, ExternalOption.Unknown, KeyStop.Untold)]
    [InlineData("NotSupportedError", 5, false, KeySign.CannotAtAll, ExternalOption.NotOffered, KeyStop.Prompt)]
    [InlineData("SecurityError", 5, false, KeySign.PageEndedIt, ExternalOption.Unknown, KeyStop.Untold)]
    public void Is_inferred_in_a_browser_from_the_error_and_how_long_it_took(string error, int lastedMs, bool dialog, KeySign sign, ExternalOption option, KeyStop stop)
    {
        var tale = dialog ? Asked().Client(300, "ceremony.ui_signal", new { kind = "blur", offsetMs = 150 }) : Asked();

        var path = tale.Failed(error, lastedMs).Fold().Attempt.KeyPath!;

        (path.Sign, path.Sign.Option(), path.Stop).ShouldBe((sign, option, stop));
    }

    [Fact]
    public void Was_given_up_when_the_person_goes_on_with_another_method() =>
        Asked().Failed("NotAllowedError", 12_000).Near(14_000, "fallback.used", new { method = "otp" }).Fold().Attempt.KeyPath!.Sign.ShouldBe(KeySign.WentElsewhere);

    [Fact]
    public void Was_found_when_the_code_for_another_device_was_shown()
    {
        var path = Asked().Client(3_000, "hybrid.observed", new { expected = false, confidencePercent = 80 }).Failed("NotAllowedError", 4_000).Fold().Attempt.KeyPath!;

        (path.Sign, path.Sign.Option(), path.Stop).ShouldBe((KeySign.CodeShown, ExternalOption.Found, KeyStop.ExternalOption));
    }

    [Theory]
    [InlineData("prompt_shown", KeySign.ClosedSoon, KeyStop.Prompt, "other")]
    [InlineData("option_chosen", KeySign.OptionChosen, KeyStop.ExternalOption, "other")]
    [InlineData("tap_started", KeySign.KeyReached, KeyStop.Connection, "other")]
    [InlineData("tap_lost", KeySign.KeyReached, KeyStop.Connection, "other")]
    [InlineData("ctap_status", KeySign.KeyReached, KeyStop.Connection, "other")]
    [InlineData("pin_asked", KeySign.KeyReached, KeyStop.Verification, "other")]
    [InlineData("pin_wrong", KeySign.KeyReached, KeyStop.Verification, "other")]
    public void Is_seen_in_an_app_step_by_step(string step, KeySign sign, KeyStop stop, string error)
    {
        var tale = Asked(app: true).Client(900, "native.step", new { step, transport = "nfc", offsetMs = 750 });

        var path = (step == "prompt_shown" ? tale.Failed("canceled", 4_000, domain: "com.apple.AuthenticationServices.AuthorizationError", code: "1001") : tale.Failed(error, 4_000)).Fold().Attempt.KeyPath!;

        (path.Sign is KeySign.PromptClosed ? KeySign.ClosedSoon : path.Sign, path.Stop).ShouldBe((sign, stop));
    }

    [Fact]
    public void Is_not_found_by_steps_of_the_device_itself() =>
        Asked(app: true).Client(900, "native.step", new { step = "connected", transport = "internal", offsetMs = 750 }).Failed("other", 4_000).Fold().Attempt
            .KeyPath!.Sign.Option().ShouldNotBe(ExternalOption.Found);

    [Fact]
    public void Ends_at_the_server_when_the_key_answered_and_was_refused()
    {
        var attempt = Asked().Client(6_150, "ceremony.succeeded", new { kind = "get", mediation = "modal", durationMs = 6_000, attachment = "cross_platform", backupEligible = false, transports = new[] { "nfc" } })
            .Rejected("webauthn.user_not_verified").Fold().Attempt;

        attempt.KeyPath.ShouldBe(new KeyPath(KeyReason.OnlyKeys, KeySign.KeyAnswered, KeyStop.Server));
    }

    [Fact]
    public void Ends_before_the_platform_when_it_was_never_asked()
    {
        var attempt = new Tale().Client(120, "ceremony.options_received", new { kind = "get", mediation = "modal", transportsSet = new[] { "usb" } }).Fold().Attempt;

        attempt.KeyPath.ShouldBe(new KeyPath(KeyReason.OnlyKeys, KeySign.NeverAsked, KeyStop.Intent));
    }

    [Fact]
    public void Is_hidden_by_autofill()
    {
        var attempt = new Tale { Mediation = "conditional" }.Begun().Client(130, "ceremony.options_received", new { kind = "get", mediation = "conditional", hints = new[] { "security_key" } })
            .Failed("AbortError", 2_000, abortedByUs: true).Fold().Attempt;

        (attempt.Outcome, attempt.KeyPath!.Sign, attempt.KeyPath.Sign.Option()).ShouldBe((AttemptOutcome.Unused, KeySign.Autofill, ExternalOption.NotOffered));
    }

    [Fact]
    public void Keeps_the_steps_that_an_app_told_with_their_times()
    {
        var attempt = Asked(app: true).Client(230, "native.step", new { step = "prompt_shown", transport = "nfc", offsetMs = 80 })
            .Client(2_350, "native.step", new { step = "tap_started", transport = "nfc" }).Failed("other", 4_000).Fold().Attempt;

        attempt.ToldSteps.ShouldBe("prompt_shown:80 tap_started:2200");
        ToldSteps.Read(attempt.ToldSteps!).ShouldBe([("prompt_shown", 80), ("tap_started", 2_200)]);
        new Tale().Begun().Answered().Fold().Attempt.ToldSteps.ShouldBeNull();
    }

    [Fact]
    public void Has_no_more_steps_than_a_row_holds_however_often_an_app_repeats_them()
    {
        var tale = Asked(app: true);
        for (var number = 0; number < 1_000; number++)
            tale.Client(200 + number, "native.step", new { step = "tap_started", transport = "nfc", offsetMs = number });

        ToldSteps.Read(tale.Failed("other", 4_000).Fold().Attempt.ToldSteps!).Count.ShouldBe(40);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("prompt_shown")]
    [InlineData("prompt_shown:minus")]
    [InlineData("prompt_shown:99999999999999999999999")]
    public void Has_steps_whose_reading_never_throws(string text) => ToldSteps.Read(text).Sum(step => step.AtMs).ShouldBe(0);

    [Fact]
    public void Has_a_confidence_for_every_sign_that_tells_and_none_for_the_others() =>
        Enum.GetValues<KeySign>().ShouldAllBe(sign => sign.Option() == ExternalOption.Unknown ? sign.ConfidencePermille() == 0 : sign.ConfidencePermille() >= 600 && sign.ConfidencePermille() < 1_000);

    private static Tale Asked(string? transports = "usb,nfc", string? hints = null, string? attachment = null, bool app = false) =>
        new Tale { Surface = app ? "ios" : "browser" }.Begun().Client(130, "ceremony.options_received", new
        {
            kind = "get",
            mediation = "modal",
            timeoutMs = 60_000,
            latencyMs = 20,
            transportsSet = transports?.Split(','),
            hints = hints?.Split(','),
            attachment,
        });
}
