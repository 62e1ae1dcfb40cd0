using Ostiary.Testing;
using Ostiary.WebAuthn;
using AuthenticatorFlags = Ostiary.WebAuthn.AuthenticatorFlags;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_authenticator_extension_outputs
{
    private readonly RegistrationAttempt _registration = new();
    private readonly SignInAttempt _signIn = new();

    public static TheoryData<string, string, object?> Invalid { get; } = new()
    {
        { "zero", "credProtect", 0 },
        { "four", "credProtect", 4 },
        { "a text", "credProtect", "2" },
        { "a negative number", "credProtect", -1 },
        { "the greatest number", "credProtect", long.MaxValue },
        { "a truth value", "minPinLength", true },
        { "a negative number", "minPinLength", -1 },
        { "longer than any PIN", "minPinLength", 64 },
        { "not a list", "uvm", 2 },
        { "an empty list", "uvm", Array.Empty<int[]>() },
        { "a flat list", "uvm", new[] { 2, 4, 2 } },
        { "two numbers", "uvm", new int[][] { [2, 4] } },
        { "four numbers", "uvm", new int[][] { [2, 4, 2, 2] } },
        { "a number out of range", "uvm", new int[][] { [2, 65536, 2] } },
        { "a negative number", "uvm", new int[][] { [-2, 4, 2] } },
        { "four factors", "uvm", new int[][] { [1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 1, 1] } },
        { "a text", "hmac-secret", "yes" },
        { "a truth value", "hmac-secret-mc", true },
    };

    [Fact]
    public void Are_read_in_both_ceremonies()
    {
        CborMap outputs = new()
        {
            { "uvm", new int[][] { [2, 4, 2], [4, 1, 1] } },
            { "credProtect", 3 },
            { "hmac-secret", true },
            { "minPinLength", 6 },
            { "made.up", null },
        };
        Send(outputs);

        foreach (var read in new[] { _registration.Verify().ShouldSucceed().AuthenticatorExtensions, _signIn.Verify().ShouldSucceed().AuthenticatorExtensions })
        {
            read.Identifiers.ShouldBe(["uvm", "credProtect", "hmac-secret", "minPinLength", "made.up"]);
            read.CredentialProtection.ShouldBe(CredentialProtection.UserVerificationRequired);
            read.MinPinLength.ShouldBe(6);
            read.UserVerificationMethods.ShouldBe([new(2, 4, 2), new(4, 1, 1)]);
        }
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Are_refused_by_their_name_when_they_say_what_they_cannot(string what, string identifier, object? value)
    {
        Send(new CborMap { { identifier, value } });

        _registration.Verify().ShouldFailWith(WebAuthnCodes.ExtensionOutputInvalid).Field.ShouldBe($"authenticatorData.extensions.{identifier}", what);
        _signIn.Verify().ShouldFailWith(WebAuthnCodes.ExtensionOutputInvalid).Field.ShouldBe($"authenticatorData.extensions.{identifier}", what);
    }

    [Fact]
    public void Are_refused_unasked_where_policy_says_so()
    {
        Send(new CborMap { { "credProtect", 2 } });
        _registration.Expected = _registration.Expected with { UnrequestedExtensions = UnrequestedExtensions.Refuse };
        _signIn.Expected = _signIn.Expected with { UnrequestedExtensions = UnrequestedExtensions.Refuse };

        _registration.Verify().ShouldFailWith(WebAuthnCodes.ExtensionNotRequested).Field.ShouldBe("authenticatorData.extensions.credProtect");
        var failure = _signIn.Verify().ShouldFailWith(WebAuthnCodes.ExtensionNotRequested);
        failure.Field.ShouldBe("authenticatorData.extensions.credProtect");
        failure.Step.ShouldBe("WebAuthn L3 §7.2 step 23");
    }

    [Fact]
    public void Are_let_pass_under_the_names_that_authenticators_use_for_prf()
    {
        Send(new CborMap { { "hmac-secret", new byte[32] } });
        _signIn.Expected = _signIn.Expected with
        {
            UnrequestedExtensions = UnrequestedExtensions.Refuse,
            Extensions = new AuthenticationExtensions { Prf = new PrfRequest() },
        };

        _signIn.Verify().ShouldSucceed();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(2)]
    public void Must_show_the_credential_protection_that_is_enforced(int? shown)
    {
        if (shown is { } level)
            Send(new CborMap { { "credProtect", level } });
        var asked = new RegistrationExtensions { CredentialProtection = CredentialProtection.UserVerificationRequired };
        _registration.Expected = _registration.Expected with { Extensions = asked };
        _registration.Verify().ShouldSucceed();

        _registration.Expected = _registration.Expected with { Extensions = asked with { EnforceCredentialProtection = true } };
        var failure = _registration.Verify().ShouldFailWith(WebAuthnCodes.ExtensionNotHonored);
        failure.Field.ShouldBe("authenticatorData.extensions.credProtect");
        failure.Step.ShouldBe("WebAuthn L3 §7.1 step 28");
    }

    [Fact]
    public void May_show_more_credential_protection_than_is_enforced()
    {
        Send(new CborMap { { "credProtect", 3 } });
        _registration.Expected = _registration.Expected with
        {
            Extensions = new RegistrationExtensions
            {
                CredentialProtection = CredentialProtection.UserVerificationOptionalWithCredentialIdList,
                EnforceCredentialProtection = true,
            },
        };

        _registration.Verify().ShouldSucceed();
    }

    private void Send(CborMap outputs)
    {
        _registration.Authenticator = _registration.Authenticator.With(AuthenticatorFlags.ExtensionsIncluded) with { Extensions = outputs.Encode() };
        _signIn.Authenticator = _signIn.Authenticator.With(AuthenticatorFlags.ExtensionsIncluded) with { Extensions = outputs.Encode() };
    }
}
