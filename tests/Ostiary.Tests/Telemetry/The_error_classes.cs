using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

public sealed class The_error_classes
{
    private static readonly string[] OfThePlan =
    [
        "user_cancelled", "user_dismissed_conditional", "user_chose_other", "no_local_credential", "credential_deleted", "exclude_match", "timeout_user",
        "timeout_system", "pin_locked", "pin_wrong", "biometric_lockout", "nfc_lost", "transport_mismatch", "hybrid_blocked", "hybrid_timeout",
        "provider_error", "manager_conflict", "extension_interference", "os_regression", "browser_unsupported", "webview_unsupported", "rp_misconfigured",
        "origin_rejected", "concurrency_collision", "aborted_by_app", "server_rejected_signature", "server_replay", "server_policy", "network",
        "rate_limited", "unknown",
    ];

    [Fact]
    public void Are_those_of_the_plan() =>
        Enum.GetValues<ErrorClass>().Select(each => each.Wire()).ShouldBe(OfThePlan);

    [Fact]
    public void Have_one_party_and_words_each()
    {
        ClassDescription.All.Select(each => each.Class).ShouldBe(Enum.GetValues<ErrorClass>());
        ClassDescription.All.ShouldAllBe(each => each.Hint.EndsWith('.') && each.Sentence.EndsWith('.') && each.NextStep.EndsWith('.') && !each.Cause.EndsWith('.'));
    }

    [Fact]
    public void Say_different_things() =>
        ClassDescription.All.Select(each => each.Sentence).ShouldBeUnique();

    [Fact]
    public void Are_found_by_their_names_only()
    {
        foreach (var each in Enum.GetValues<ErrorClass>())
            ErrorClassNames.Find(each.Wire()).ShouldBe(each);

        ErrorClassNames.Find("UserCancelled").ShouldBeNull();
        ErrorClassNames.Find("0").ShouldBeNull();
    }

    [Fact]
    public void Blame_the_platform_for_what_nobody_can_tell() =>
        ClassDescription.Of(ErrorClass.Unknown).Party.ShouldBe(Party.Platform);
}
