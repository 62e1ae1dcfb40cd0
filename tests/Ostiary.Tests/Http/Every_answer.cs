using System.Text.RegularExpressions;
using Ostiary.Server;

namespace Ostiary.Tests.Http;

/// <summary>What all answers have in common, and the addresses that machines ask.</summary>
public sealed partial class Every_answer : IDisposable
{
    private readonly RunningServer _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/nothing-here")]
    [InlineData("/nothing.html")]
    [InlineData("/console")]
    [InlineData("/v1/session")]
    [InlineData("/v1/nothing")]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/metrics")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/.well-known/webauthn")]
    [InlineData("/assets/nothing.js")]
    [InlineData("/assets/manifest.json")]
    public async Task Carries_the_security_headers(string path)
    {
        var headers = (await _server.Open().Send(HttpMethod.Get, path)).Headers;

        headers["Content-Security-Policy"].ShouldContain("default-src 'none'");
        headers["Content-Security-Policy"].ShouldNotContain("unsafe");
        headers["Content-Security-Policy"].ShouldContain("frame-ancestors 'none'");
        headers["X-Content-Type-Options"].ShouldBe("nosniff");
        headers["Referrer-Policy"].ShouldBe("same-origin");
        headers["Cross-Origin-Opener-Policy"].ShouldBe("same-origin");
        headers["Cache-Control"].ShouldBe("no-store");
        headers.ShouldNotContainKey("Server");
        headers.ShouldNotContainKey("blazor-enhanced-nav");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/nothing-here")]
    [InlineData("/account")]
    [InlineData("/v1/session")]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/metrics")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/.well-known/webauthn")]
    public async Task To_HEAD_is_that_to_GET_without_the_body(string path)
    {
        var (asked, probed) = (await _server.Open().Send(HttpMethod.Get, path), await _server.Open().Send(HttpMethod.Head, path));

        probed.Status.ShouldBe(asked.Status);
        probed.Body.ShouldBeEmpty();
        probed.Headers["Content-Security-Policy"].ShouldBe(asked.Headers["Content-Security-Policy"]);
        probed.Headers.GetValueOrDefault("Content-Type").ShouldBe(asked.Headers.GetValueOrDefault("Content-Type"));
        probed.Headers.GetValueOrDefault("Location").ShouldBe(asked.Headers.GetValueOrDefault("Location"));
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/nothing.html")]
    [InlineData("/account/photo.png")]
    public async Task At_an_address_without_a_page_is_a_page_that_says_so(string path)
    {
        var answer = await _server.Open().Send(HttpMethod.Get, path);

        answer.Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        answer.Body.ShouldContain("<h1");
    }

    [Fact]
    public async Task To_an_address_of_the_API_that_ends_like_a_file_is_a_problem() =>
        (await _server.Open().Send(HttpMethod.Get, "/v1/nothing.json")).ShouldBeRefusedWith(HttpCodes.NothingHere);

    [Theory]
    [InlineData("/assets/manifest.json")]
    [InlineData("/assets//manifest.json")]
    [InlineData("/assets///manifest.json")]
    public async Task Never_tells_which_files_there_are(string path) =>
        (await _server.Open().Send(HttpMethod.Get, path)).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);

    [Fact]
    public async Task Over_https_asks_for_https_from_now_on()
    {
        var other = await _server.AddRelyingParty("https://id.example.org");

        (await _server.Open(other.HostedOrigin).Send(HttpMethod.Get, "/sign-in")).Headers["Strict-Transport-Security"].ShouldContain("max-age=31536000");
    }

    [Fact]
    public async Task That_refuses_names_the_trace_that_the_caller_began()
    {
        var browser = _server.Open();
        browser.Headers["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        (await browser.Send(HttpMethod.Get, "/v1/session")).ShouldBeRefusedWith(HttpCodes.SignInRequired).Text("traceId").ShouldBe("0af7651916cd43dd8448eb211c80319c");
    }

    [Fact]
    public async Task To_well_known_questions_is_right_for_the_host()
    {
        var other = await _server.AddRelyingParty("https://id.example.org");
        var (here, there) = (_server.Open(), _server.Open(other.HostedOrigin));

        (await here.Send(HttpMethod.Get, "/.well-known/webauthn")).ShouldBeOk().Json!["origins"]!.AsArray().Select(origin => origin!.GetValue<string>()).ShouldBe([RunningServer.Origin]);
        (await there.Send(HttpMethod.Get, "/.well-known/webauthn")).ShouldBeOk().Json!["origins"]!.AsArray().Select(origin => origin!.GetValue<string>()).ShouldBe(["https://id.example.org"]);
        (await there.Send(HttpMethod.Get, "/.well-known/passkey-endpoints")).ShouldBeOk().Text("enroll").ShouldBe("https://id.example.org/account");
    }

    [Fact]
    public async Task To_metrics_counts_ceremonies_with_few_labels_and_times_them_around_the_promise()
    {
        var browser = _server.Open();
        await browser.SignUp("sam@example.com");
        await browser.SignIn();
        for (var i = 0; i < 50; i++)
            await browser.Post("/v1/ceremonies/authentication/options", new { purpose = $"invented{i}", mediation = $"invented{i}" });

        var text = (await browser.Send(HttpMethod.Get, "/metrics")).ShouldBeOk().Body;

        text.ShouldContain("# TYPE ostiary_ceremony_options_total counter");
        text.ShouldContain("# TYPE ostiary_ceremony_answers_total counter");
        text.ShouldContain("# TYPE ostiary_ceremony_answer_duration_seconds histogram");
        text.ShouldMatch("(?m)^ostiary_ceremony_server_duration_seconds_bucket\\{.*le=\"0\\.2\"\\}");
        text.ShouldContain("outcome=\"accepted\"");
        text.ShouldNotContain("invented");
        text.Split('\n').Count(line => line.StartsWith("ostiary_ceremony_options_total{", StringComparison.Ordinal)).ShouldBeLessThan(6);
        text.Split('\n').Where(line => line.Length > 0).ShouldAllBe(line => Exposition().IsMatch(line));
    }

    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_0-9]+ .*|[a-zA-Z_0-9]+(\{[a-zA-Z_0-9]+="[^"]*"(,[a-zA-Z_0-9]+="[^"]*")*\})? [-+0-9.eEINnaf]+|# EOF)$""")]
    private static partial Regex Exposition();
}
