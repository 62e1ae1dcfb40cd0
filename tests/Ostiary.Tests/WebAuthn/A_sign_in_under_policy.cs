using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>What a sign-in leaves to store, and what it flags.</summary>
public sealed class A_sign_in_under_policy
{
    private readonly SignInAttempt _attempt = new();

    [Fact]
    public void Flags_nothing_when_all_is_as_it_was()
    {
        var verified = _attempt.Verify().ShouldSucceed();

        verified.UserVerifiedFirst.ShouldBeFalse();
        verified.BackupEligibilityFilledIn.ShouldBeFalse();
        verified.BackupChange.ShouldBe(BackupChange.None);
    }

    [Fact]
    public void Upgrades_a_credential_that_became_backup_eligible()
    {
        Store(backupEligible: false, backedUp: false);
        _attempt.Expected = _attempt.Expected with { BackupEligibilityPolicy = BackupEligibilityPolicy.Upgrade };

        var verified = _attempt.Verify().ShouldSucceed();

        verified.BackupEligible.ShouldBeTrue();
        verified.BackupEligibilityChanged.ShouldBeTrue();
    }

    [Fact]
    public void Refuses_a_credential_that_ceased_to_be_backup_eligible_even_where_it_upgrades()
    {
        Claim(backupEligible: false, backedUp: false);
        _attempt.Expected = _attempt.Expected with { BackupEligibilityPolicy = BackupEligibilityPolicy.Upgrade };

        _attempt.Verify().ShouldFailWith(WebAuthnCodes.BackupEligibilityChanged).Step.ShouldBe("WebAuthn L3 §7.2 step 19");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Keeps_the_stored_backup_eligibility_where_it_only_flags(bool stored)
    {
        Store(backupEligible: stored, backedUp: false);
        Claim(backupEligible: !stored, backedUp: false);
        _attempt.Expected = _attempt.Expected with { BackupEligibilityPolicy = BackupEligibilityPolicy.Flag };

        _attempt.Verify().ShouldSucceed().BackupEligible.ShouldBe(stored);
    }

    [Theory]
    [InlineData(BackupEligibilityPolicy.Refuse)]
    [InlineData(BackupEligibilityPolicy.Flag)]
    [InlineData(BackupEligibilityPolicy.Upgrade)]
    public void Says_that_it_filled_in_a_backup_eligibility(BackupEligibilityPolicy policy)
    {
        Store(backupEligible: null, backedUp: false);
        _attempt.Expected = _attempt.Expected with { BackupEligibilityPolicy = policy };

        var verified = _attempt.Verify().ShouldSucceed();

        verified.BackupEligibilityFilledIn.ShouldBeTrue();
        verified.BackupEligibilityChanged.ShouldBeFalse();
        verified.BackupEligible.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false, true, BackupChange.Gained)]
    [InlineData(true, false, BackupChange.Lost)]
    [InlineData(true, true, BackupChange.None)]
    [InlineData(false, false, BackupChange.None)]
    public void Says_how_the_backup_changed(bool stored, bool claimed, BackupChange expected)
    {
        Store(backupEligible: true, backedUp: stored);
        Claim(backupEligible: true, backedUp: claimed);

        var verified = _attempt.Verify().ShouldSucceed();

        verified.BackupChange.ShouldBe(expected);
        verified.BackedUp.ShouldBe(claimed);
    }

    [Fact]
    public void Does_not_let_a_first_user_verification_count_by_itself()
    {
        _attempt.Credential = _attempt.Credential with { UvInitialized = false };

        var verified = _attempt.Verify().ShouldSucceed();

        verified.UserVerified.ShouldBeTrue();
        verified.UserVerifiedFirst.ShouldBeTrue();
        verified.UvInitialized.ShouldBeFalse();
    }

    [Fact]
    public void Lets_a_first_user_verification_count_where_policy_says_so()
    {
        _attempt.Credential = _attempt.Credential with { UvInitialized = false };
        _attempt.Expected = _attempt.Expected with { UvInitializedPolicy = UvInitializedPolicy.AtFirstVerification };

        var verified = _attempt.Verify().ShouldSucceed();

        verified.UvInitialized.ShouldBeTrue();
        verified.UserVerifiedFirst.ShouldBeFalse();
    }

    [Theory]
    [InlineData(UvInitializedPolicy.AfterAnotherFactor)]
    [InlineData(UvInitializedPolicy.AtFirstVerification)]
    public void Never_counts_a_user_as_verified_who_was_not(UvInitializedPolicy policy)
    {
        _attempt.Credential = _attempt.Credential with { UvInitialized = false };
        _attempt.Authenticator = _attempt.Authenticator.Without(AuthenticatorFlags.UserVerified);
        _attempt.Expected = _attempt.Expected with { UserVerification = UserVerification.Preferred, UvInitializedPolicy = policy };

        var verified = _attempt.Verify().ShouldSucceed();

        verified.UvInitialized.ShouldBeFalse();
        verified.UserVerifiedFirst.ShouldBeFalse();
    }

    [Theory]
    [InlineData(SignCountPolicy.Refuse)]
    [InlineData(SignCountPolicy.Flag)]
    public void Sees_a_sign_count_that_dropped_to_zero(SignCountPolicy policy)
    {
        _attempt.Authenticator = _attempt.Authenticator with { SignCount = 0 };
        _attempt.Expected = _attempt.Expected with { SignCountPolicy = policy };

        var outcome = _attempt.Verify();

        if (policy is SignCountPolicy.Refuse)
            outcome.ShouldFailWith(WebAuthnCodes.SignCountWentBackwards).Step.ShouldBe("WebAuthn L3 §7.2 step 22");
        else
            outcome.ShouldSucceed().SignCountWentBackwards.ShouldBeTrue();
    }

    private void Store(bool? backupEligible, bool backedUp) =>
        _attempt.Credential = _attempt.Credential with { BackupEligible = backupEligible, BackedUp = backedUp };

    private void Claim(bool backupEligible, bool backedUp) =>
        _attempt.Authenticator = _attempt.Authenticator.Without(AuthenticatorFlags.BackedUp | AuthenticatorFlags.BackupEligible)
            .With(backupEligible ? AuthenticatorFlags.BackupEligible : AuthenticatorFlags.None)
            .With(backedUp ? AuthenticatorFlags.BackedUp : AuthenticatorFlags.None);
}
