using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class A_sign_in
{
    private readonly SignInAttempt _attempt = new();

    [Fact]
    public void Succeeds_and_says_what_to_store()
    {
        var verified = _attempt.Verify().ShouldSucceed();

        verified.SignCount.ShouldBe(8u);
        verified.UserVerified.ShouldBeTrue();
        verified.UvInitialized.ShouldBeTrue();
        verified.BackupEligible.ShouldBeTrue();
        verified.BackedUp.ShouldBeTrue();
        verified.SignCountWentBackwards.ShouldBeFalse();
        verified.BackupEligibilityChanged.ShouldBeFalse();
        verified.Attachment.ShouldBe(AuthenticatorAttachment.CrossPlatform);
    }

    [Theory]
    [InlineData(CoseAlgorithm.ES384)]
    [InlineData(CoseAlgorithm.ES512)]
    [InlineData(CoseAlgorithm.ES256K)]
    [InlineData(CoseAlgorithm.RS256)]
    [InlineData(CoseAlgorithm.RS384)]
    [InlineData(CoseAlgorithm.RS512)]
    [InlineData(CoseAlgorithm.PS256)]
    [InlineData(CoseAlgorithm.PS384)]
    [InlineData(CoseAlgorithm.PS512)]
    public void Succeeds_and_is_refused_by_its_signature_with_each_algorithm(CoseAlgorithm algorithm)
    {
        _attempt.Key = TestKey.Make(algorithm);
        _attempt.Credential = _attempt.Credential with { PublicKey = _attempt.Key.Cose };
        _attempt.Verify().ShouldSucceed();

        _attempt.AlterSignature = signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)];
        ShouldFail(WebAuthnCodes.SignatureInvalid, step: 21);
    }

    [Fact]
    public void Is_refused_with_a_credential_that_was_not_asked_for()
    {
        _attempt.Expected = _attempt.Expected with { AllowedCredentials = [new byte[] { 1, 2, 3 }] };

        ShouldFail(WebAuthnCodes.CredentialNotAllowed, step: 5);
    }

    [Fact]
    public void Succeeds_with_one_of_the_credentials_asked_for()
    {
        _attempt.Expected = _attempt.Expected with { AllowedCredentials = [new byte[] { 1, 2, 3 }, _attempt.Credential.Id] };

        _attempt.Verify().ShouldSucceed();
    }

    [Fact]
    public void Is_refused_when_another_credential_was_looked_up()
    {
        _attempt.Credential = _attempt.Credential with { Id = new byte[] { 1, 2, 3 } };

        ShouldFail(WebAuthnCodes.CredentialIdMismatch, step: 6);
    }

    [Fact]
    public void Is_refused_with_a_credential_of_another_user_than_the_ceremony_is_about()
    {
        _attempt.Expected = _attempt.Expected with { UserHandle = new byte[] { 9, 9, 9 } };

        ShouldFail(WebAuthnCodes.CredentialNotOfUser, step: 6);
    }

    [Fact]
    public void Is_refused_with_another_users_credential_even_when_it_brings_no_handle()
    {
        _attempt.Expected = _attempt.Expected with { UserHandle = new byte[] { 9, 9, 9 } };
        _attempt.AlterEnvelope = envelope => Response(envelope).Remove("userHandle");

        ShouldFail(WebAuthnCodes.CredentialNotOfUser, step: 6);
    }

    [Fact]
    public void Is_refused_when_the_user_is_unknown_and_the_response_does_not_say()
    {
        _attempt.AlterEnvelope = envelope => Response(envelope).Remove("userHandle");

        ShouldFail(WebAuthnCodes.UserHandleMissing, step: 6);
    }

    [Fact]
    public void Is_refused_when_the_user_is_unknown_and_the_handle_is_empty()
    {
        _attempt.AlterEnvelope = envelope => Response(envelope)["userHandle"] = "";

        ShouldFail(WebAuthnCodes.UserHandleMissing, step: 6);
    }

    [Fact]
    public void Succeeds_without_a_handle_when_the_user_is_known()
    {
        _attempt.Expected = _attempt.Expected with { UserHandle = SignInAttempt.UserHandle };
        _attempt.AlterEnvelope = envelope => Response(envelope).Remove("userHandle");

        _attempt.Verify().ShouldSucceed();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Is_refused_when_the_handle_names_another_user(bool known)
    {
        _attempt.Expected = _attempt.Expected with { UserHandle = known ? SignInAttempt.UserHandle : default(ReadOnlyMemory<byte>?) };
        _attempt.AlterEnvelope = envelope => Response(envelope)["userHandle"] = "CQkJ";

        ShouldFail(WebAuthnCodes.UserHandleMismatch, step: 6);
    }

    [Fact]
    public void Is_refused_for_client_data_of_a_registration()
    {
        _attempt.Page = _attempt.Page with { Type = "webauthn.create" };

        ShouldFail(WebAuthnCodes.ClientDataTypeMismatch, step: 10);
    }

    [Fact]
    public void Is_refused_when_our_own_challenge_is_too_short_to_be_secret()
    {
        _attempt.Page = _attempt.Page with { Challenge = new byte[15] };
        _attempt.Expected = _attempt.Expected with { Challenge = new byte[15] };

        ShouldFail(WebAuthnCodes.ExpectedChallengeTooShort, step: 11);
    }

    [Fact]
    public void Is_refused_when_the_answer_is_for_another_challenge()
    {
        _attempt.Page = _attempt.Page with { Challenge = RandomNumberGenerator.GetBytes(32) };

        ShouldFail(WebAuthnCodes.ChallengeMismatch, step: 11);
    }

    [Fact]
    public void Is_refused_from_an_origin_that_is_not_listed()
    {
        _attempt.Page = _attempt.Page with { Origin = "https://evil-example.com" };

        ShouldFail(WebAuthnCodes.OriginNotAllowed, step: 12);
    }

    [Fact]
    public void Is_refused_in_a_cross_origin_frame_by_default()
    {
        _attempt.Page = _attempt.Page with { CrossOrigin = true };

        ShouldFail(WebAuthnCodes.CrossOriginNotAllowed, step: 13);
    }

    [Fact]
    public void Is_refused_with_a_top_origin_by_default()
    {
        _attempt.Page = _attempt.Page with { TopOrigin = "https://shop.example" };

        ShouldFail(WebAuthnCodes.TopOriginNotAllowed, step: 14);
    }

    [Fact]
    public void Is_refused_when_the_authenticator_data_goes_on_after_its_end()
    {
        _attempt.Authenticator = _attempt.Authenticator with { Trailing = [0] };

        ShouldFail(WebAuthnCodes.AuthenticatorDataMalformed, step: 15);
    }

    [Fact]
    public void Is_refused_for_another_relying_party()
    {
        _attempt.Authenticator = _attempt.Authenticator with { RpId = "example.org" };

        ShouldFail(WebAuthnCodes.RpIdMismatch, step: 15);
    }

    [Fact]
    public void Is_refused_when_nobody_was_there()
    {
        _attempt.Authenticator = _attempt.Authenticator.Without(AuthenticatorFlags.UserPresent);

        ShouldFail(WebAuthnCodes.UserNotPresent, step: 16);
    }

    [Fact]
    public void Is_refused_when_the_user_was_not_verified_and_must_be()
    {
        _attempt.Authenticator = _attempt.Authenticator.Without(AuthenticatorFlags.UserVerified);

        ShouldFail(WebAuthnCodes.UserNotVerified, step: 17);
    }

    [Theory]
    [InlineData(UserVerification.Preferred)]
    [InlineData(UserVerification.Discouraged)]
    public void Succeeds_without_user_verification_where_that_is_not_required(UserVerification userVerification)
    {
        _attempt.Authenticator = _attempt.Authenticator.Without(AuthenticatorFlags.UserVerified);
        _attempt.Expected = _attempt.Expected with { UserVerification = userVerification };

        _attempt.Verify().ShouldSucceed().UserVerified.ShouldBeFalse();
    }

    [Fact]
    public void Is_refused_when_it_is_backed_up_and_cannot_be()
    {
        _attempt.Authenticator = _attempt.Authenticator.Without(AuthenticatorFlags.BackupEligible);

        ShouldFail(WebAuthnCodes.BackupStateInvalid, step: 18);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Is_refused_when_backup_eligibility_changed(bool stored)
    {
        StoreAndClaimBackupEligibility(stored, claimed: !stored);

        ShouldFail(WebAuthnCodes.BackupEligibilityChanged, step: 19);
    }

    [Fact]
    public void Flags_a_change_of_backup_eligibility_where_policy_says_so()
    {
        StoreAndClaimBackupEligibility(stored: false, claimed: true);
        _attempt.Expected = _attempt.Expected with { BackupEligibilityPolicy = BackupEligibilityPolicy.Flag };

        _attempt.Verify().ShouldSucceed().BackupEligibilityChanged.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fills_in_a_backup_eligibility_that_was_never_stored(bool claimed)
    {
        StoreAndClaimBackupEligibility(stored: null, claimed);

        var verified = _attempt.Verify().ShouldSucceed();

        verified.BackupEligible.ShouldBe(claimed);
        verified.BackupEligibilityChanged.ShouldBeFalse();
    }

    [Fact]
    public void Is_refused_when_the_signature_is_by_another_key()
    {
        _attempt.Key = TestKey.Make(CoseAlgorithm.ES256);

        ShouldFail(WebAuthnCodes.SignatureInvalid, step: 21);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("3006020100020100")]
    [InlineData("00")]
    public void Is_refused_when_the_signature_is_no_signature(string hex)
    {
        _attempt.AlterSignature = _ => Convert.FromHexString(hex);

        ShouldFail(WebAuthnCodes.SignatureInvalid, step: 21);
    }

    [Fact]
    public void Is_refused_when_bytes_follow_the_signature()
    {
        _attempt.AlterSignature = signature => [.. signature, 0];

        ShouldFail(WebAuthnCodes.SignatureInvalid, step: 21);
    }

    [Fact]
    public void Is_refused_when_the_client_data_was_changed_after_signing()
    {
        _attempt.AlterEnvelope = envelope => Response(envelope)["clientDataJSON"] =
            Base64UrlText.Encode((_attempt.Page with { Alter = json => json["note"] = "added" }).Serialize());

        ShouldFail(WebAuthnCodes.SignatureInvalid, step: 21);
    }

    [Fact]
    public void Is_refused_when_the_stored_key_cannot_be_read()
    {
        _attempt.Credential = _attempt.Credential with { PublicKey = new byte[] { 0xa0 } };

        ShouldFail(WebAuthnCodes.CoseKeyMalformed, step: 21);
    }

    [Theory]
    [InlineData(7u, 7u)]
    [InlineData(7u, 6u)]
    [InlineData(7u, 0u)]
    [InlineData(uint.MaxValue, 0u)]
    public void Is_refused_when_the_sign_count_went_backwards(uint stored, uint claimed)
    {
        StoreAndClaimSignCount(stored, claimed);

        ShouldFail(WebAuthnCodes.SignCountWentBackwards, step: 22);
    }

    [Fact]
    public void Flags_a_sign_count_that_went_backwards_where_policy_says_so()
    {
        StoreAndClaimSignCount(stored: 7, claimed: 0);
        _attempt.Expected = _attempt.Expected with { SignCountPolicy = SignCountPolicy.Flag };

        var verified = _attempt.Verify().ShouldSucceed();

        verified.SignCountWentBackwards.ShouldBeTrue();
        verified.SignCount.ShouldBe(0u);
    }

    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(0u, 1u)]
    [InlineData(7u, 4_000_000_000u)]
    public void Succeeds_when_the_sign_count_grew_or_is_not_kept(uint stored, uint claimed)
    {
        StoreAndClaimSignCount(stored, claimed);

        _attempt.Verify().ShouldSucceed().SignCount.ShouldBe(claimed);
    }

    private static JsonObject Response(JsonObject envelope) => envelope["response"]!.AsObject();

    private void StoreAndClaimSignCount(uint stored, uint claimed)
    {
        _attempt.Credential = _attempt.Credential with { SignCount = stored };
        _attempt.Authenticator = _attempt.Authenticator with { SignCount = claimed };
    }

    private void StoreAndClaimBackupEligibility(bool? stored, bool claimed)
    {
        _attempt.Credential = _attempt.Credential with { BackupEligible = stored };
        _attempt.Authenticator = _attempt.Authenticator.Without(AuthenticatorFlags.BackedUp | AuthenticatorFlags.BackupEligible)
            .With(claimed ? AuthenticatorFlags.BackupEligible : AuthenticatorFlags.None);
    }

    private void ShouldFail(FailureCode code, int step) =>
        _attempt.Verify().ShouldFailWith(code).Step.ShouldBe($"WebAuthn L3 §7.2 step {step}");
}
