using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Ostiary.Accounts;
using Ostiary.Server;
using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Tests.House;
using Ostiary.Tests.Storage;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Http;

public sealed class The_events_on_SQLite() : The_events(new SqliteFixture());

public sealed class The_events_on_PostgreSQL() : The_events(new PostgresFixture()), INeedPostgres;

public abstract partial class The_events(DatabaseFixture databases) : OnServer(databases)
{
    private const string Address = "/v1/events";
    private const string Canary = "canary7f3a";

    private readonly Weather _database = new();

    [DatabaseFact]
    public async Task Of_a_hosted_page_are_kept_and_sent_again_dropped()
    {
        var (page, batch) = (Server.Open(), Batch(3));

        var first = (await page.Post(Address, batch.Body)).ShouldBeOk().Json!;
        var again = (await page.Post(Address, batch.Body)).ShouldBeOk().Json!;

        (first["kept"]!.GetValue<int>(), first["dropped"]!.AsArray().Count).ShouldBe((3, 0));
        again["kept"]!.GetValue<int>().ShouldBe(0);
        again["dropped"]![0]!.ToJsonString().ShouldBe($$"""{"id":"{{batch.IdOf(0)}}","reason":"duplicate_id"}""");
        (await Count("events")).ShouldBe(3);
    }

    [DatabaseFact]
    public async Task Of_an_applications_page_are_taken_from_the_origins_of_its_key_only()
    {
        var home = await Server.Home();
        var page = await Server.OpenApplication(home);
        (await page.Post(Address, Batch().Body)).ShouldBeOk().Headers["Access-Control-Allow-Origin"].ShouldBe(home.Origins[^1]);

        page.Headers["Origin"] = "https://evil.example.net";
        (await page.Post(Address, Batch().Body)).ShouldBeRefusedWith(HttpCodes.OriginNotAllowed);
        page.Headers["Ostiary-Key"] = "opk_unknown";
        (await page.Post(Address, Batch().Body)).ShouldBeRefusedWith(HttpCodes.ApiKeyUnknown);
    }

    [DatabaseFact]
    public async Task Of_a_page_that_is_being_left_are_taken_as_plain_text_with_the_key_in_the_address()
    {
        var home = await Server.Home();
        var key = await Server.Mint(home, ApiKeyKind.Publishable, home.Origins[^1]);
        var page = Server.Open();
        page.Headers["Origin"] = home.Origins[^1];

        (await page.Send(HttpMethod.Post, $"{Address}?key={key}", PlainText(Batch()))).ShouldBeOk();
        page.Headers["Origin"] = "https://evil.example.net";
        (await page.Send(HttpMethod.Post, $"{Address}?key={key}", PlainText(Batch()))).ShouldBeRefusedWith(HttpCodes.OriginNotAllowed);
    }

    [DatabaseFact]
    public async Task Of_another_site_are_not_taken_in_the_name_of_a_hosted_page()
    {
        var page = Server.Open();
        page.Headers["Origin"] = "https://evil.example.net";
        page.Headers["Sec-Fetch-Site"] = "cross-site";

        (await page.Send(HttpMethod.Post, Address, PlainText(Batch()))).ShouldBeRefusedWith(HttpCodes.OriginNotAllowed);
        (await Count("events")).ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Are_refused_whole_when_the_body_is_no_batch_or_too_large()
    {
        var page = Server.Open();
        (await page.Post(Address, new { hello = "world" })).ShouldBeRefusedWith(TelemetryCodes.BatchMalformed);
        (await page.Post(Address, new { events = new string('x', EventBatch.MostBytes) })).ShouldBeRefusedWith(TelemetryCodes.BatchTooLarge);
    }

    [DatabaseFact]
    public async Task Count_for_a_ceremony_with_the_ticket_that_came_with_its_options()
    {
        var page = Server.Open();
        var options = await page.SignInOptions();
        var batch = Batch(3);
        batch.Events[0]!["ticket"] = options.Text("telemetryTicket");
        batch.Events[1]!["ticket"] = options.Text("telemetryTicket")[..^3] + "AAA";

        var answer = (await page.Post(Address, batch.Body)).ShouldBeOk().Json!;

        answer["dropped"]!.AsArray().Select(one => one!["reason"]!.GetValue<string>()).ShouldBe(["without_ticket"]);
        (await Texts("SELECT ceremony_id FROM events WHERE ceremony_id IS NOT NULL")).ShouldHaveSingleItem()!.Length.ShouldBe(22);
    }

    [DatabaseFact]
    public async Task Have_no_use_of_a_ticket_of_another_relying_party_or_of_an_hour_ago_or_of_another_seal()
    {
        var other = await Server.AddRelyingParty("https://id.example.org");
        var page = Server.Open();
        var options = await page.SignInOptions();
        var ticketed = Batch();
        ticketed.First["ticket"] = options.Text("telemetryTicket");
        (await Reason(Server.Open(other.HostedOrigin), ticketed)).ShouldBe("without_ticket");

        var state = Batch();
        state.First["ticket"] = options.Text("ceremony")[..Math.Min(512, options.Text("ceremony").Length)];
        (await Reason(page, state)).ShouldBe("without_ticket");

        Server.Clock.Jump(TimeSpan.FromHours(1));
        var late = Batch();
        late.First["ticket"] = options.Text("telemetryTicket");
        (await Reason(page, late)).ShouldBe("without_ticket");
    }

    [DatabaseFact]
    public async Task Are_all_that_a_key_can_bring_while_the_database_is_away()
    {
        var home = await Server.Home();
        var (page, backend) = (await Server.OpenApplication(home), await Server.OpenBackend(home));
        (await page.Post(Address, Batch().Body)).ShouldBeOk();
        _database.IsAway = true;
        Server.Clock.Jump(TimeSpan.FromMinutes(5));

        (await page.Post(Address, Batch().Body)).ShouldBeOk().Headers["Access-Control-Allow-Origin"].ShouldBe(home.Origins[^1]);
        (await backend.Post(Address, Batch().Body)).ShouldBeOk();
        foreach (var caller in new[] { page, backend })
            (await caller.Post("/v1/ceremonies/authentication/options", new { purpose = "sign-in" })).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);

        Server.Clock.Jump(TimeSpan.FromHours(1));
        (await page.Post(Address, Batch().Body)).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [DatabaseFact]
    public async Task Are_taken_as_the_guides_write_them()
    {
        var page = await Server.OpenApplication(await Server.Home());
        var ticket = (await page.SignInOptions()).Text("telemetryTicket");
        var examples = new[] { "docs/guide/events.md", "docs/guide/native-apps.md" }
            .SelectMany(guide => Example().Matches(Repository.Read(guide))).Select(match => JsonNode.Parse(match.Groups["json"].Value)!)
            .Where(example => example is JsonArray || example["events"] is not null).ToList();

        examples.Count.ShouldBe(4);
        foreach (var batch in examples.Select(example => Sendable(example, ticket)))
        {
            var answer = (await page.Post(Address, batch)).ShouldBeOk();
            (answer.Json!["kept"]!.GetValue<int>(), answer.Json["dropped"]!.ToJsonString()).ShouldBe((batch["events"]!.AsArray().Count, "[]"));
        }
    }

    [DatabaseFact]
    public async Task Survive_an_outage_and_the_server_that_was_in_it()
    {
        var page = Server.Open();
        (await page.Post(Address, Batch(2).Body)).ShouldBeOk();
        _database.IsAway = true;
        Server.Clock.Jump(TimeSpan.FromMinutes(5));
        (await page.Post(Address, Batch(3).Body)).ShouldBeOk().Json!["kept"]!.GetValue<int>().ShouldBe(3);

        Restart();
        _database.IsAway = false;
        await Server.Open().Send(HttpMethod.Get, "/readyz");
        await Server.Services.GetRequiredService<EventWriter>().Drain(default);

        (await Count("events")).ShouldBe(5);
    }

    [DatabaseFact]
    public async Task Are_answered_with_a_time_to_try_again_when_the_disk_is_full_too()
    {
        Server.Settings["Telemetry:SpoolMebibytes"] = "1";
        var page = Server.Open();
        (await page.Post(Address, Batch().Body)).ShouldBeOk();
        _database.IsAway = true;

        Answer answer;
        var kept = 1;
        do
        {
            answer = await page.Post(Address, Batch(200).Body);
            kept += answer.Status == HttpStatusCode.OK ? 200 : 0;
        }
        while (answer.Status == HttpStatusCode.OK && kept < 100_000);

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers["Retry-After"].ShouldBe("5");
        _database.IsAway = false;
        await Server.Services.GetRequiredService<EventWriter>().Drain(default);
        (await Count("events")).ShouldBe(kept);
    }

    [DatabaseFact]
    public async Task Are_limited_by_address_prefix()
    {
        Server.Settings["Limits:EventBatchesPerAddressPrefixPerMinute"] = "5";
        var page = Server.Open();

        var answers = new List<Answer>();
        for (var i = 0; i < 10; i++)
            answers.Add(await page.Post(Address, Batch().Body));

        answers.Count(answer => answer.Code is null).ShouldBe(5);
        answers[^1].ShouldBeRefusedWith(HttpCodes.TooMany);
        (await page.Post("/v1/ceremonies/authentication/options", new { purpose = "sign-in" })).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Let_nothing_planted_in_them_get_into_tables_logs_and_metrics()
    {
        var page = Server.Open();
        foreach (var name in Catalog.Current.Forbidden)
        {
            var batch = Batch(2);
            batch.Fields[name] = Canary;
            (await page.Post(Address, batch.Body)).ShouldBeOk().Json!["kept"]!.GetValue<int>().ShouldBe(1);
        }

        foreach (var (name, value) in new (string, JsonNode)[] { ("id", Canary), ("name", Canary), ("ticket", Canary), (Canary, 1), ("session", $"{Canary}@example.com"), ("seq", Canary) })
        {
            var batch = Batch();
            batch.First[name] = value;
            (await page.Post(Address, batch.Body)).ShouldBeOk().Body.ShouldNotContain(Canary);
        }

        await page.Post(Address, Batch().With("identifier.submitted", new() { ["subject"] = Canary }).Body);
        await page.Send(HttpMethod.Post, Address, new StringContent($"{{\"{Canary}", Encoding.UTF8, "application/json"));

        var metrics = (await page.Send(HttpMethod.Get, "/metrics")).Body;
        metrics.ShouldContain("ostiary_events_dropped_total{reason=\"forbidden_field\"}");
        Server.Log.Lines.Append(metrics).Concat(await Texts("SELECT fields FROM events")).Concat(await Texts("SELECT session_id FROM events"))
            .Concat(await Texts("SELECT subject FROM events")).Where(text => text?.Contains(Canary, StringComparison.Ordinal) == true).ShouldBeEmpty();
    }

    protected override Database Wrap(Database real) => new FailingDatabase(real, _database);

    private EventsToSend Batch(int count = 1) => new(Server.Clock, count);

    private static StringContent PlainText(EventsToSend batch) => new(batch.Body.ToJsonString(), Encoding.UTF8, "text/plain");

    private static async Task<string?> Reason(Browser page, EventsToSend batch) =>
        (await page.Post(Address, batch.Body)).ShouldBeOk().Json!["dropped"]!.AsArray().SingleOrDefault()?["reason"]!.GetValue<string>();

    /// <summary>A batch of a guide, as of now and with a ticket that is good. What a guide writes without its envelope gets one.</summary>
    private JsonObject Sendable(JsonNode example, string ticket)
    {
        var written = example as JsonArray ?? example["events"]!.AsArray();
        var batch = Batch(written.Count);
        foreach (var (from, to) in written.Zip(batch.Events, (from, to) => (from!.AsObject(), to!.AsObject())))
        {
            var now = to["ts"]!.GetValue<long>();
            to["surface"] = "ios";
            foreach (var (name, value) in from)
                to[name] = value?.DeepClone();

            to["ts"] = now;
            to["ticket"] = ticket;
        }

        if ((example as JsonObject)?["sdk"] is { } sdk)
            batch.Body["sdk"] = sdk.DeepClone();

        return batch.Body;
    }

    [GeneratedRegex("^```json\n(?<json>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}
