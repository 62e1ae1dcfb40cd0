using System.Net;
using Ostiary.Accounts;
using Ostiary.Insights;
using Ostiary.Server;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

public sealed class The_annotations_on_SQLite() : The_annotations(new SqliteFixture());

public sealed class The_annotations_on_PostgreSQL() : The_annotations(new PostgresFixture()), INeedPostgres;

/// <summary>What a backend notes beside the figures.</summary>
public abstract class The_annotations(DatabaseFixture databases) : OnServer(databases)
{
    private const string Path = "/v1/annotations";
    private const string Year = "?from=2026-01-01T00:00:00Z&until=2026-12-31T00:00:00Z";

    private Browser Backend { get; set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Backend = await Server.OpenBackend(await Server.Home());
    }

    [DatabaseFact]
    public async Task Come_back_as_they_were_told_and_go_when_they_are_removed()
    {
        var made = (await Note(new { kind = "os_update", text = " Android 18 is out ", from = "2026-03-01T10:00:00+02:00", until = "2026-03-02T00:00:00Z", tickets = 3, segment = new { os = "android", osVersion = "18" } })).ShouldBeOk();

        made.Status.ShouldBe(HttpStatusCode.Created);
        made.Headers["Location"].ShouldBe($"{Path}/{made.Text("id")}");
        var told = (await Backend.Send(HttpMethod.Get, Path + Year)).ShouldBeOk().Json!["items"]!.AsArray().ShouldHaveSingleItem()!;
        told.ToJsonString().ShouldBe(made.Json!.ToJsonString());
        (told["kind"]!.GetValue<string>(), told["text"]!.GetValue<string>(), told["tickets"]!.GetValue<long>()).ShouldBe(("os_update", "Android 18 is out", 3));
        told["from"]!.GetValue<DateTimeOffset>().ShouldBe(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        told["segment"]!.ToJsonString().ShouldBe("""{"os":"android","osVersion":"18"}""");

        (await Backend.Send(HttpMethod.Delete, $"{Path}/{made.Text("id")}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Backend.Send(HttpMethod.Delete, $"{Path}/{made.Text("id")}")).ShouldBeRefusedWith(InsightsCodes.AnnotationGone);
        (await Backend.Send(HttpMethod.Delete, $"{Path}/nothing")).ShouldBeRefusedWith(InsightsCodes.AnnotationGone);
        var audit = await new Audit(Database).List((await Server.Home()).Id, 200, null, default);
        audit.Where(entry => entry.TargetId == made.Text("id")).Select(entry => entry.Action).ShouldBe([AuditAction.AnnotationRemoved, AuditAction.AnnotationAdded], ignoreOrder: true);
    }

    [DatabaseFact]
    public async Task Are_refused_when_a_field_cannot_be()
    {
        foreach (var (body, field) in new (object, string)[]
        {
            (new { text = "x", from = "2026-03-01T00:00:00Z" }, "kind"),
            (new { kind = "gossip", text = "x", from = "2026-03-01T00:00:00Z" }, "kind"),
            (new { kind = "other", text = " ", from = "2026-03-01T00:00:00Z" }, "text"),
            (new { kind = "other", text = "two\nlines", from = "2026-03-01T00:00:00Z" }, "text"),
            (new { kind = "other", text = new string('x', AnnotationWish.LongestText + 1), from = "2026-03-01T00:00:00Z" }, "text"),
            (new { kind = "other", text = "x" }, "from"),
            (new { kind = "other", text = "x", from = "1999-12-31T00:00:00Z" }, "from"),
            (new { kind = "other", text = "x", from = "2026-03-01T00:00:00Z", until = "2026-02-28T00:00:00Z" }, "until"),
            (new { kind = "other", text = "x", from = "2026-03-01T00:00:00Z", until = "2028-02-28T00:00:00Z" }, "until"),
            (new { kind = "support", text = "x", from = "2026-03-01T00:00:00Z", tickets = -1 }, "tickets"),
            (new { kind = "other", text = "x", from = "2026-03-01T00:00:00Z", segment = new { model = "Pixel" } }, "segment"),
            (new { kind = "other", text = "x", from = "2026-03-01T00:00:00Z", segment = new { osVersion = "18" } }, "segment"),
            (new { kind = "other", text = "x", from = "2026-03-01T00:00:00Z", segment = new { os = new string('x', 65) } }, "segment"),
        })
        {
            var refused = (await Note(body)).ShouldBeRefusedWith(InsightsCodes.AnnotationInvalid);
            refused.Json!["field"]!.GetValue<string>().ShouldBe(field);
        }

        (await Note(new { kind = "other", text = "x", from = "2026-03-01T00:00:00Z", author = "Ada" })).ShouldBeRefusedWith(HttpCodes.BodyMalformed);
        (await Count("annotations")).ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Are_made_once_by_a_request_that_is_repeated()
    {
        var wish = new { kind = "release", text = "App 5.2", from = "2026-03-01T00:00:00Z" };
        Backend.Headers["Idempotency-Key"] = "release-52";

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Note(wish))));

        all.Select(answer => (answer.Status, answer.Body)).Distinct().ShouldHaveSingleItem().Status.ShouldBe(HttpStatusCode.Created);
        (await Count("annotations")).ShouldBe(1);
        (await Note(new { kind = "release", text = "App 5.3", from = "2026-03-01T00:00:00Z" })).ShouldBeRefusedWith(UpkeepCodes.IdempotencyKeyReused);
        (await Backend.Send(HttpMethod.Delete, $"{Path}/{all[0].Text("id")}")).ShouldBeOk();
        (await Note(wish)).ShouldBeRefusedWith(InsightsCodes.AnnotationGone);
    }

    [DatabaseFact]
    public async Task Are_listed_by_the_time_that_they_touch_page_by_page()
    {
        foreach (var day in new[] { 1, 2, 3, 4, 5 })
            await Note(new { kind = day == 5 ? "incident" : "other", text = $"day {day}", from = $"2026-03-0{day}T00:00:00Z", until = $"2026-03-0{day + 1}T00:00:00Z" });

        (await Listed("?from=2026-03-02T12:00:00Z&until=2026-03-04T00:00:00Z")).ShouldBe(["day 3", "day 2"]);
        (await Listed($"{Year}&kind=incident")).ShouldBe(["day 5"]);
        var first = (await Backend.Send(HttpMethod.Get, $"{Path}{Year}&limit=3")).ShouldBeOk();
        (await Listed($"{Year}&limit=3&after={first.Text("next")}")).ShouldBe(["day 2", "day 1"]);
        foreach (var bad in new[] { "limit=0", "limit=x", "kind=gossip", "after=here", "from=yesterday" })
            (await Backend.Send(HttpMethod.Get, $"{Path}?{bad}")).ShouldBeRefusedWith(HttpCodes.ParameterInvalid);
    }

    [DatabaseFact]
    public async Task Are_their_relying_partys_alone_and_a_backends_to_write()
    {
        var id = (await Note(new { kind = "other", text = "ours", from = "2026-03-01T00:00:00Z" })).ShouldBeOk().Text("id");
        var another = await Server.OpenBackend(await Server.AddRelyingParty("https://id.example.org"));

        (await another.Send(HttpMethod.Get, Path + Year)).ShouldBeOk().Json!["items"]!.AsArray().ShouldBeEmpty();
        (await another.Send(HttpMethod.Get, $"{Path}{Year}&after={id}")).ShouldBeRefusedWith(HttpCodes.ParameterInvalid);
        (await another.Send(HttpMethod.Delete, $"{Path}/{id}")).ShouldBeRefusedWith(InsightsCodes.AnnotationGone);
        (await Server.Open().Send(HttpMethod.Get, Path)).ShouldBeRefusedWith(HttpCodes.SecretKeyRequired);
        (await Count("annotations")).ShouldBe(1);
    }

    private Task<Answer> Note(object body) => Backend.Post(Path, body);

    private async Task<string[]> Listed(string query) =>
        [.. (await Backend.Send(HttpMethod.Get, Path + query)).ShouldBeOk().Json!["items"]!.AsArray().Select(item => item!["text"]!.GetValue<string>())];
}
