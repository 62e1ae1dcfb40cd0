using System.Net;
using System.Text.Json.Nodes;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Insights;
using Ostiary.Server;
using Ostiary.Testing;
using Ostiary.Tests.Storage;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Http;

public sealed class The_insights_on_SQLite() : The_insights(new SqliteFixture());

public sealed class The_insights_on_PostgreSQL() : The_insights(new PostgresFixture()), INeedPostgres;

/// <summary>From a page's events and the server's own to the answers, over HTTP.</summary>
public abstract class The_insights(DatabaseFixture databases) : OnServer(databases)
{
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    [DatabaseFact]
    public async Task Tell_of_a_ceremony_from_the_page_to_the_servers_verdict()
    {
        var page = Server.Open();
        await page.SignUp("sam@example.com");
        await TellOfSignIn(page, "=cmd()");
        var backend = await Backend();

        var found = (await backend.Send(HttpMethod.Get, "/v1/insights/attempts?flow=sign_in&outcome=succeeded")).ShouldBeOk().Json!["items"]!.AsArray().ShouldHaveSingleItem()!;
        (found["isTicketed"]!.GetValue<bool>(), found["furthest"]!.GetValue<string>(), found["authenticator"]!.GetValue<string>()).ShouldBe((true, "final", "synced"));
        (found["os"]!.GetValue<string>(), found["browser"]!.GetValue<string>(), found["formFactor"]!.GetValue<string>()).ShouldBe(("windows", "chrome", "desktop"));

        var timeline = (await backend.Send(HttpMethod.Get, $"/v1/insights/attempts/{found["id"]!.GetValue<string>()}")).ShouldBeOk().Json!;
        timeline["events"]!.AsArray().Select(one => one!["name"]!.GetValue<string>()).ShouldBe(
            ["env.device", "ceremony.started", "ceremony.succeeded", "ceremony.issued", "ceremony.verified"], ignoreOrder: true);
        timeline["cause"].ShouldBeNull();

        var funnel = (await backend.Send(HttpMethod.Get, "/v1/insights/funnel?basis=persons&againstFrom=2020-01-01T00:00:00Z&againstUntil=2020-01-02T00:00:00Z")).ShouldBeOk().Json!;
        funnel["segments"]![0]!["steps"]!.AsArray().Count.ShouldBe(7);
        funnel["segments"]![0]!["attempts"]!.GetValue<long>().ShouldBe(1, "sam signed up and signed in within the hour: one person");
        funnel["against"]!["difference"].ShouldBeNull();
        var segment = (await backend.Send(HttpMethod.Get, "/v1/insights/funnel?flow=sign_in&against.flow=any")).ShouldBeOk().Json!;
        (segment["segments"]![0]!["attempts"]!.GetValue<long>(), segment["against"]!["segments"]![0]!["attempts"]!.GetValue<long>()).ShouldBe((1, 2));

        var table = await backend.Send(HttpMethod.Get, "/v1/insights/attempts?format=csv");
        table.Headers["Content-Type"].ShouldBe("text/csv; charset=utf-8");
        table.Body.ShouldContain(",'=cmd(),");
        (await backend.Send(HttpMethod.Get, "/v1/insights/funnel?format=csv")).Body.ShouldContain("\r\n,final,2,2,1,");
        var compared = (await backend.Send(HttpMethod.Get, "/v1/insights/funnel?flow=sign_in&against.flow=any&format=csv")).Body.Split("\r\n").Where(row => row.StartsWith(",final,", StringComparison.Ordinal)).ToList();
        compared.Count.ShouldBe(2, "both sides of a comparison are in the table");
        (compared[0].StartsWith(",final,1,1,", StringComparison.Ordinal), compared[0].EndsWith(",false", StringComparison.Ordinal)).ShouldBe((true, true));
        (compared[1].StartsWith(",final,2,2,", StringComparison.Ordinal), compared[1].EndsWith(",true", StringComparison.Ordinal)).ShouldBe((true, true));
    }

    [DatabaseFact]
    public async Task Find_what_one_person_did_in_a_browser_and_in_an_app_as_one_persons()
    {
        var page = Server.Open();
        await page.SignUp("sam@example.com");
        await TellOfSignIn(page, "login");
        var options = await page.SignInOptions();
        var app = new EventsToSend(Server.Clock, 2);
        foreach (var one in app.Events)
            (one!["attempt"], one["session"], one["tab"], one["surface"], one["ticket"]) = ("019aa6c5-2b00-7aaa-8bbb-0123456789ab", "app-session", "app-tab", "ios", options.Text("telemetryTicket"));

        (await page.Post("/v1/events", app.Body)).ShouldBeOk().Json!["kept"]!.GetValue<int>().ShouldBe(2);
        (await page.Authenticate(options)).ShouldBeOk();
        await Server.Open().SignUp("kim@example.com");
        await Server.KeepUp();
        var backend = await Backend();
        var sam = (await backend.Send(HttpMethod.Get, "/v1/users")).ShouldBeOk().Json!["items"]!.AsArray()
            .Single(user => user!.ToJsonString().Contains("sam@example.com", StringComparison.Ordinal))!["id"]!.GetValue<string>();

        var found = (await backend.Send(HttpMethod.Get, $"/v1/insights/attempts?flow=sign_in&person={sam}")).ShouldBeOk().Json!["items"]!.AsArray();

        found.Select(one => one!["surface"]!.GetValue<string>()).ShouldBe(["browser", "ios"], ignoreOrder: true);
    }

    [DatabaseFact]
    public async Task Lead_from_the_support_code_of_a_refusal_to_its_attempt()
    {
        var page = Server.Open();
        await page.SignUp("sam@example.com");
        page.Client = new VirtualClient(RunningServer.Origin, page.Authenticator) { Alterations = new() { Signature = signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)] } };
        var refused = await page.TrySignIn();
        var code = refused.Text("traceId");
        refused.Headers[Problem.SupportCodeHeader].ShouldBe(code);
        await Server.KeepUp();
        Server.Clock.Jump(TimeSpan.FromDays(30));
        var backend = await Backend();

        var found = (await backend.Send(HttpMethod.Get, $"/v1/insights/attempts?supportCode={code.ToUpperInvariant()}")).ShouldBeOk().Json!["items"]!.AsArray().ShouldHaveSingleItem()!;
        (found["supportCode"]!.GetValue<string>(), found["serverCode"]!.GetValue<string>()).ShouldBe((code, "webauthn.signature_invalid"));
        var timeline = (await backend.Send(HttpMethod.Get, $"/v1/insights/attempts/{code}")).ShouldBeOk().Json!;
        timeline["attempt"]!["id"]!.GetValue<string>().ShouldBe(found["id"]!.GetValue<string>());

        (await backend.Send(HttpMethod.Get, $"/v1/insights/attempts?supportCode={new string('0', 32)}")).ShouldBeOk().Json!["items"]!.AsArray().ShouldBeEmpty();
        var stranger = await Server.OpenBackend(await Server.AddRelyingParty("https://id.example.org"));
        (await stranger.Send(HttpMethod.Get, $"/v1/insights/attempts?supportCode={code}")).ShouldBeOk().Json!["items"]!.AsArray().ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Lead_from_the_support_code_of_the_options_to_an_attempt_that_the_browser_ended()
    {
        var page = Server.Open();
        var options = await page.SignInOptions();
        await Server.KeepUp();

        var found = (await (await Backend()).Send(HttpMethod.Get, $"/v1/insights/attempts/{options.Headers[Problem.SupportCodeHeader]}")).ShouldBeOk().Json!;

        (found["attempt"]!["outcome"]!.GetValue<string>(), found["attempt"]!["flow"]!.GetValue<string>()).ShouldBe(("abandoned", "sign_in"));
    }

    [DatabaseFact]
    public async Task Are_for_backends_and_for_those_who_may_see_the_console()
    {
        var page = Server.Open();
        var signedUp = await page.SignUp("sam@example.com");
        (await Server.Open().Send(HttpMethod.Get, "/v1/insights/funnel")).ShouldBeRefusedWith(HttpCodes.SignInRequired);
        (await page.Send(HttpMethod.Get, "/v1/insights/funnel")).ShouldBeRefusedWith(HttpCodes.SecretKeyRequired);
        var application = await Server.OpenApplication(await Server.Home());
        (await application.Send(HttpMethod.Get, "/v1/insights/attempts")).ShouldBeRefusedWith(HttpCodes.SecretKeyRequired);

        var user = new UserId(signedUp.Json!["user"]!["id"]!.GetValue<string>());
        await Database.Commit([Users.GrantRole((await Server.Home()).Id, user, Role.Operator)], default);

        (await page.Send(HttpMethod.Get, "/v1/insights/funnel")).ShouldBeOk();
        (await page.Send(HttpMethod.Get, "/v1/insights/attempts")).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Never_show_the_attempts_of_another_relying_party()
    {
        var other = await Server.AddRelyingParty("https://id.example.org");
        var page = Server.Open();
        await page.SignUp("sam@example.com");
        await Server.KeepUp();
        var mine = (await (await Backend()).Send(HttpMethod.Get, "/v1/insights/attempts")).ShouldBeOk().Json!["items"]!.AsArray().ShouldHaveSingleItem()!;

        var stranger = await Server.OpenBackend(other);
        (await stranger.Send(HttpMethod.Get, "/v1/insights/attempts")).ShouldBeOk().Json!["items"]!.AsArray().ShouldBeEmpty();
        (await stranger.Send(HttpMethod.Get, "/v1/insights/funnel")).ShouldBeOk().Json!["segments"]!.AsArray().ShouldBeEmpty();
        (await stranger.Send(HttpMethod.Get, $"/v1/insights/attempts/{mine["id"]!.GetValue<string>()}")).ShouldBeRefusedWith(InsightsCodes.AttemptUnknown);
    }

    [DatabaseFact]
    public async Task Refuse_a_filter_that_is_not_possible_and_name_it()
    {
        var backend = await Backend();
        foreach (var bad in new[]
        {
            "from=yesterday", "until=2026", "outcome=great", "party=me", "surface=moon", "errorClass=oops", "os=%00", $"model={new string('x', 65)}",
            "limit=0", "limit=201", "limit=x", "after=here", "after=1-%00", "person=%00", "opsys=windows", "format=xml",
        })
        {
            var refused = (await backend.Send(HttpMethod.Get, $"/v1/insights/attempts?{bad}")).ShouldBeRefusedWith(HttpCodes.ParameterInvalid);
            (refused.Status, bad).ShouldBe((HttpStatusCode.BadRequest, bad));
        }

        foreach (var bad in new[] { "by=shoe", "basis=luck", "againstFrom=then", "against.flow=great", "against.shoe=1" })
            (await backend.Send(HttpMethod.Get, $"/v1/insights/funnel?{bad}")).ShouldBeRefusedWith(HttpCodes.ParameterInvalid);

        foreach (var bad in new[]
        {
            "funnel?person=sam", "funnel?rows=os", "devices?by=os", "devices?against.os=ios", "security-keys?rows=os", "errors?againstFrom=2026-01-01T00:00:00Z", "attempts?by=os", "attempts?change=2026-01-01",
            "adoption?supportCode=x", "overview?basis=persons", "baselines?os=ios", "regressions?os=ios", "funnel?os=ios&os=android", "attempts?from=01/02/2026T00:00:00Z",
        })
            (await backend.Send(HttpMethod.Get, $"/v1/insights/{bad}")).ShouldBeRefusedWith(HttpCodes.ParameterInvalid);

        (await backend.Send(HttpMethod.Get, "/v1/insights/funnel?from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z")).ShouldBeRefusedWith(InsightsCodes.PeriodInvalid);
        (await backend.Send(HttpMethod.Get, "/v1/insights/funnel?from=2020-01-02T00:00:00Z")).ShouldBeRefusedWith(InsightsCodes.PeriodInvalid);
        (await backend.Send(HttpMethod.Get, "/v1/insights/attempts/%01")).ShouldBeRefusedWith(InsightsCodes.AttemptUnknown);
    }

    [DatabaseFact]
    public async Task Tell_who_keeps_a_passkey_and_the_cohort_that_only_a_backend_may_give()
    {
        var page = Server.Open(new VirtualAuthenticator(AuthenticatorProfile.SyncedProvider with { Aaguid = new("d548826e-79b4-db40-a3d8-11116f7e8349") }));
        await page.SignUp("sam@example.com");
        var backend = await Backend();

        (await page.Post("/v1/ceremonies/authentication/options", new { purpose = "sign-in", cohort = "beta" })).ShouldBeRefusedWith(CeremonyCodes.SecretKeyRequired);
        (await page.Post("/v1/ceremonies/registration/options", new { purpose = "sign-up", identifier = "kim@example.com", cohort = "beta" })).ShouldBeRefusedWith(CeremonyCodes.SecretKeyRequired);
        foreach (var bad in new[] { "", "two words", "<b>", new string('x', 33) })
            (await backend.Post("/v1/ceremonies/authentication/options", new { purpose = "sign-in", cohort = bad })).ShouldBeRefusedWith(CeremonyCodes.OptionInvalid);

        (await backend.Post("/v1/ceremonies/authentication/options", new { purpose = "sign-in", cohort = "beta" })).ShouldBeOk();
        await Server.KeepUp();

        async Task<JsonNode> Only(string query) => (await backend.Send(HttpMethod.Get, $"/v1/insights/attempts?{query}")).ShouldBeOk().Json!["items"]!.AsArray().ShouldHaveSingleItem()!;
        (await Only("cohort=beta"))["outcome"]!.GetValue<string>().ShouldBe("abandoned");
        (await Only("manager=Bitwarden"))["operation"]!.GetValue<string>().ShouldBe("create");
        (await backend.Send(HttpMethod.Get, "/v1/insights/attempts?format=csv&manager=Bitwarden")).Body.ShouldContain("Bitwarden");
        foreach (var report in new[] { "funnel?by=manager", "funnel?by=cohort&manager=Bitwarden", "errors?cohort=beta", "errors?by=manager", "devices?rows=manager&columns=os", "devices?cohort=beta" })
            (await backend.Send(HttpMethod.Get, $"/v1/insights/{report}")).ShouldBeOk();
    }

    private async Task TellOfSignIn(Browser page, string touchpoint)
    {
        page.Headers["User-Agent"] = Chrome;
        var options = await page.SignInOptions();
        var batch = new EventsToSend(Server.Clock, 3).With("env.device", new JsonObject { ["hintsSource"] = "none" }).AtTouchpoint(touchpoint);
        batch.First.Remove("attempt");
        batch.Events[2]!["name"] = "ceremony.succeeded";
        batch.Events[2]!["fields"] = new JsonObject { ["kind"] = "get", ["mediation"] = "modal", ["durationMs"] = 900, ["attachment"] = "platform", ["backupEligible"] = true };
        foreach (var one in batch.Events.Skip(1))
        {
            one!["ticket"] = options.Text("telemetryTicket");
            one["touchpoint"] = touchpoint;
        }

        (await page.Post("/v1/events", batch.Body)).ShouldBeOk().Json!["kept"]!.GetValue<int>().ShouldBe(3);
        (await page.Authenticate(options)).ShouldBeOk();
        await Server.KeepUp();
    }

    private async Task<Browser> Backend() => await Server.OpenBackend(await Server.Home());
}
