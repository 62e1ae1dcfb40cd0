using Ostiary.EndToEnd.Tests.Browsing;

namespace Ostiary.EndToEnd.Tests.Outcomes;

/// <summary>In a real browser: what the person is told, and which outcome, node, class, party and sentence the operator finds by the support code.</summary>
[Collection(InChromium.Name)]
public sealed class The_end_of_a_ceremony(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task In_success_has_no_class_and_no_sentence()
    {
        var end = await stage.Ending(nameof(Scenes.Success));

        end.Asked.ShouldBe(("sign_in", "modal", true));
        end.Came.ShouldBe(("succeeded", "final"));
        end.Why.ShouldBe((null, null, null));
        end.Cause.ShouldBeNull();
    }

    [Fact]
    public async Task By_a_person_who_says_no_is_their_decision()
    {
        var end = await stage.Ending(nameof(Scenes.Cancel));

        end.Told.ShouldContain("No passkey was used");
        end.Asked.ShouldBe(("sign_in", "modal", true));
        end.Came.ShouldBe(("failed", "authenticator_selection"));
        end.Why.ShouldBe(("user_cancelled", "user_decision", "dialog.cancelled"));
        (end.ErrorName, end.Confidence).ShouldBe(("NotAllowedError", 0.75));
        end.Cause!.ShouldStartWith("Probably: on Linux");
    }

    [Fact]
    public async Task When_the_time_is_up_is_told_by_the_time_it_took()
    {
        var end = await stage.Ending(nameof(Scenes.TimeOut));

        end.Told.ShouldContain("No passkey was used");
        end.Came.ShouldBe(("failed", "authenticator_selection"));
        end.Why.ShouldBe(("timeout_user", "user_decision", "timeout.exact"));
        (end.ErrorName, end.Confidence).ShouldBe(("NotAllowedError", 0.85));
        end.Cause!.ShouldMatch(@" 1\d(\.\d)? s after it began");
    }

    [Fact]
    public async Task Whose_authenticator_was_pulled_out_is_a_time_out_of_the_system()
    {
        var end = await stage.Ending(nameof(Scenes.Removal));

        end.Told.ShouldContain("No passkey was used");
        end.Came.ShouldBe(("failed", "authenticator_selection"));
        end.Why.ShouldBe(("timeout_system", "platform", "timeout.unseen"));
        (end.ErrorName, end.Confidence).ShouldBe(("NotAllowedError", 0.7));
        end.Cause!.ShouldMatch(@" 1\d(\.\d)? s after it began");
    }

    [Fact]
    public async Task Without_any_of_the_named_passkeys_at_hand_is_known_by_its_haste()
    {
        var end = await stage.Ending(nameof(Scenes.NoCredential));

        end.Told.ShouldContain("No passkey was used");
        end.Came.ShouldBe(("failed", "authenticator_selection"));
        end.Why.ShouldBe(("no_local_credential", "user_environment", "silent.no_passkey"));
        (end.ErrorName, end.Confidence).ShouldBe(("NotAllowedError", 0.7));
        end.Cause!.ShouldStartWith("Probably: on Linux");
    }

    [Fact]
    public async Task At_an_authenticator_that_has_a_passkey_already_is_told_by_the_browser_itself()
    {
        var end = await stage.Ending(nameof(Scenes.Excluded));

        end.Told.ShouldContain("already");
        end.Asked.ShouldBe(("enrollment", "modal", true));
        end.Came.ShouldBe(("failed", "authenticator_selection"));
        end.Why.ShouldBe(("exclude_match", "user_environment", "table.says"));
        end.ErrorName.ShouldBe("InvalidStateError");
        end.Cause!.ShouldStartWith("Almost certainly: on Linux");
    }

    [Fact]
    public async Task By_our_own_abort_is_no_failure_and_nothing_is_said()
    {
        var end = await stage.Ending(nameof(Scenes.GaveWay));

        end.Told.ShouldBeEmpty();
        end.Asked.ShouldBe(("sign_in", "conditional", true));
        end.Came.ShouldBe(("unused", "capability_check"));
        end.Why.ShouldBe(("aborted_by_app", "relying_party", "page.autofill_ended"));
    }

    [Fact]
    public async Task By_a_finger_that_is_not_recognized_looks_like_a_missing_passkey_and_claims_no_more_than_perhaps()
    {
        var end = await stage.Ending(nameof(Scenes.UnknownFinger));

        end.Told.ShouldContain("No passkey was used");
        end.Came.ShouldBe(("failed", "authenticator_selection"));
        end.Why.ShouldBe(("no_local_credential", "user_environment", "silent.nothing"));
        (end.ErrorName, end.Confidence).ShouldBe(("NotAllowedError", 0.5));
        end.Cause!.ShouldStartWith("Perhaps: on Linux");
    }

    [Fact]
    public async Task With_an_answer_that_verified_nobody_is_refused_by_the_servers_policy()
    {
        var end = await stage.Ending(nameof(Scenes.NotVerified));

        end.Told.ShouldContain("did not check that it is you");
        end.Came.ShouldBe(("refused", "assertion"));
        end.Why.ShouldBe(("server_policy", "relying_party", "server.policy"));
        end.ServerCode.ShouldBe("webauthn.user_not_verified");
        end.Cause!.ShouldStartWith("Almost certainly: on Linux");
    }
}
