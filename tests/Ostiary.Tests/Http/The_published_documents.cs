using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Accounts;
using Ostiary.Console.Health;
using Ostiary.Server.Acts;
using Ostiary.Server.Endpoints;
using Ostiary.Server.Outbound;
using Ostiary.Testing;
using Ostiary.Tests.Accounts;

namespace Ostiary.Tests.Http;

/// <summary>What <c>ostiary doctor --url</c> says of a host, looked up over real TLS.</summary>
public sealed class The_published_documents : IDisposable
{
    private const string AssetLinks = "https://example.com/.well-known/assetlinks.json";
    private const string SiteAssociation = "https://example.com/.well-known/apple-app-site-association";
    private const string RelatedOrigins = "https://example.com/.well-known/webauthn";

    private static readonly RelyingParty Shop = Sample.RelyingParty() with
    {
        Policy = new()
        {
            AndroidApps = [new("com.example.shop", new string('a', 64)), new("com.example.shop", new string('b', 64))],
            AppleApps = [new("A1B2C3D4E5", "com.example.shop")],
            RelatedOrigins = ["https://example.co.uk"],
        },
    };

    private readonly PretendedHosts _hosts = new("example.com");
    private readonly HardenedFetcher _fetcher;

    public The_published_documents()
    {
        _fetcher = new HardenedFetcher(_hosts, new FakeClock());
        Publish(AssetLinks, AppDocuments.AssetLinks([Shop]));
        Publish(SiteAssociation, AppDocuments.SiteAssociation([Shop]));
        Publish(RelatedOrigins, new JsonObject { ["origins"] = new JsonArray("https://example.co.uk", "https://example.com") });
    }

    [Fact]
    public async Task Are_well_when_the_host_says_what_this_server_would()
    {
        var findings = await Examine();

        findings.Select(finding => (finding.Name, finding.State)).ShouldBe(
            [("assetlinks.json", HealthState.Good), ("apple-app-site-association", HealthState.Good), ("webauthn", HealthState.Good)]);
    }

    [Fact]
    public async Task May_name_more_than_is_configured_here()
    {
        var documents = AppDocuments.AssetLinks([Shop, Shop with { Policy = new() { AndroidApps = [new("com.example.other", new string('c', 64))] } }]);
        Publish(AssetLinks, documents);

        (await Examine())[0].State.ShouldBe(HealthState.Good);
    }

    [Fact]
    public async Task Are_amiss_when_they_lack_an_app_or_an_origin()
    {
        Publish(AssetLinks, AppDocuments.AssetLinks([Shop with { Policy = Shop.Policy with { AndroidApps = [Shop.Policy.AndroidApps[0]] } }]));
        Publish(SiteAssociation, new JsonObject { ["applinks"] = new JsonObject() });
        Publish(RelatedOrigins, new JsonObject { ["origins"] = "https://example.co.uk" });

        var findings = await Examine();

        findings.ShouldAllBe(finding => finding.State == HealthState.Bad && finding.Remedy != null);
        findings[0].Text.ShouldContain("com.example.shop signed by BB:BB");
        findings[1].Text.ShouldContain("A1B2C3D4E5.com.example.shop");
        findings[2].Text.ShouldContain("https://example.co.uk");
    }

    [Fact]
    public async Task Are_amiss_when_they_share_something_else_than_credentials()
    {
        var links = AppDocuments.AssetLinks([Shop]);
        links[0]!["relation"] = new JsonArray("delegate_permission/common.handle_all_urls");
        Publish(AssetLinks, links);

        (await Examine())[0].State.ShouldBe(HealthState.Bad);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}{}")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("[1,null,{\"relation\":7,\"target\":[]}]")]
    [InlineData("""[{"relation":["\ud800"]}]""")]
    [InlineData("""{"webcredentials":{"apps":[]},"webcredentials":{"apps":["A1B2C3D4E5.com.example.shop"]}}""")]
    public async Task Are_amiss_when_they_are_something_else(string text)
    {
        _hosts[AssetLinks] = _hosts[SiteAssociation] = new() { Body = Encoding.UTF8.GetBytes(text) };

        var findings = await Examine();

        findings[0].State.ShouldBe(HealthState.Bad);
        findings[1].State.ShouldBe(HealthState.Bad);
    }

    [Fact]
    public async Task Are_amiss_behind_a_redirect_that_no_phone_follows()
    {
        _hosts["https://example.com/moved"] = new() { Body = Encoding.UTF8.GetBytes(AppDocuments.AssetLinks([Shop]).ToJsonString()) };
        _hosts[AssetLinks] = PretendedAnswer.Redirect("https://example.com/moved");

        (await Examine())[0].Text.ShouldContain(OutboundCodes.StatusUnexpected.Value);
        _hosts.Asked.ShouldNotContain("https://example.com/moved");
    }

    [Fact]
    public async Task Are_amiss_when_they_are_not_there_or_too_large()
    {
        _hosts[AssetLinks] = new("404 Not Found");
        _hosts[SiteAssociation] = new() { Length = 1024 * 1024 };

        var findings = await Examine();

        findings[0].Text.ShouldContain(OutboundCodes.StatusUnexpected.Value);
        findings[1].Text.ShouldContain(OutboundCodes.TooLarge.Value);
    }

    [Fact]
    public async Task Are_not_asked_of_a_private_address()
    {
        using var network = new HardenedFetcher(new PretendedNetwork { Addresses = { [0] = [System.Net.IPAddress.Loopback] } }, new FakeClock());

        var findings = await new PublishedDocuments(network).Examine(new Uri("https://example.com"), [Shop], default);

        findings.ShouldAllBe(finding => finding.Text.Contains(OutboundCodes.PrivateAddress.Value));
    }

    [Fact]
    public async Task Need_not_be_there_for_a_relying_party_without_apps()
    {
        var findings = await new PublishedDocuments(_fetcher).Examine(new Uri("https://example.com"), [Sample.RelyingParty()], default);

        findings.ShouldHaveSingleItem().State.ShouldBe(HealthState.Good);
        _hosts.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Are_not_looked_for_at_a_host_that_is_no_RP_ID()
    {
        var findings = await new PublishedDocuments(_fetcher).Examine(new Uri("https://elsewhere.example.com"), [Shop], default);

        findings.ShouldHaveSingleItem().State.ShouldBe(HealthState.Bad);
        _hosts.Asked.ShouldBeEmpty();
    }

    public void Dispose()
    {
        _fetcher.Dispose();
        _hosts.Dispose();
    }

    private void Publish(string address, JsonNode document) => _hosts[address] = new() { Body = Encoding.UTF8.GetBytes(document.ToJsonString()) };

    private Task<IReadOnlyList<Finding>> Examine() => new PublishedDocuments(_fetcher).Examine(new Uri("https://example.com"), [Shop], default);
}
