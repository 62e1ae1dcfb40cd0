using Ostiary.Tests.Storage;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Http;

public sealed class The_switch_of_pages_on_SQLite() : The_switch_of_pages(new SqliteFixture());

public sealed class The_switch_of_pages_on_PostgreSQL() : The_switch_of_pages(new PostgresFixture()), INeedPostgres;

/// <summary>The events of pages and apps end where the operator says so.</summary>
public abstract class The_switch_of_pages(DatabaseFixture databases) : OnServer(databases)
{
    private const string Address = "/v1/events";

    [DatabaseFact]
    public async Task Silences_all_of_them_and_no_backend()
    {
        Server.Settings["Telemetry:VisitsPercent"] = "0";
        var home = await Server.Home();
        var (page, backend) = (Server.Open(), await Server.OpenBackend(home));

        var answer = (await page.Post(Address, Batch(2).Body)).ShouldBeOk().Json!;

        (answer["kept"]!.GetValue<int>(), answer["dropped"]![0]!["reason"]!.GetValue<string>()).ShouldBe((0, "switched_off"));
        answer["config"]!.ToJsonString().ShouldBe("""{"version":"silent","enabled":false,"autocapture":false}""");
        (await page.Send(HttpMethod.Get, "/sign-in")).Body.ShouldContain("data-telemetry=\"off\"");
        (await page.Send(HttpMethod.Get, "/metrics")).Body.ShouldContain("ostiary_events_dropped_total{reason=\"switched_off\"} 2");

        (await backend.Post(Address, Batch().Body)).ShouldBeOk().Json!["kept"]!.GetValue<int>().ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Silences_one_relying_party_and_not_another()
    {
        var other = await Server.AddRelyingParty("https://id.example.org");
        Server.Settings["Telemetry:SilentRelyingParties:0"] = other.Id.Value;
        Restart();

        (await Server.Open(other.HostedOrigin).Post(Address, Batch().Body)).ShouldBeOk().Json!["config"]!["enabled"]!.GetValue<bool>().ShouldBeFalse();
        var home = (await Server.Open().Post(Address, Batch().Body)).ShouldBeOk().Json!;
        (home["kept"]!.GetValue<int>(), home["config"]).ShouldBe((1, null));
    }

    [DatabaseFact]
    public async Task Lets_as_many_visits_in_a_hundred_tell_as_it_says_each_whole_or_not_at_all()
    {
        (Server.Settings["Telemetry:VisitsPercent"], Server.Settings["Telemetry:Autocapture"]) = ("25", "false");
        var page = Server.Open();
        var kept = 0;
        for (var i = 0; i < 200; i++)
        {
            var batch = Batch(2);
            foreach (var one in batch.Events)
                one!["session"] = $"visit-{i}";

            var answer = (await page.Post(Address, batch.Body)).ShouldBeOk().Json!;
            var isIn = answer["kept"]!.GetValue<int>() == 2;
            answer["config"]!.ToJsonString().ShouldBe(isIn
                ? """{"version":"25-explicit","enabled":true,"autocapture":false}"""
                : """{"version":"silent","enabled":false,"autocapture":false}""");
            kept += isIn ? 1 : 0;
        }

        kept.ShouldBeInRange(30, 70);
        (await Count("events")).ShouldBe(kept * 2);
    }

    private EventsToSend Batch(int count = 1) => new(Server.Clock, count);
}
