using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_configured_origins
{
    private const string AndroidApp = "android:apk-key-hash:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    [Fact]
    public void May_be_pages_apps_and_related_pages_and_keep_their_order()
    {
        string[] origins = ["https://example.org", "https://example.com", AndroidApp, "ios:bundle-id:com.example.app", "https://app.example.com:8443"];

        ConfiguredOrigins.Check(origins, "example.com").ShouldSucceed().ShouldBe(origins);
    }

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("https://*.example.com")]
    [InlineData("android:apk-key-hash:AAEC")]
    [InlineData("ios:bundle-id:app")]
    public void Are_refused_at_their_place_when_no_client_would_write_them(string broken) =>
        ConfiguredOrigins.Check(["https://example.com", broken], "example.com").ShouldFailWith(WebAuthnCodes.ConfiguredOriginMalformed).Field.ShouldBe("origins[1]");

    [Fact]
    public void Are_refused_when_they_are_not_secure() =>
        ConfiguredOrigins.Check(["http://example.com"], "example.com").ShouldFailWith(WebAuthnCodes.ConfiguredOriginNotSecure).Field.ShouldBe("origins[0]");

    [Fact]
    public void Are_refused_when_browsers_would_skip_one()
    {
        string[] origins = ["https://own.example.com", "https://a.net", "https://b.net", "https://c.net", "https://d.net", "https://e.net", "https://f.net"];

        var failure = ConfiguredOrigins.Check(origins, "example.com").ShouldFailWith(WebAuthnCodes.RelatedOriginBeyondLabels);

        failure.Field.ShouldBe("origins[6]");
        failure.Detail.ShouldBe("https://f.net");
        ConfiguredOrigins.Check(origins[..^1], "example.com").ShouldSucceed();
    }

    [Theory]
    [InlineData(AndroidApp)]
    [InlineData("ios:bundle-id:com.example.app")]
    public void Of_apps_are_compared_letter_by_letter(string app)
    {
        var attempt = new SignInAttempt();
        attempt.Page = attempt.Page with { Origin = app };
        attempt.Verify().ShouldFailWith(WebAuthnCodes.OriginNotAllowed);

        attempt.Expected = attempt.Expected with { Origins = [app] };
        attempt.Verify().ShouldSucceed();

        attempt.Page = attempt.Page with { Origin = app.ToUpperInvariant() };
        attempt.Verify().ShouldFailWith(WebAuthnCodes.OriginNotAllowed);
    }

    [Theory]
    [InlineData("https://sub.example.com")]
    [InlineData("https://evil-example.com")]
    [InlineData("https://example.com.evil.net")]
    [InlineData("http://example.com")]
    [InlineData("https://example.com:8443")]
    public void Let_nothing_in_beside_themselves(string origin)
    {
        var attempt = new SignInAttempt();
        attempt.Page = attempt.Page with { Origin = origin };

        attempt.Verify().ShouldFailWith(WebAuthnCodes.OriginNotAllowed);
    }
}
