using System.Net;
using Ostiary.Accounts;
using Ostiary.Server;
using Ostiary.Storage;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

public sealed class A_repeated_request_on_SQLite() : A_repeated_request(new SqliteFixture());

public sealed class A_repeated_request_on_PostgreSQL() : A_repeated_request(new PostgresFixture()), INeedPostgres;

/// <summary>A backend that heard no answer asks again under the same Idempotency-Key: one thing is made.</summary>
public abstract class A_repeated_request(DatabaseFixture databases) : OnServer(databases)
{
    private const string Path = "/v1/users";

    private Browser Backend { get; set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Backend = await Server.OpenBackend(await Server.Home());
        Backend.Headers["Idempotency-Key"] = "order-66";
    }

    [DatabaseFact]
    public async Task Gets_the_answer_of_the_first()
    {
        var first = (await Backend.Post(Path, new { displayName = "Sam", externalId = "customer-1" })).ShouldBeOk();
        var second = await Backend.Post(Path, new { externalId = "customer-1", displayName = "Sam" });

        (second.Status, second.Body, second.Headers["Location"]).ShouldBe((HttpStatusCode.Created, first.Body, first.Headers["Location"]));
        (await Count("users")).ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Sent_a_hundred_times_at_once_makes_one_user()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Backend.Post(Path, new { identifier = "sam@example.com" }))));

        all.Select(answer => (answer.Status, answer.Body)).Distinct().ShouldHaveSingleItem().Status.ShouldBe(HttpStatusCode.Created);
        (await Count("users")).ShouldBe(1);
        (await new Audit(Database).List((await Server.Home()).Id, 200, null, default)).Count(entry => entry.Action == AuditAction.UserCreated).ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Is_refused_when_it_asks_for_something_else()
    {
        (await Backend.Post(Path, new { displayName = "Sam" })).ShouldBeOk();

        (await Backend.Post(Path, new { displayName = "Ann" })).ShouldBeRefusedWith(UpkeepCodes.IdempotencyKeyReused);
        (await Count("users")).ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Is_new_for_another_key_another_sender_and_after_a_day()
    {
        (await Backend.Post(Path, new { displayName = "Sam" })).ShouldBeOk();
        var other = await Server.OpenBackend(await Server.Home());
        other.Headers["Idempotency-Key"] = "order-66";
        (await other.Post(Path, new { displayName = "Ann" })).ShouldBeOk().Text("displayName").ShouldBe("Ann");

        Server.Clock.Jump(RepeatableRequest.Lifetime);
        (await Backend.Post(Path, new { displayName = "Bob" })).ShouldBeOk().Text("displayName").ShouldBe("Bob");
        Backend.Headers["Idempotency-Key"] = "order-67";
        (await Backend.Post(Path, new { displayName = "Bob" })).ShouldBeOk();
        (await Count("users")).ShouldBe(4);
    }

    [DatabaseFact]
    public async Task Does_not_bring_back_whom_somebody_deleted()
    {
        var user = (await Backend.Post(Path, new { displayName = "Sam" })).ShouldBeOk().Text("id");
        (await Backend.Send(HttpMethod.Delete, $"{Path}/{user}")).ShouldBeOk();

        (await Backend.Post(Path, new { displayName = "Sam" })).ShouldBeRefusedWith(UpkeepCodes.UserGone);
    }

    [DatabaseFact]
    public async Task Leaves_no_record_when_it_was_refused()
    {
        (await Backend.Post(Path, new { identifier = "" })).ShouldBeRefusedWith(AccountsCodes.IdentifierEmpty);
        (await Backend.Post(Path, new { identifier = "sam@example.com" })).ShouldBeOk();
        Backend.Headers["Idempotency-Key"] = "order-67";
        (await Backend.Post(Path, new { identifier = "sam@example.com" })).ShouldBeRefusedWith(UpkeepCodes.IdentifierTaken);

        (await Count("repeatable_requests")).ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Needs_a_key_that_can_be_read_and_a_sender_who_may_create()
    {
        foreach (var key in new[] { new string('k', 256), "two words" })
        {
            Backend.Headers["Idempotency-Key"] = key;
            (await Backend.Post(Path, new { displayName = "Sam" })).ShouldBeRefusedWith(UpkeepCodes.IdempotencyKey);
        }

        var stranger = Server.Open();
        stranger.Headers["Idempotency-Key"] = "order-66";
        (await stranger.Post(Path, new { displayName = "Sam" })).ShouldBeRefusedWith(HttpCodes.SecretKeyRequired);
        (await Count("repeatable_requests"), await Count("users")).ShouldBe((0, 0));
    }

    [DatabaseFact]
    public async Task Is_forgotten_by_housekeeping_and_kept_nothing_personal()
    {
        (await Backend.Post(Path, new { identifier = "sam@example.com", displayName = "Sam Sample" })).ShouldBeOk();
        var stored = await Database.Read(
            new Statement("SELECT idempotency_key, made_id, request_hash FROM repeatable_requests"),
            row => $"{row.GetString(0)} {row.GetString(1)} {Convert.ToHexString(row.Bytes(2))}", default);
        stored.ShouldHaveSingleItem().ShouldNotContain("sam", Case.Insensitive);

        Server.Clock.Jump(RepeatableRequest.Lifetime);
        (await RepeatableRequests.Sweep(Database, Server.Clock, 100, default)).ShouldBeLessThanOrEqualTo(1);
        (await Count("repeatable_requests")).ShouldBe(0);
    }
}
