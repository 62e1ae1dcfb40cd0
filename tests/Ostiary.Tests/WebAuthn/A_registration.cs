using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class A_registration
{
    private readonly RegistrationAttempt _attempt = new();

    [Fact]
    public void Succeeds_and_gives_the_record_to_store()
    {
        var registered = _attempt.Verify().ShouldSucceed();

        var record = registered.Credential;
        record.Type.ShouldBe("public-key");
        record.Id.ToArray().ShouldBe(_attempt.Authenticator.CredentialId);
        record.PublicKey.ToArray().ShouldBe(_attempt.Key.Cose);
        record.Algorithm.ShouldBe(CoseAlgorithm.ES256);
        record.Transports.ShouldBe(["internal", "hybrid"]);
        record.Aaguid.ToString().ShouldBe("00112233-4455-6677-8899-aabbccddeeff");
        record.UvInitialized.ShouldBeTrue();
        record.BackupEligible.ShouldBeTrue();
        record.BackedUp.ShouldBeTrue();
        record.RpId.ShouldBe("example.com");
        record.AttestationClientDataJson.ToArray().ShouldBe(_attempt.Page.Serialize());
        registered.Attestation.Format.ShouldBe("none");
        registered.Attestation.Type.ShouldBe(AttestationType.None);
        registered.Attestation.Trust.ShouldBe(AttestationTrust.NotApplicable);
        registered.Attachment.ShouldBe(AuthenticatorAttachment.Platform);
        registered.ClientExtensions.Discoverable.ShouldBe(true);
        registered.UserPresent.ShouldBeTrue();
        registered.UserVerified.ShouldBeTrue();
    }

    [Theory]
    [InlineData(CoseAlgorithm.ES256)]
    [InlineData(CoseAlgorithm.ES384)]
    [InlineData(CoseAlgorithm.ES512)]
    [InlineData(CoseAlgorithm.ES256K)]
    [InlineData(CoseAlgorithm.ESP256)]
    [InlineData(CoseAlgorithm.ESP384)]
    [InlineData(CoseAlgorithm.ESP512)]
    [InlineData(CoseAlgorithm.RS256)]
    [InlineData(CoseAlgorithm.RS384)]
    [InlineData(CoseAlgorithm.RS512)]
    [InlineData(CoseAlgorithm.PS256)]
    [InlineData(CoseAlgorithm.PS384)]
    [InlineData(CoseAlgorithm.PS512)]
    public void Succeeds_with_each_algorithm_and_the_key_signing_for_itself(CoseAlgorithm algorithm)
    {
        _attempt.Key = TestKey.Make(algorithm);

        _attempt.Packed().Verify().ShouldSucceed().Credential.Algorithm.ShouldBe(algorithm);
    }

    [Fact]
    public void Is_refused_for_client_data_of_an_authentication()
    {
        _attempt.Page = _attempt.Page with { Type = "webauthn.get" };

        ShouldFail(WebAuthnCodes.ClientDataTypeMismatch, step: 7);
    }

    [Fact]
    public void Is_refused_when_our_own_challenge_is_too_short_to_be_secret()
    {
        _attempt.Page = _attempt.Page with { Challenge = new byte[15] };
        _attempt.Expected = _attempt.Expected with { Challenge = new byte[15] };

        ShouldFail(WebAuthnCodes.ExpectedChallengeTooShort, step: 8);
    }

    [Fact]
    public void Is_refused_when_our_own_challenge_was_lost()
    {
        _attempt.Expected = _attempt.Expected with { Challenge = default };

        ShouldFail(WebAuthnCodes.ExpectedChallengeTooShort, step: 8);
    }

    [Fact]
    public void Is_refused_when_the_answer_is_for_another_challenge()
    {
        _attempt.Page = _attempt.Page with { Challenge = RandomNumberGenerator.GetBytes(32) };

        ShouldFail(WebAuthnCodes.ChallengeMismatch, step: 8);
    }

    [Theory]
    [InlineData("https://evil-example.com")]
    [InlineData("https://example.com.evil.example")]
    [InlineData("https://sub.example.com")]
    [InlineData("http://example.com")]
    [InlineData("https://example.com:8443")]
    [InlineData("https://example.com/")]
    [InlineData("https://EXAMPLE.com")]
    public void Is_refused_from_any_origin_that_is_not_listed_letter_by_letter(string origin)
    {
        _attempt.Page = _attempt.Page with { Origin = origin };

        ShouldFail(WebAuthnCodes.OriginNotAllowed, step: 9);
    }

    [Fact]
    public void Is_refused_in_a_cross_origin_frame_by_default()
    {
        _attempt.Page = _attempt.Page with { CrossOrigin = true };

        ShouldFail(WebAuthnCodes.CrossOriginNotAllowed, step: 10);
    }

    [Fact]
    public void Is_refused_with_a_top_origin_by_default()
    {
        _attempt.Page = _attempt.Page with { TopOrigin = "https://shop.example" };
        _attempt.Expected = _attempt.Expected with { TopOrigins = ["https://shop.example"] };

        ShouldFail(WebAuthnCodes.TopOriginNotAllowed, step: 11);
    }

    [Fact]
    public void Is_refused_under_a_top_origin_that_is_not_listed()
    {
        _attempt.Page = _attempt.Page with { CrossOrigin = true, TopOrigin = "https://evil.example" };
        _attempt.Expected = _attempt.Expected with { CrossOriginAllowed = true, TopOrigins = ["https://shop.example"] };

        ShouldFail(WebAuthnCodes.TopOriginNotAllowed, step: 11);
    }

    [Fact]
    public void Succeeds_in_a_frame_that_is_expected()
    {
        _attempt.Page = _attempt.Page with { CrossOrigin = true, TopOrigin = "https://shop.example" };
        _attempt.Expected = _attempt.Expected with { CrossOriginAllowed = true, TopOrigins = ["https://shop.example"] };

        _attempt.Verify().ShouldSucceed();
    }

    [Fact]
    public void Is_refused_without_a_new_credential()
    {
        _attempt.Authenticator = _attempt.Authenticator.Without(AuthenticatorFlags.AttestedCredentialIncluded);

        ShouldFail(WebAuthnCodes.AttestedCredentialMissing, step: 13);
    }

    [Fact]
    public void Is_refused_for_another_relying_party()
    {
        _attempt.Authenticator = _attempt.Authenticator with { RpId = "example.org" };

        ShouldFail(WebAuthnCodes.RpIdMismatch, step: 14);
    }

    [Fact]
    public void Is_refused_when_nobody_was_there()
    {
        _attempt.Authenticator = _attempt.Authenticator.Without(AuthenticatorFlags.UserPresent);

        ShouldFail(WebAuthnCodes.UserNotPresent, step: 15);
    }

    [Fact]
    public void Is_refused_when_the_user_was_not_verified_and_must_be()
    {
        _attempt.Authenticator = _attempt.Authenticator.Without(AuthenticatorFlags.UserVerified);

        ShouldFail(WebAuthnCodes.UserNotVerified, step: 16);
    }

    [Theory]
    [InlineData(UserVerification.Preferred)]
    [InlineData(UserVerification.Discouraged)]
    public void Succeeds_without_user_verification_where_that_is_not_required(UserVerification userVerification)
    {
        _attempt.Authenticator = _attempt.Authenticator.Without(AuthenticatorFlags.UserVerified);
        _attempt.Expected = _attempt.Expected with { UserVerification = userVerification };

        _attempt.Verify().ShouldSucceed().Credential.UvInitialized.ShouldBeFalse();
    }

    [Fact]
    public void Succeeds_with_nobody_there_only_when_it_was_issued_as_conditional()
    {
        _attempt.Authenticator = _attempt.Authenticator.Without(AuthenticatorFlags.UserPresent | AuthenticatorFlags.UserVerified);
        _attempt.Expected = _attempt.Expected with { Conditional = true };

        var registered = _attempt.Verify().ShouldSucceed();

        registered.UserPresent.ShouldBeFalse();
        registered.UserVerified.ShouldBeFalse();
    }

    [Fact]
    public void Is_refused_when_it_is_backed_up_and_cannot_be()
    {
        _attempt.Authenticator = _attempt.Authenticator.Without(AuthenticatorFlags.BackupEligible);

        ShouldFail(WebAuthnCodes.BackupStateInvalid, step: 17);
    }

    [Fact]
    public void Is_refused_with_an_algorithm_that_was_not_offered()
    {
        _attempt.Expected = _attempt.Expected with { Algorithms = [CoseAlgorithm.ESP256, CoseAlgorithm.RS256] };

        ShouldFail(WebAuthnCodes.AlgorithmNotOffered, step: 20);
    }

    [Fact]
    public void Is_refused_with_a_point_that_is_not_on_its_curve()
    {
        _attempt.Authenticator = _attempt.Authenticator with
        {
            PublicKey = TestKey.Write([(1, 2), (3, -7), (-1, 1), (-2, new byte[32]), (-3, Enumerable.Repeat((byte)1, 32).ToArray())]),
        };

        ShouldFail(WebAuthnCodes.CoseKeyInvalid, step: 20);
    }

    [Fact]
    public void Is_refused_with_an_algorithm_that_nothing_here_verifies()
    {
        _attempt.Authenticator = _attempt.Authenticator with { PublicKey = TestKey.Write([(1, 7), (3, -48), (-1, new byte[32])]) };

        ShouldFail(WebAuthnCodes.AlgorithmUnsupported, step: 20);
    }

    [Theory]
    [InlineData("fido-u3f")]
    [InlineData("Packed")]
    [InlineData("")]
    public void Is_refused_with_a_format_that_is_unknown_here(string format)
    {
        _attempt.Format = format;

        ShouldFail(WebAuthnCodes.AttestationFormatUnsupported, step: 21);
    }

    [Fact]
    public void Is_refused_when_no_attestation_says_something()
    {
        _attempt.Statement = (writer, signed) => RegistrationAttempt.WritePacked(writer, -7, _attempt.Key.Sign(signed));

        ShouldFail(WebAuthnCodes.AttestationStatementMalformed, step: 22);
    }

    [Fact]
    public void Is_refused_when_no_attestation_is_an_array()
    {
        _attempt.Statement = (writer, _) =>
        {
            writer.WriteStartArray(0);
            writer.WriteEndArray();
        };

        ShouldFail(WebAuthnCodes.AttestationStatementMalformed, step: 22);
    }

    [Theory]
    [InlineData(AttestationConveyance.Direct, false)]
    [InlineData(AttestationConveyance.Direct, true)]
    [InlineData(AttestationConveyance.Enterprise, false)]
    [InlineData(AttestationConveyance.Enterprise, true)]
    public void Is_refused_when_attestation_is_required_and_nobody_vouches(AttestationConveyance conveyance, bool self)
    {
        _attempt.Expected = _attempt.Expected with { Attestation = conveyance };
        if (self)
            _attempt.Packed();

        ShouldFail(WebAuthnCodes.AttestationRequired, step: 24);
    }

    [Fact]
    public void Succeeds_without_attestation_where_it_was_indirect() =>
        new RegistrationAttempt { Expected = _attempt.Expected with { Attestation = AttestationConveyance.Indirect } }.Verify().ShouldSucceed();

    [Fact]
    public void Is_refused_when_the_credential_id_is_too_long()
    {
        _attempt.Authenticator = _attempt.Authenticator with { CredentialId = new byte[1024] };

        ShouldFail(WebAuthnCodes.CredentialIdTooLong, step: 25);
    }

    [Fact]
    public void Is_refused_when_the_credential_was_excluded()
    {
        _attempt.Expected = _attempt.Expected with { ExcludedCredentials = [new byte[] { 1 }, _attempt.Authenticator.CredentialId] };

        ShouldFail(WebAuthnCodes.CredentialExcluded, step: 26);
    }

    [Fact]
    public void Is_refused_when_the_envelope_names_another_credential()
    {
        _attempt.AlterEnvelope = envelope =>
        {
            envelope["id"] = "AQID";
            envelope["rawId"] = "AQID";
        };

        ShouldFail(WebAuthnCodes.CredentialIdMismatch, step: 27);
    }

    [Fact]
    public void Is_refused_when_it_is_not_discoverable_and_must_be()
    {
        _attempt.Expected = _attempt.Expected with { DiscoverableRequired = true };
        _attempt.AlterEnvelope = envelope => envelope["clientExtensionResults"] = new JsonObject { ["credProps"] = new JsonObject { ["rk"] = false } };

        ShouldFail(WebAuthnCodes.CredentialNotDiscoverable, step: 28);
    }

    [Fact]
    public void Succeeds_when_nobody_knows_whether_it_is_discoverable()
    {
        _attempt.Expected = _attempt.Expected with { DiscoverableRequired = true };
        _attempt.AlterEnvelope = envelope => envelope.Remove("clientExtensionResults");

        _attempt.Verify().ShouldSucceed().ClientExtensions.Discoverable.ShouldBeNull();
    }

    [Fact]
    public void Keeps_the_exact_key_when_extension_outputs_follow_it()
    {
        var outputs = new CborWriter();
        outputs.WriteStartMap(1);
        outputs.WriteTextString("credProtect");
        outputs.WriteInt32(2);
        outputs.WriteEndMap();
        _attempt.Authenticator = _attempt.Authenticator.With(AuthenticatorFlags.ExtensionsIncluded) with { Extensions = outputs.Encode() };

        var registered = _attempt.Verify().ShouldSucceed();

        registered.Credential.PublicKey.ToArray().ShouldBe(_attempt.Key.Cose);
        registered.AuthenticatorExtensions.Identifiers.ShouldBe(["credProtect"]);
        registered.AuthenticatorExtensions.CredentialProtection.ShouldBe(CredentialProtection.UserVerificationOptionalWithCredentialIdList);
    }

    [Fact]
    public void Stores_the_sign_count_as_it_is()
    {
        _attempt.Authenticator = _attempt.Authenticator with { SignCount = 41 };

        _attempt.Verify().ShouldSucceed().Credential.SignCount.ShouldBe(41u);
    }

    private void ShouldFail(FailureCode code, int step) =>
        _attempt.Verify().ShouldFailWith(code).Step.ShouldBe($"WebAuthn L3 §7.1 step {step}");
}
