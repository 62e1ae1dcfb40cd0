using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ostiary.Ceremonies;
using Ostiary.Server;
using Ostiary.Server.Events;
using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Testing;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

public sealed class The_servers_own_events_on_SQLite() : The_servers_own_events(new SqliteFixture());

public sealed class The_servers_own_events_on_PostgreSQL() : The_servers_own_events(new PostgresFixture()), INeedPostgres;

/// <summary>What the server tells of the ceremonies that it issues and judges.</summary>
public abstract class The_servers_own_events(DatabaseFixture databases) : OnServer(databases)
{
    private readonly Weather _database = new();

    [DatabaseFact]
    public async Task Tell_each_ceremony_in_the_catalogs_words()
    {
        var page = Server.Open();
        await page.SignUp("sam@example.com");
        await page.SignIn();
        page.Client = new VirtualClient(RunningServer.Origin, page.Authenticator) { Alterations = new() { Signature = signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)] } };
        await page.TrySignIn();
        await WriteTale();

        (await Texts("SELECT name FROM events ORDER BY occurred_at_ms, event_id")).Order(StringComparer.Ordinal).ShouldBe(
            ["ceremony.issued", "ceremony.issued", "ceremony.issued", "ceremony.rejected", "ceremony.verified", "ceremony.verified"]);
        (await Texts("SELECT DISTINCT ceremony_id FROM events WHERE ceremony_id IS NOT NULL")).Count.ShouldBe(3);
        (await Texts("SELECT DISTINCT subject FROM events WHERE subject IS NOT NULL")).Count.ShouldBe(1);
        (await Texts("SELECT fields FROM events WHERE name = 'ceremony.rejected'")).ShouldHaveSingleItem()!.ShouldContain("\"serverReason\":\"webauthn.signature_invalid\"");
        await ShouldAllFitTheCatalog();
    }

    [DatabaseFact]
    public async Task Never_keep_a_sign_in_waiting_and_are_let_go_when_there_is_no_room()
    {
        var page = Server.Open();
        await page.SignUp("sam@example.com");
        var tale = Server.Services.GetRequiredService<CeremonyTale>();
        var note = new ToldStep((await Server.Home()).Id, "authentication", Server.Clock.GetUtcNow(), TimeSpan.Zero) { Refused = HttpCodes.BodyMalformed, CallerIsKnown = true };
        for (var i = 0; i < 20_000; i++)
            tale.Tell(note);

        (await page.SignIn()).ShouldBeOk();

        (await page.Send(HttpMethod.Get, "/metrics")).Body.ShouldContain("ostiary_events_untold_total 1000");
    }

    [DatabaseFact]
    public async Task Are_written_when_it_stops_before_anything_that_they_need_is_gone()
    {
        var page = Server.Open();
        await page.SignUp("sam@example.com");
        await page.SignIn();
        var hold = _database.Holds = new Hold();
        var stopped = new TaskCompletionSource();
        Server.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(stopped.SetResult);

        var restarting = Task.Run(Restart);
        await hold.Reached.WaitAsync(TimeSpan.FromSeconds(10));
        await Should.ThrowAsync<TimeoutException>(() => stopped.Task.WaitAsync(TimeSpan.FromMilliseconds(500)));
        _database.Holds = null;
        hold.Lift();
        await restarting;

        await Server.Open().Send(HttpMethod.Get, "/readyz");
        (await Count("events")).ShouldBe(4);
    }

    [DatabaseFact]
    public async Task Leave_no_row_of_a_stranger_who_has_no_ceremony_of_ours()
    {
        var sam = Server.Open();
        await sam.SignUp("sam@example.com");
        var stranger = Server.Open(sam.Authenticator);
        var answer = stranger.AuthenticationAnswer(await stranger.SignInOptions());
        answer["ceremony"] = "AAAA";
        (await stranger.Post("/v1/ceremonies/authentication/verify", answer)).ShouldBeRefusedWith(CeremonyCodes.StateMalformed);
        answer["ceremony"] = new string('A', 100_000);
        (await stranger.Post("/v1/ceremonies/authentication/verify", answer)).Code.ShouldNotBeNull();
        (await stranger.Post("/v1/ceremonies/registration/options", new { purpose = "add-passkey" })).Code.ShouldNotBeNull();
        await WriteTale();
        (await Texts("SELECT name FROM events")).Order(StringComparer.Ordinal).ShouldBe(["ceremony.issued", "ceremony.issued", "ceremony.verified"]);

        var backend = await Server.OpenBackend(await Server.Home());
        (await backend.Post("/v1/ceremonies/registration/options", new { purpose = "add-passkey", userId = "usr_unknown" })).Code.ShouldNotBeNull();
        await WriteTale();
        (await Texts("SELECT name FROM events")).ShouldContain("ceremony.rejected");
    }

    [DatabaseFact]
    public async Task Have_a_quota_that_strangers_use_up_without_harm_to_what_was_proved()
    {
        Server.Settings["Telemetry:EventsPerSitePerMinute"] = "3";
        var (stranger, sam) = (Server.Open(), Server.Open());
        for (var i = 0; i < 5; i++)
            await stranger.SignInOptions();

        await sam.SignUp("sam@example.com");
        await sam.SignIn();
        await WriteTale();

        (await Texts("SELECT name FROM events")).Order(StringComparer.Ordinal).ShouldBe(
            ["ceremony.issued", "ceremony.issued", "ceremony.issued", "ceremony.verified", "ceremony.verified"]);
        (await stranger.Send(HttpMethod.Get, "/metrics")).Body.ShouldContain("ostiary_events_untold_total 4");
    }

    protected override Database Wrap(Database real) => new FailingDatabase(real, _database);

    private Task WriteTale() => Server.Services.GetRequiredService<CeremonyTale>().Write();

    private async Task ShouldAllFitTheCatalog()
    {
        var told = await Database.Read(new Statement("SELECT name, fields FROM events"), row => (Name: row.GetString(0), Fields: row.GetString(1)), default);
        foreach (var (name, fields) in told)
        {
            var kind = Catalog.Current.Find(name).ShouldNotBeNull();
            using var document = JsonDocument.Parse(fields);
            foreach (var member in document.RootElement.EnumerateObject())
                FieldRules.Objection(Catalog.Current, kind.Field(member.Name).ShouldNotBeNull(), member.Value).ShouldBeNull($"{name}.{member.Name}");

            kind.Fields.Where(field => field.IsRequired && !document.RootElement.TryGetProperty(field.Name, out _)).ShouldBeEmpty(name);
        }
    }
}
