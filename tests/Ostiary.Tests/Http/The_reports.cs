using System.Text.Json.Nodes;
using Ostiary.Insights;
using Ostiary.Server;
using Ostiary.Tests.Storage;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Http;

public sealed class The_reports_on_SQLite() : The_reports(new SqliteFixture());

public sealed class The_reports_on_PostgreSQL() : The_reports(new PostgresFixture()), INeedPostgres;

/// <summary>Adoption and overview over HTTP: from accounts and from what was told.</summary>
public abstract class The_reports(DatabaseFixture databases) : OnServer(databases)
{
    [DatabaseFact]
    public async Task Tell_how_many_users_have_passkeys_and_use_them()
    {
        for (var person = 0; person < 12; person++)
            await Server.Open().SignUp($"person-{person}@example.com");

        var sam = Server.Open();
        await sam.SignUp("sam@example.com");
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        (await sam.Authenticate(await sam.SignInOptions())).ShouldBeOk();
        await Server.KeepUp();

        var answer = (await (await Backend()).Send(HttpMethod.Get, "/v1/insights/adoption")).ShouldBeOk().Json!;

        Share(answer["coverage"]!["users"]!).ShouldBe((13, 13));
        Share(answer["coverage"]!["withTwo"]!).ShouldBe((0, 13));
        Share(answer["coverage"]!["active"]!).ShouldBe((1, 13));
        answer["coverage"]!["made"]!.GetValue<long>().ShouldBe(13);
        answer["coverage"]!["authenticators"]![0]!["name"]!.GetValue<string>().ShouldBe("synced");
        Share(answer["coverageMonths"]![0]!["share"]!).ShouldBe((13, 13));
        Share(answer["proven"]!).ShouldBe((14, 14));
        answer["spans"]!.AsArray().Sum(span => span!["registrations"]!.GetValue<long>()).ShouldBe(13);

        var overview = (await (await Backend()).Send(HttpMethod.Get, "/v1/insights/overview")).ShouldBeOk().Json!;
        Share(overview["creations"]!["everything"]!).ShouldBe((13, 13));
        Share(overview["coverage"]!["users"]!).ShouldBe((13, 13));
    }

    [DatabaseFact]
    public async Task Leave_out_what_is_about_too_few_users()
    {
        await Server.Open().SignUp("sam@example.com");
        await Server.KeepUp();

        var answer = (await (await Backend()).Send(HttpMethod.Get, "/v1/insights/adoption")).ShouldBeOk().Json!;

        answer["coverage"]!["users"].ShouldBeNull();
        answer["coverage"]!["authenticators"]!.AsArray().ShouldBeEmpty();
        answer["coverageMonths"]!.AsArray().ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Are_safe_in_a_spreadsheet()
    {
        var page = Server.Open();
        var batch = new EventsToSend(Server.Clock, 20);
        foreach (var one in batch.Events.Select(each => each!.AsObject()))
        {
            one.Remove("attempt");
            (one["name"], one["fields"]) = ("nudge.shown", new JsonObject { ["nudgeId"] = "=cmd()", ["trigger"] = "settings" });
        }

        (await page.Post("/v1/events", batch.Body)).ShouldBeOk().Json!["kept"]!.GetValue<int>().ShouldBe(20);
        await Server.KeepUp();

        (await (await Backend()).Send(HttpMethod.Get, "/v1/insights/adoption?format=csv")).Body.ShouldContain("\r\nprompts,'=cmd(),taken,0,20,0,");
    }

    [DatabaseFact]
    public async Task Refuse_what_would_not_narrow_them()
    {
        var backend = await Backend();
        foreach (var bad in new[] { "adoption?browser=chrome", "adoption?change=yesterday", "adoption?change=2001-01-01", "adoption?shoe=1", "overview?os=windows", "overview?format=xml" })
            (await backend.Send(HttpMethod.Get, $"/v1/insights/{bad}")).ShouldBeRefusedWith(HttpCodes.ParameterInvalid);

        (await backend.Send(HttpMethod.Get, "/v1/insights/overview?from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z")).ShouldBeRefusedWith(InsightsCodes.PeriodInvalid);
        (await Server.Open().Send(HttpMethod.Get, "/v1/insights/adoption")).ShouldBeRefusedWith(HttpCodes.SignInRequired);
        (await Server.Open().Send(HttpMethod.Get, "/v1/insights/overview")).ShouldBeRefusedWith(HttpCodes.SignInRequired);
    }

    [DatabaseFact]
    public async Task Never_tell_of_another_relying_party()
    {
        var other = await Server.AddRelyingParty("https://id.example.org");
        for (var person = 0; person < 12; person++)
            await Server.Open().SignUp($"person-{person}@example.com");

        await Server.KeepUp();
        var stranger = await Server.OpenBackend(other);

        (await stranger.Send(HttpMethod.Get, "/v1/insights/adoption")).ShouldBeOk().Json!["coverage"]!["users"].ShouldBeNull();
        Share((await stranger.Send(HttpMethod.Get, "/v1/insights/overview")).ShouldBeOk().Json!["creations"]!["everything"]!).ShouldBe((0, 0));
    }

    private static (long Count, long Of) Share(JsonNode share) => (share["count"]!.GetValue<long>(), share["of"]!.GetValue<long>());

    private async Task<Browser> Backend() => await Server.OpenBackend(await Server.Home());
}
