using System.Globalization;
using System.Net;
using Ostiary.Ceremonies;
using Ostiary.Server;

namespace Ostiary.Tests.Http;

public sealed class A_limit : IDisposable
{
    private const string Options = "/v1/ceremonies/authentication/options";

    private readonly RunningServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task By_person_holds_however_the_identifier_is_spelled_and_never_for_the_passkey()
    {
        _server.Settings["Ceremonies:AttemptsPerPersonPerMinute"] = "7";
        var (person, attacker) = (_server.Open(), _server.Open());
        await person.SignUp("sam@example.com");
        string[] spellings = ["sam@example.com", "SAM@example.com", " sam@example.com ", "Sam@EXAMPLE.com", "ＳＡＭ@example.com", "sam@example.com"];
        foreach (var identifier in spellings)
            (await attacker.Post(Options, new { purpose = "sign-in", identifier })).ShouldBeOk();

        var refused = (await attacker.Post(Options, new { purpose = "sign-in", identifier = "sam@example.com" })).ShouldBeRefusedWith(CeremonyCodes.TooManyAttempts);

        int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        (await attacker.Post(Options, new { purpose = "sign-in", identifier = "ann@example.com" })).ShouldBeOk();
        // The person needs no name to sign in with a passkey.
        (await person.SignIn()).ShouldBeOk();

        _server.Clock.Advance(TimeSpan.FromSeconds(10));
        (await person.SignIn("sam@example.com")).ShouldBeOk();
    }

    [Fact]
    public async Task By_person_is_kept_apart_between_relying_parties()
    {
        _server.Settings["Ceremonies:AttemptsPerPersonPerMinute"] = "1";
        var other = await _server.AddRelyingParty("https://id.example.org");

        (await _server.Open().Post(Options, new { purpose = "sign-in", identifier = "sam@example.com" })).ShouldBeOk();
        (await _server.Open(other.HostedOrigin).Post(Options, new { purpose = "sign-in", identifier = "sam@example.com" })).ShouldBeOk();
        (await _server.Open().Post(Options, new { purpose = "sign-in", identifier = "sam@example.com" })).ShouldBeRefusedWith(CeremonyCodes.TooManyAttempts);
    }

    [Fact]
    public async Task By_address_prefix_stops_the_neighborhood_and_nobody_else_and_no_backend()
    {
        _server.Settings["Limits:PerAddressPrefixPerMinute"] = "5";
        var (near, neighbor, far) = (_server.Open(), _server.Open(), _server.Open());
        near.Headers[PretendedAddress.Header] = "192.0.2.1";
        neighbor.Headers[PretendedAddress.Header] = "192.0.2.200";
        far.Headers[PretendedAddress.Header] = "198.51.100.1";
        var backend = await _server.OpenBackend(await _server.Home());
        backend.Headers[PretendedAddress.Header] = "192.0.2.1";

        var answers = new List<Answer>();
        for (var i = 0; i < 10; i++)
            answers.Add(await (i % 2 == 0 ? near : neighbor).Post(Options, new { purpose = "sign-in" }));

        var refused = answers.First(answer => answer.Status == HttpStatusCode.TooManyRequests).ShouldBeRefusedWith(HttpCodes.TooMany);
        int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        refused.Text("traceId").ShouldNotBeEmpty();
        (await far.Post(Options, new { purpose = "sign-in" })).ShouldBeOk();
        for (var i = 0; i < 20; i++)
            (await backend.Post(Options, new { purpose = "sign-in" })).ShouldBeOk();
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-up")]
    [InlineData("/account")]
    [InlineData("/console")]
    [InlineData("/no-such-page")]
    public async Task By_address_prefix_answers_people_with_a_page_that_says_what_to_do(string path)
    {
        _server.Settings["Limits:PagesPerAddressPrefixPerMinute"] = "5";
        var (near, far) = (_server.Open(), _server.Open());
        near.Headers[PretendedAddress.Header] = "192.0.2.1";
        far.Headers[PretendedAddress.Header] = "198.51.100.1";
        near.Headers["Accept"] = "text/html";

        var answers = new List<Answer>();
        for (var i = 0; i < 10; i++)
            answers.Add(await near.Send(HttpMethod.Get, path));

        var refused = answers.First(answer => answer.Status == HttpStatusCode.TooManyRequests);
        int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        refused.Headers["Content-Type"].ShouldStartWith("text/html");
        refused.Headers.ShouldContainKey("Content-Security-Policy");
        refused.Body.ShouldContain("Nothing is locked and your passkeys are safe");
        (await far.Send(HttpMethod.Get, path)).Status.ShouldNotBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task By_address_prefix_holds_for_looks_at_the_session_and_leaves_ceremonies_their_own()
    {
        _server.Settings["Limits:PagesPerAddressPrefixPerMinute"] = "5";
        var browser = _server.Open();

        var answers = new List<Answer>();
        for (var i = 0; i < 10; i++)
            answers.Add(await browser.Send(HttpMethod.Get, "/v1/session"));

        answers.First(answer => answer.Status == HttpStatusCode.TooManyRequests).ShouldBeRefusedWith(HttpCodes.TooMany).Headers.ShouldContainKey("Retry-After");
        (await browser.Post(Options, new { purpose = "sign-in" })).ShouldBeOk();
    }

    [Fact]
    public async Task Of_the_whole_server_is_answered_with_a_time_to_try_again()
    {
        _server.Settings["Limits:GlobalPerSecond"] = "3";
        var browser = _server.Open();

        var answers = new List<Answer>();
        for (var i = 0; i < 60; i++)
            answers.Add(await browser.Send(HttpMethod.Get, "/v1/session"));

        answers.First(answer => answer.Status == HttpStatusCode.TooManyRequests).ShouldBeRefusedWith(HttpCodes.TooMany).Headers.ShouldContainKey("Retry-After");
        (await browser.Send(HttpMethod.Get, "/healthz")).ShouldBeOk();
    }
}
