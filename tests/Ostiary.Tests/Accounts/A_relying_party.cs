using Ostiary.Accounts;

namespace Ostiary.Tests.Accounts;

public sealed class A_relying_party
{
    private static readonly RelyingParty Valid = Sample.RelyingParty();

    [Fact]
    public void Is_accepted_as_it_stands() => RelyingPartyRules.Check(Valid).ShouldSucceed();

    [Fact]
    public void May_live_on_localhost() =>
        RelyingPartyRules.Check(At("localhost", "http://localhost:8080")).ShouldSucceed().HostedHost.ShouldBe("localhost:8080");

    [Theory]
    [InlineData("")]
    [InlineData("com")]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::1")]
    [InlineData("Example.com")]
    [InlineData("example.com.")]
    [InlineData("-a.example.com")]
    [InlineData("exa_mple.com")]
    [InlineData("https://example.com")]
    [InlineData("1.2")]
    public void Is_refused_when_its_rp_id_is_no_domain(string rpId) =>
        RelyingPartyRules.Check(Valid with { RpId = rpId }).ShouldFailWith(AccountsCodes.RpIdNotADomain);

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("https://example.com/path")]
    [InlineData("https://EXAMPLE.com")]
    [InlineData("https://example.com:443")]
    [InlineData("https://ann@example.com")]
    [InlineData("example.com")]
    [InlineData("ftp://example.com")]
    [InlineData("android:apk-key-hash:abc")]
    public void Is_refused_when_an_origin_is_not_as_browsers_write_it(string origin) =>
        RelyingPartyRules.Check(At("example.com", origin)).ShouldFailWith(AccountsCodes.OriginMalformed);

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("http://localhost.example.com")]
    public void Is_refused_when_an_origin_is_not_secure(string origin) =>
        RelyingPartyRules.Check(At("example.com", origin)).ShouldFailWith(AccountsCodes.OriginNotSecure);

    [Theory]
    [InlineData("https://example.net")]
    [InlineData("https://notexample.com")]
    [InlineData("https://example.com.example.net")]
    public void Is_refused_when_an_origin_lies_outside_its_rp_id(string origin) =>
        RelyingPartyRules.Check(At("example.com", origin)).ShouldFailWith(AccountsCodes.OriginOutsideRpId);

    [Fact]
    public void Is_refused_without_origins_or_with_one_twice()
    {
        RelyingPartyRules.Check(Valid with { Origins = [] }).ShouldFailWith(AccountsCodes.OriginMissing);
        RelyingPartyRules.Check(Valid with { Origins = [Valid.HostedOrigin, Valid.HostedOrigin] }).ShouldFailWith(AccountsCodes.OriginMissing);
    }

    [Fact]
    public void Is_refused_when_its_pages_live_elsewhere() =>
        RelyingPartyRules.Check(Valid with { HostedOrigin = "https://other.example.com" }).ShouldFailWith(AccountsCodes.HostedOriginUnknown);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\nb")]
    [InlineData("\u200d")]
    [InlineData("\u2800")]
    public void Is_refused_without_a_readable_name(string name) =>
        RelyingPartyRules.Check(Valid with { Name = name }).ShouldFailWith(AccountsCodes.RelyingPartyName);

    [Fact]
    public void Is_refused_when_its_policy_says_what_WebAuthn_does_not_know()
    {
        CeremonyPolicy[] broken =
        [
            new() { UserVerification = "always" },
            new() { ResidentKey = "yes" },
            new() { Attestation = "full" },
            new() { AllowCredentials = "some" },
            new() { SignCount = "ignore" },
            new() { BackupEligibility = "accept" },
            new() { Timeout = TimeSpan.FromSeconds(29) },
            new() { Timeout = TimeSpan.FromMinutes(11) },
        ];

        foreach (var policy in broken)
            RelyingPartyRules.Check(Valid with { Policy = policy }).ShouldFailWith(AccountsCodes.PolicyValue);
    }

    [Fact]
    public void Keeps_the_defaults_of_what_an_older_policy_does_not_say()
    {
        var policy = AccountsJson.Read("""{"userVerification":"preferred","residentKey":"required","attestation":"none","allowCredentials":"empty","timeout":"00:05:00"}""", AccountsJson.Default.CeremonyPolicy);

        policy.UserVerification.ShouldBe("preferred");
        (policy.SignCount, policy.BackupEligibility).ShouldBe(("refuse", "refuse"));
        policy.RelatedOrigins.ShouldBeEmpty();
        RelyingPartyRules.Check(Valid with { Policy = policy }).ShouldSucceed();
    }

    [Fact]
    public void May_have_related_origins_of_five_labels() =>
        RelyingPartyRules.Check(Related("https://a.org", "https://b.org", "https://c.org", "https://www.a.co.uk", "https://d.org", "https://e.org")).ShouldSucceed()
            .CeremonyOrigins.ShouldBe([.. Valid.Origins, "https://a.org", "https://b.org", "https://c.org", "https://www.a.co.uk", "https://d.org", "https://e.org"]);

    [Fact]
    public void Is_refused_with_a_related_origin_of_a_sixth_label_and_told_which()
    {
        var failure = RelyingPartyRules.Check(Related("https://a.org", "https://b.org", "https://c.org", "https://d.org", "https://e.org", "https://f.org"))
            .ShouldFailWith(AccountsCodes.RelatedOriginBeyondLabels);

        failure.Field.ShouldBe("relatedOrigins");
        failure.Detail.ShouldBe("https://f.org");
    }

    [Fact]
    public void Is_refused_with_related_origins_that_are_malformed_insecure_twice_there_or_its_own()
    {
        RelyingPartyRules.Check(Related("https://a.org/")).ShouldFailWith(AccountsCodes.OriginMalformed).Field.ShouldBe("relatedOrigins");
        RelyingPartyRules.Check(Related("http://a.org")).ShouldFailWith(AccountsCodes.OriginNotSecure).Field.ShouldBe("relatedOrigins");
        RelyingPartyRules.Check(Related("https://a.org", "https://a.org")).ShouldFailWith(AccountsCodes.OriginMissing).Field.ShouldBe("relatedOrigins");
        RelyingPartyRules.Check(Related(Valid.Origins[0])).ShouldFailWith(AccountsCodes.RelatedOriginCovered).Field.ShouldBe("relatedOrigins");
    }

    private static RelyingParty Related(params string[] origins) => Valid with { Policy = new() { RelatedOrigins = origins } };

    private static RelyingParty At(string rpId, string origin) => Valid with { RpId = rpId, Origins = [origin], HostedOrigin = origin };
}
