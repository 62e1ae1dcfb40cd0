using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.EndToEnd.Tests.Servers;
using Ostiary.Tests.Canaries;

namespace Ostiary.EndToEnd.Tests.Observing;

/// <summary>What people type into an observed page, and what it has in its address, title and errors, never leaves it with what is told.</summary>
[Collection(InChromium.Name)]
public sealed class A_page_full_of_secrets(Chromium chromium, AnotherSite site) : IClassFixture<AnotherSite>
{
    private const string FailOnDemand =
        """
        const get = navigator.credentials.get.bind(navigator.credentials);
        navigator.credentials.get = options => window.broken
          ? Promise.reject(Object.assign(new Error(`Nobody is called ${window.broken}`), { name: 'UnknownError', mail: window.broken }))
          : get(options);
        """;

    [Fact]
    public async Task Tells_of_its_ceremonies_and_of_none_of_them()
    {
        var (hunt, secret) = (new CanaryHunt(), CanaryHunt.Text("typed", 1));
        await using var window = await chromium.Open(site.Origin);
        await window.Page.Context.AddInitScriptAsync(FailOnDemand);
        await window.PlugIn();
        await window.Page.GotoAsync($"/elsewhere?token={secret}");
        await window.Page.GotoAsync($"/?mail={secret}#{secret}", new() { Referer = window.Page.Url });
        (await window.Page.EvaluateAsync<string>("document.referrer")).ShouldContain(CanaryHunt.Mark);
        await window.Page.EvaluateAsync("secret => { document.title = secret; document.cookie = `session=${secret}`; }", secret);
        foreach (var field in (string[])["Name", "Password", "Code"])
            await window.Page.GetByLabel(field, new() { Exact = true }).FillAsync(secret);

        (await window.Page.EvaluateAsync<string>("secret => enroll({ user: { id: 'c2VjcmV0LXBlcnNvbg', name: secret, displayName: secret } })", secret)).ShouldBe("verified");
        Plant(hunt);
        (await window.Page.EvaluateAsync<string>("signIn()")).ShouldBe("verified");
        Plant(hunt);
        (await window.Page.EvaluateAsync<string>("secret => { window.broken = secret; return signIn(); }", secret)).ShouldBe("UnknownError");
        await window.Page.GotoAsync("/elsewhere");

        await Eventually.Holds("the page has told of the failure", TimeSpan.FromSeconds(15), () =>
            Task.FromResult(site.Events.Any(one => (string?)one["name"] == "ceremony.failed" && (string?)one["fields"]!["name"] == "UnknownError")));
        hunt.In("what the page told", site.Told).ShouldBeEmpty();
        hunt.In("what the site verified", site.LastAnswer).ShouldNotBeEmpty("what is planted can be found");
    }

    private void Plant(CanaryHunt hunt)
    {
        var answer = JsonNode.Parse(site.LastAnswer)!;
        hunt.Plant("id", (string)answer["id"]!);
        foreach (var (name, value) in answer["response"]!.AsObject().Where(pair => pair.Value is JsonValue one && one.TryGetValue<string>(out var text) && text.Length >= 22))
            hunt.Plant(name, (string)value!);
    }
}
