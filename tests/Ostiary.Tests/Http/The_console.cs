using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Ostiary.Accounts;
using Ostiary.Console;
using Ostiary.Pages.Problem;
using Ostiary.Storage;

namespace Ostiary.Tests.Http;

/// <summary>Who may come into the console, what they may change there, and what is refused to everybody.</summary>
public sealed class The_console : IDisposable
{
    private readonly RunningServer _server = new();

    public void Dispose() => _server.Dispose();

    private TenantUpkeep Tenants => _server.Services.GetRequiredService<TenantUpkeep>();

    [Fact]
    public async Task Is_for_staff()
    {
        (await _server.Open().Send(HttpMethod.Get, "/console")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await (await SignedInAs(Role.User)).Browser.Send(HttpMethod.Get, "/console")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await SignedInAs(Role.Operator)).Browser.Send(HttpMethod.Get, "/console")).ShouldBeOk();
    }

    [Fact]
    public async Task Lets_operators_look_and_change_nothing()
    {
        var (browser, home) = ((await SignedInAs(Role.Operator)).Browser, await _server.Home());

        foreach (var path in new[] { "api-keys", "", "users/usr_1/disable" })
        {
            var refused = await browser.Send(HttpMethod.Post, $"/console/relying-parties/{home.Id}/{path}".TrimEnd('/'), Form("name=x&kind=secret"));
            refused.Status.ShouldBe(HttpStatusCode.Forbidden);
            refused.Body.ShouldContain(Refusals.For(ConsoleCodes.ReadOnly.Value).Title);
        }

        (await browser.Send(HttpMethod.Get, $"/console/relying-parties/{home.Id}/api-keys")).ShouldBeOk();
    }

    [Fact]
    public async Task Keeps_administrators_from_switching_themselves_off()
    {
        var ((browser, user), home) = (await SignedInAs(Role.Administrator), await _server.Home());

        var refused = await browser.Send(HttpMethod.Post, $"/console/relying-parties/{home.Id}/users/{user}/disable", Form(""));

        refused.Headers["Location"].ShouldEndWith($"?problem={ConsoleCodes.OwnAccount.Value}");
        (await browser.Send(HttpMethod.Get, "/v1/session")).ShouldBeOk();
    }

    [Fact]
    public async Task Shows_the_staff_of_one_relying_party_nothing_of_another()
    {
        _server.Clock.Advance(TimeSpan.FromSeconds(1));
        var home = await _server.Home();
        _server.Clock.Advance(TimeSpan.FromSeconds(1));
        var other = await _server.AddRelyingParty("https://id.example.org");
        var (browser, _) = await SignedInAs(Role.Administrator, other.HostedOrigin);

        (await browser.Send(HttpMethod.Get, $"/console/relying-parties/{other.Id}/users")).ShouldBeOk();
        (await browser.Send(HttpMethod.Get, $"/console/relying-parties/{home.Id}/users")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.Send(HttpMethod.Get, "/console/health")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.Send(HttpMethod.Post, $"/console/relying-parties/{home.Id}/api-keys", Form("name=x&kind=secret"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Never_moves_an_rp_id_and_gives_a_hosted_origin_to_one_relying_party()
    {
        var home = await _server.Home();
        var other = await _server.AddRelyingParty("https://id.example.org");

        (await Tenants.Save(other with { RpId = "example.org" }, RunningServer.Operator, default)).ShouldFailWith(UpkeepCodes.RpIdFixed);
        (await Tenants.Save(home with { Id = RelyingPartyId.New(_server.Clock, Entropy.System) }, RunningServer.Operator, default)).ShouldFailWith(UpkeepCodes.HostedOriginTaken);
    }

    [Fact]
    public async Task Mints_keys_with_a_name_and_origins_and_revokes_each_once()
    {
        var home = await _server.Home();

        (await Tenants.MintApiKey(home, ApiKeyKind.Secret, " ", [], RunningServer.Operator, default)).ShouldFailWith(UpkeepCodes.ApiKeyName);
        (await Tenants.MintApiKey(home, ApiKeyKind.Publishable, "Page", [], RunningServer.Operator, default)).ShouldFailWith(UpkeepCodes.ApiKeyOrigins);
        (await Tenants.MintApiKey(home, ApiKeyKind.Publishable, "Page", ["https://evil.example"], RunningServer.Operator, default)).ShouldFailWith(UpkeepCodes.ApiKeyOrigins);
        var (key, token) = (await Tenants.MintApiKey(home, ApiKeyKind.Secret, "Backend", [], RunningServer.Operator, default)).ShouldSucceed();
        var backend = _server.Open();
        backend.Headers["Authorization"] = $"Bearer {token}";
        (await backend.Send(HttpMethod.Get, "/v1/users")).ShouldBeOk();

        (await Tenants.RevokeApiKey(home.Id, key.Id, RunningServer.Operator, default)).ShouldSucceed();
        (await backend.Send(HttpMethod.Get, "/v1/users")).ShouldBeRefusedWith(Ostiary.Server.HttpCodes.ApiKeyUnknown);
        (await Tenants.RevokeApiKey(home.Id, key.Id, RunningServer.Operator, default)).ShouldFailWith(UpkeepCodes.ApiKeyGone);
    }

    private static StringContent Form(string fields) => new(fields, Encoding.UTF8, "application/x-www-form-urlencoded");

    private async Task<(Browser Browser, UserId User)> SignedInAs(Role role, string origin = RunningServer.Origin)
    {
        var browser = _server.Open(origin);
        var user = new UserId((await browser.SignUp($"{role}@example.com")).Json!["user"]!["id"]!.GetValue<string>());
        var relyingParty = (await _server.Services.GetRequiredService<RelyingPartyDirectory>().All(default)).Single(one => one.HostedOrigin == origin);
        await _server.Services.GetRequiredService<Database>().Commit([Users.GrantRole(relyingParty.Id, user, role)], default);
        return (browser, user);
    }
}
