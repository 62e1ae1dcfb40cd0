using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Ostiary.Server.Configuration;
using Ostiary.Server.Demonstration;
using Ostiary.Simulation;
using Ostiary.Storage;
using Ostiary.Tests.Pages;

namespace Ostiary.Tests.Http;

[Trait("Ring", "Slow")]
public sealed class A_demonstration : IDisposable
{
    private readonly RunningServer _server = new();

    private DateTimeOffset Now => _server.Clock.GetUtcNow();

    [Fact]
    public async Task Is_no_part_of_a_server_by_default()
    {
        (await Put(Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _server.Open().Http.GetAsync(new Uri("/demo/caught-up", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        _server.Services.GetService<DemoClock>().ShouldBeNull();
        (await Text("/sign-in")).ShouldNotContain("Demonstration");
        (await Text("/readyz")).ShouldNotContain("demo");
    }

    [Fact]
    public async Task Has_no_clock_to_be_put_once_it_is_filled()
    {
        _server.Settings["Server:DangerDemo"] = "true";

        (await Put(Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        _server.Services.GetService<DemoClock>().ShouldBeNull();
    }

    [Fact]
    public async Task Says_so_on_every_page_and_to_whoever_asks_whether_it_is_ready()
    {
        _server.Settings["Server:DangerDemo"] = "true";

        foreach (var page in new[] { "/sign-in", "/sign-up", "/no-such-page" })
            Rendered.Parse(await Text(page)).QuerySelector(".everywhere").ShouldNotBeNull(page).TextContent.ShouldContain("made up");

        (await Text("/readyz")).ShouldContain("\"demo\":true");
        _server.Log.Lines.ShouldContain(line => line.Contains("DangerDemo is on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lets_its_clock_be_put_forward_only_and_never_beyond_now()
    {
        BeingFilled();
        var begin = Now.AddDays(-60);

        (await Put(begin.AddDays(1))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Put(begin)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Put(Now.AddDays(1))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        _server.Services.GetRequiredService<DemoClock>().GetUtcNow().ToUnixTimeMilliseconds().ShouldBe(begin.AddDays(1).ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("2001:db8::7")]
    [InlineData("192.168.1.7")]
    public async Task Hides_its_clock_from_other_machines(string address)
    {
        BeingFilled();

        (await Put(Now.AddDays(-1), address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Hides_its_clock_from_pages_of_other_sites()
    {
        BeingFilled();

        (await Put(Now.AddDays(-1), page: "http://elsewhere.example")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public void Is_refused_on_PostgreSQL() =>
        Should.Throw<ConfigurationException>(() => Demo.Refuse(new ServerOptions { DangerDemo = true }, new DatabaseOptions { Postgres = "postgres://localhost/people" }))
            .Message.ShouldContain("Database:Postgres");

    [Fact]
    public void Is_refused_where_people_could_come_from_elsewhere()
    {
        var local = new ServerOptions { PublicOrigin = new Uri("http://localhost:8080"), DataDirectory = "data", DangerDemo = true };

        Objections(local).ShouldBeEmpty();
        Objections(local with { PublicOrigin = new Uri("https://id.example.com") }).ShouldHaveSingleItem().ShouldContain("DangerDemo");
        Objections(local with { TrustedProxies = ["10.0.0.1"] }).ShouldHaveSingleItem().ShouldContain("DangerDemo");
        Objections(local with { DangerDemo = false, DangerDemoClock = Now }).ShouldHaveSingleItem().ShouldContain("DangerDemoClock");
    }

    /// <summary>Real ceremonies and all: sign-ups, sign-ins, tickets, attempts.</summary>
    [Fact]
    public async Task Is_filled_by_a_world_of_which_every_event_is_kept()
    {
        var now = TimeProvider.System.GetUtcNow();
        var world = new World("filled", now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour)), 40);
        using var server = new RunningServer { HasItsOwnClock = true };
        server.Settings["Server:DangerDemo"] = "true";
        server.Settings["Server:DangerDemoClock"] = world.BeginsAt.ToString("O", CultureInfo.InvariantCulture);
        var http = server.Open().Http;
        http.DefaultRequestHeaders.Add(PretendedAddress.Header, "127.0.0.1");
        var visits = world.Visits().Where(visit => visit.Day > 50 || visit.Person.HasAccount).ToList();
        using var filling = new Filling(new Wire(http, RunningServer.Origin), world);

        await filling.Run(visits, _ => { }, default);

        filling.Dropped.ShouldBeEmpty();
        visits.Count(visit => visit.Person.HasAccount).ShouldBeGreaterThan(10);
        server.Services.GetRequiredService<TimeProvider>().GetUtcNow().ShouldBe(world.EndsAt);
    }

    public void Dispose() => _server.Dispose();

    private static List<string> Objections(ServerOptions options) => [.. options.Validate(new ValidationContext(options)).Select(one => one.ErrorMessage!)];

    private void BeingFilled()
    {
        _server.Settings["Server:DangerDemo"] = "true";
        _server.Settings["Server:DangerDemoClock"] = Now.AddDays(-60).ToString("O", CultureInfo.InvariantCulture);
    }

    private async Task<HttpResponseMessage> Put(DateTimeOffset to, string from = "127.0.0.1", string page = RunningServer.Origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/demo/clock/{to.ToUnixTimeMilliseconds()}");
        request.Headers.Add(PretendedAddress.Header, from);
        request.Headers.Add("Origin", page);
        return await _server.Open().Http.SendAsync(request);
    }

    private async Task<string> Text(string path) => await (await _server.Open().Http.GetAsync(new Uri(path, UriKind.Relative))).Content.ReadAsStringAsync();
}
