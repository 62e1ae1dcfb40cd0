using Ostiary.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Mistakes that implementations have made in public, and that must not be made here. The client data, attestation and key tests hold the others.</summary>
public sealed class Lessons_of_others
{
    private static readonly byte[] SomebodyElse = "other"u8.ToArray();

    [Fact]
    public void A_passkey_of_one_user_never_signs_in_another()
    {
        var attempt = new SignInAttempt();

        (attempt with { Expected = attempt.Expected with { UserHandle = SomebodyElse } }).Verify().ShouldFailWith(CredentialNotOfUser);
    }

    [Fact]
    public void A_user_that_does_not_exist_is_nobody_s_passkey()
    {
        var attempt = new SignInAttempt();

        (attempt with { Expected = attempt.Expected with { UserHandle = ReadOnlyMemory<byte>.Empty } }).Verify().ShouldFailWith(CredentialNotOfUser);
    }

    [Fact]
    public void A_record_of_another_credential_is_not_used()
    {
        var attempt = new SignInAttempt { Stored = stored => stored with { Id = new byte[] { 1, 2, 3 } } };

        attempt.Verify().ShouldFailWith(CredentialIdMismatch);
    }

    [Fact]
    public void A_credential_that_was_not_asked_for_is_refused()
    {
        var attempt = new SignInAttempt();

        (attempt with { Expected = attempt.Expected with { AllowedCredentials = [new byte[] { 1, 2, 3 }] } }).Verify().ShouldFailWith(CredentialNotAllowed);
    }

    [Fact]
    public void An_algorithm_that_was_not_offered_is_refused()
    {
        var attempt = new RegistrationAttempt();

        (attempt with
        {
            Options = options => options["pubKeyCredParams"]![0]!["alg"] = (int)KeyAlgorithm.ES384,
            Expected = attempt.Expected with { Algorithms = [CoseAlgorithm.ES256] },
        }).Verify().ShouldFailWith(AlgorithmNotOffered);
    }

    [Fact]
    public void An_excluded_credential_is_refused_even_if_the_client_let_it_pass()
    {
        var id = new byte[32];
        var attempt = new RegistrationAttempt { Broken = new() { CredentialId = _ => id, Envelope = Break.BothIds(Base64UrlText.Encode(id)) } };

        (attempt with { Expected = attempt.Expected with { ExcludedCredentials = [id] } }).Verify().ShouldFailWith(CredentialExcluded);
    }

    [Fact]
    public void A_passkey_that_is_not_discoverable_is_refused_where_it_must_be()
    {
        var attempt = new RegistrationAttempt
        {
            Profile = AuthenticatorProfile.SyncedProvider with { Discoverability = Discoverability.Never },
            Options = options => options["authenticatorSelection"]!["residentKey"] = "preferred",
        };

        attempt.Verify().ShouldSucceed().ClientExtensions.Discoverable.ShouldBe(false);
        (attempt with { Expected = attempt.Expected with { DiscoverableRequired = true } }).Verify().ShouldFailWith(CredentialNotDiscoverable);
    }

    [Fact]
    public void The_sign_count_is_stored_as_it_was_sent()
    {
        var attempt = new SignInAttempt { Profile = AuthenticatorProfile.SecurityKey, Broken = new() { SignCount = _ => 41 } };

        attempt.Verify().ShouldSucceed().SignCount.ShouldBe(41u);
    }

    [Fact]
    public void Backup_eligibility_that_changes_has_a_reason_and_a_policy_of_its_own()
    {
        var attempt = new SignInAttempt { Stored = stored => stored with { BackupEligible = false, BackedUp = false } };

        (attempt with { Expected = attempt.Expected with { BackupEligibilityPolicy = BackupEligibilityPolicy.Refuse } }).Verify()
            .ShouldFailWith(BackupEligibilityChanged);
        (attempt with { Expected = attempt.Expected with { BackupEligibilityPolicy = BackupEligibilityPolicy.Flag } }).Verify()
            .ShouldSucceed().BackupEligibilityChanged.ShouldBeTrue();
    }

    [Fact]
    public void Backup_eligibility_that_was_never_stored_is_filled_in()
    {
        var attempt = new SignInAttempt { Stored = stored => stored with { BackupEligible = null } };

        var authentication = attempt.Verify().ShouldSucceed();

        authentication.BackupEligible.ShouldBeTrue();
        authentication.BackupEligibilityChanged.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void A_challenge_that_was_lost_matches_nothing(int length)
    {
        var challenge = new byte[length];
        var registration = new RegistrationAttempt { Options = options => options["challenge"] = Base64UrlText.Encode(challenge) };
        var signIn = new SignInAttempt();

        (registration with { Expected = registration.Expected with { Challenge = challenge } }).Verify()
            .ShouldFailWith(length == 0 ? MemberEmpty : ExpectedChallengeTooShort);
        (signIn with { Expected = signIn.Expected with { Challenge = challenge } }).Verify().ShouldFailWith(ExpectedChallengeTooShort);
    }

    [Fact]
    public void A_frame_of_a_foreign_page_is_refused_unless_that_page_is_listed()
    {
        var attempt = new SignInAttempt { Page = page => page with { TopOrigin = "https://example.org" } };
        var allowed = attempt with { Expected = attempt.Expected with { CrossOriginAllowed = true } };
        var listed = allowed with { Expected = allowed.Expected with { TopOrigins = ["https://example.org"] } };
        var otherListed = allowed with { Expected = allowed.Expected with { TopOrigins = ["https://www.example.org"] } };

        attempt.Verify().ShouldFailWith(CrossOriginNotAllowed);
        allowed.Verify().ShouldFailWith(TopOriginNotAllowed);
        otherListed.Verify().ShouldFailWith(TopOriginNotAllowed);
        listed.Verify().ShouldSucceed();
    }

    [Fact]
    public void A_registration_without_asking_the_user_is_accepted_only_where_the_server_offered_it()
    {
        var attempt = new RegistrationAttempt { Page = page => page with { ConditionalCreate = true } };

        attempt.Verify().ShouldFailWith(UserNotPresent);

        var verified = (attempt with { Expected = attempt.Expected with { Conditional = true } }).Verify().ShouldSucceed();
        verified.UserPresent.ShouldBeFalse();
        verified.UserVerified.ShouldBeFalse();
        verified.Credential.UvInitialized.ShouldBeFalse();
    }
}
