using Ostiary.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;
using AuthenticatorFlags = Ostiary.Testing.AuthenticatorFlags;

namespace Ostiary.Tests.Conformance;

/// <summary>Assertion response 3 of the catalogue: what the authenticator claims when it signs.</summary>
[Catalogue("Assertion")]
public sealed class Authenticator_data_of_an_authentication
{
    private static readonly Broken<Alterations> Cases = new()
    {
        { "Resp-3 F-1: bytes follow it", new() { AuthenticatorData = Break.WithByteAfter }, AuthenticatorDataMalformed },
        { "it is cut off", new() { AuthenticatorData = Break.WithoutLastByte }, AuthenticatorDataMalformed },
        { "Resp-3 F-2: the RP ID is another", new() { AuthenticatorData = data => [(byte)(data[0] ^ 1), .. data[1..]] }, RpIdMismatch },
        { "Resp-3 F-3: the client data was changed after signing", Break.AfterSigning("clientDataJSON", json => [.. json[..^1], .. ",\"x\":1}"u8]), SignatureInvalid },
        { "it was changed after signing", Break.AfterSigning("authenticatorData", data => [.. data[..36], 9]), SignatureInvalid },
        { "Resp-3 F-5: the user was not verified", new() { Flags = flags => flags.Without(AuthenticatorFlags.UserVerified) }, UserNotVerified },
        { "the user was not present", new() { Flags = flags => flags.Without(AuthenticatorFlags.UserPresent) }, UserNotPresent },
        { "it is backed up and not eligible", new() { Flags = flags => flags.Without(AuthenticatorFlags.BackupEligible) }, BackupStateInvalid },
    };

    public static TheoryData<string> Words => Cases.Words;

    [Theory]
    [MemberData(nameof(Words))]
    public void Is_refused_when(string words) => (new SignInAttempt() with { Broken = Cases[words].Case }).Verify().ShouldFailAs(Cases[words]).Step.ShouldNotBeNull().ShouldStartWith("WebAuthn L3 §7.2 step ");

    [Shows("Assertion Resp-3 P-1")]
    [Fact]
    public void May_count_zero_for_ever() => new SignInAttempt().Verify().ShouldSucceed().SignCount.ShouldBe(0u);

    [Shows("Assertion Resp-3 P-2", "Assertion Resp-3 P-3", "Assertion Resp-3 P-4", "Assertion Resp-3 P-5", "Assertion Resp-3 P-6")]
    [Theory]
    [InlineData(UserVerification.Required, true)]
    [InlineData(UserVerification.Preferred, true)]
    [InlineData(UserVerification.Preferred, false)]
    [InlineData(UserVerification.Discouraged, true)]
    [InlineData(UserVerification.Discouraged, false)]
    public void May_verify_the_user_or_not_as_the_options_allow(UserVerification asked, bool verified)
    {
        var attempt = new SignInAttempt { Later = profile => profile with { UserVerified = verified } };

        var authentication = (attempt with { Expected = attempt.Expected with { UserVerification = asked } }).Verify().ShouldSucceed();

        authentication.UserVerified.ShouldBe(verified);
    }

    [Shows("Assertion Resp-3 O-1", "Assertion Resp-3 O-2")]
    [Theory]
    [InlineData(UserVerification.Preferred)]
    [InlineData(UserVerification.Discouraged)]
    public void Needs_a_person_whatever_the_options_say(UserVerification asked)
    {
        var attempt = new SignInAttempt { Broken = Cases["the user was not present"].Case };

        (attempt with { Expected = attempt.Expected with { UserVerification = asked } }).Verify().ShouldFailWith(UserNotPresent);
    }

    [Shows("Assertion Resp-3 P-7")]
    [Fact]
    public void May_carry_extension_outputs() =>
        (new SignInAttempt() with { Broken = new() { AuthenticatorExtensions = new() { { "unheardOf", true } } } }).Verify().ShouldSucceed();

    [Shows("Assertion Resp-3 F-4")]
    [Theory]
    [InlineData(1u)]
    [InlineData(0u)]
    public void Is_refused_when_the_sign_count_did_not_grow_and_the_policy_is_to_refuse(uint count)
    {
        var attempt = new SignInAttempt { Profile = AuthenticatorProfile.SecurityKey, Broken = new() { SignCount = _ => count } };

        (attempt with { Expected = attempt.Expected with { SignCountPolicy = SignCountPolicy.Refuse } }).Verify()
            .ShouldFailWith(SignCountWentBackwards);
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(0u)]
    public void Is_flagged_when_the_sign_count_did_not_grow_and_the_policy_is_to_flag(uint count)
    {
        var attempt = new SignInAttempt { Profile = AuthenticatorProfile.SecurityKey, Broken = new() { SignCount = _ => count } };

        var authentication = (attempt with { Expected = attempt.Expected with { SignCountPolicy = SignCountPolicy.Flag } }).Verify().ShouldSucceed();

        authentication.SignCountWentBackwards.ShouldBeTrue();
    }
}
