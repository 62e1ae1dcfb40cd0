using System.Text.Json.Nodes;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>WebAuthn L3 §10.1.1: the one extension whose output, unsigned, changes what an answer must be scoped to.</summary>
public sealed class The_appid_extension
{
    private const string AppId = "https://example.com/u2f";

    private static readonly AuthenticationExtensions Asked = new() { AppId = AppId };

    private readonly SignInAttempt _attempt = new();

    [Fact]
    public void Accepts_the_scope_of_the_appid_when_asked_and_answered()
    {
        Answer(Asked, said: true, scope: AppId);

        _attempt.Verify().ShouldSucceed().ClientExtensions.AppIdUsed.ShouldBe(true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void Accepts_the_scope_of_the_rp_id_when_the_appid_was_not_used(bool? said)
    {
        Answer(Asked, said, scope: "example.com");

        _attempt.Verify().ShouldSucceed();
    }

    [Fact]
    public void Ignores_a_client_that_says_it_unasked()
    {
        Answer(AuthenticationExtensions.None, said: true, scope: "example.com");

        _attempt.Verify().ShouldSucceed();
    }

    [Fact]
    public void Refuses_the_scope_of_an_appid_that_nobody_asked_for()
    {
        Answer(AuthenticationExtensions.None, said: true, scope: AppId);

        ShouldBeOutOfScope();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void Refuses_the_scope_of_the_appid_of_which_the_client_does_not_say_so(bool? said)
    {
        Answer(Asked, said, scope: AppId);

        ShouldBeOutOfScope();
    }

    [Fact]
    public void Refuses_the_scope_of_the_rp_id_when_the_client_says_that_the_appid_was_used()
    {
        Answer(Asked, said: true, scope: "example.com");

        ShouldBeOutOfScope();
    }

    [Theory]
    [InlineData("https://evil.example/u2f")]
    [InlineData("https://example.com/u2f/")]
    [InlineData("https://example.com/U2F")]
    public void Refuses_the_scope_of_another_appid(string scope)
    {
        Answer(Asked, said: true, scope);

        ShouldBeOutOfScope();
    }

    private void Answer(AuthenticationExtensions asked, bool? said, string scope)
    {
        _attempt.Expected = _attempt.Expected with { Extensions = asked };
        _attempt.Authenticator = _attempt.Authenticator with { RpId = scope };
        if (said is { } used)
            _attempt.AlterEnvelope = envelope => envelope["clientExtensionResults"] = new JsonObject { ["appid"] = used };
    }

    private void ShouldBeOutOfScope() =>
        _attempt.Verify().ShouldFailWith(WebAuthnCodes.RpIdMismatch).Step.ShouldBe("WebAuthn L3 §7.2 step 15");
}
