using System.Net.Http.Headers;
using System.Text;
using Ostiary.Server;
using Ostiary.Server.Endpoints;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

public sealed class A_malformed_request_on_SQLite() : A_malformed_request(new SqliteFixture());

public sealed class A_malformed_request_on_PostgreSQL() : A_malformed_request(new PostgresFixture()), INeedPostgres;

/// <summary>Every address of the API, as its document lists them, against bodies that no honest client sends.</summary>
public abstract class A_malformed_request(DatabaseFixture databases) : OnServer(databases)
{
    private static readonly string[] PlainText = ["text/plain"];

    private static readonly string Deep = string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40);

    private static readonly (string What, byte[] Body)[] Malformed =
    [
        ("nothing", []),
        ("no JSON", "purpose=sign-up"u8.ToArray()),
        ("a list", "[]"u8.ToArray()),
        ("a text", "\"x\""u8.ToArray()),
        ("null", "null"u8.ToArray()),
        ("an empty object", "{}"u8.ToArray()),
        ("an unknown member", """{"purpose":"sign-up","identifier":"a@example.com","admin":true}"""u8.ToArray()),
        ("a member twice", """{"purpose":"sign-up","purpose":"sign-up","name":"a","name":"b","result":"a","result":"b","externalId":"a","externalId":"b","stepUpGrant":"a","stepUpGrant":"b"}"""u8.ToArray()),
        ("members of the wrong type", """{"purpose":1,"ceremony":[],"response":"x","name":{},"result":false,"externalId":7,"stepUpGrant":[]}"""u8.ToArray()),
        ("nulls", """{"purpose":null,"ceremony":null,"response":null,"name":null,"result":null}"""u8.ToArray()),
        ("something after the end", """{"purpose":"sign-up","identifier":"a@example.com"} {}"""u8.ToArray()),
        ("half an object", """{"purpose":"sign-up","identi"""u8.ToArray()),
        ("a broken letter", [.. "{\"purpose\":\"sign-up\",\"name\":\""u8, 0xff, 0xfe, .. "\"}"u8]),
        ("half a surrogate pair", """{"purpose":"sign-up","identifier":"\ud800","name":"\ud800","ceremony":"\ud800","result":"\ud800","externalId":"\ud800","stepUpGrant":"\ud800"}"""u8.ToArray()),
        ("a depth of forty", Encoding.UTF8.GetBytes($$"""{"purpose":"sign-up","ceremony":"A","response":{{Deep}}}""")),
        ("an answer without members", """{"ceremony":"AQ","response":{}}"""u8.ToArray()),
    ];

    [DatabaseFact]
    public async Task Is_refused_with_a_code_at_every_address_and_stores_nothing()
    {
        foreach (var (caller, method, path) in await Calls())
        {
            foreach (var (what, body) in Malformed)
            {
                var answer = await caller.Send(Request(method, path, body, "application/json"));

                ShouldBeOrderly(answer, $"{method} {path} with {what}", mayDo: method == HttpMethod.Delete);
            }
        }
    }

    [DatabaseFact]
    public async Task Of_another_content_type_is_refused()
    {
        foreach (var (caller, method, path) in await Calls())
        {
            if (method == HttpMethod.Delete)
                continue;

            // A page that is being left can send events as plain text only.
            string?[] foreign = ["application/x-www-form-urlencoded", "multipart/form-data", "text/json+x", null, .. EventEndpoints.Path == path ? [] : PlainText];
            foreach (var type in foreign)
                (await caller.Send(Request(method, path, """{"purpose":"sign-up","identifier":"a@example.com"}"""u8.ToArray(), type))).ShouldBeRefusedWith(HttpCodes.BodyMissing);
        }
    }

    [DatabaseFact]
    public async Task Is_told_what_is_wrong_with_its_body()
    {
        const string Redeem = "/v1/ceremonies/results/redeem";
        var backend = await Server.OpenBackend(await Server.Home());

        (await backend.Send(Request(HttpMethod.Post, Redeem, "{"u8.ToArray(), "application/json"))).ShouldBeRefusedWith(HttpCodes.BodyMalformed);
        (await backend.Send(Request(HttpMethod.Post, Redeem, """{"result":"a","result":"a"}"""u8.ToArray(), "application/json"))).ShouldBeRefusedWith(HttpCodes.BodyMalformed);
        (await backend.Send(Request(HttpMethod.Post, Redeem, """{"result":"a","more":1}"""u8.ToArray(), "application/json"))).ShouldBeRefusedWith(HttpCodes.BodyMalformed);
    }

    [DatabaseFact]
    public async Task Too_large_is_refused_with_and_without_its_length_said()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"purpose":"{{new string('x', 200 * 1024)}}"}""");
        foreach (var (caller, method, path) in await Calls())
        {
            if (method == HttpMethod.Delete)
                continue;

            foreach (var chunked in new[] { false, true })
            {
                var request = Request(method, path, body, "application/json");
                if (chunked)
                {
                    request.Content!.Headers.ContentLength = null;
                    request.Headers.TransferEncodingChunked = true;
                }

                (await caller.Send(request)).ShouldBeRefusedWith(EventEndpoints.Path == path ? TelemetryCodes.BatchTooLarge : HttpCodes.BodyTooLarge);
            }
        }
    }

    [DatabaseFact]
    public async Task Leaves_no_trace_in_the_database()
    {
        var calls = await Calls();
        var before = await Rows();

        foreach (var (caller, method, path) in calls.Where(call => call.Method != HttpMethod.Delete))
        {
            foreach (var (_, body) in Malformed.Where(one => one.What is not "an empty object"))
                await caller.Send(Request(method, path, body, "application/json"));
        }

        (await Rows()).ShouldBe(before);
    }

    [DatabaseFact]
    public async Task To_an_address_that_is_none_gets_a_problem()
    {
        foreach (var path in new[] { "/v1/nothing", "/v1/users/me/nothing", "/v1/ceremonies", "/.well-known/nothing" })
            (await Server.Open().Send(HttpMethod.Get, path)).ShouldBeRefusedWith(HttpCodes.NothingHere);

        foreach (var path in new[] { "/v1/users/..%2f", "/v1/users/usr_%ff%fe", "/v1/users/" + new string('x', 4000) })
            ShouldBeOrderly(await (await Server.OpenBackend(await Server.Home())).Send(HttpMethod.Get, path), path);
    }

    // The document knows every address; each is asked by the caller that it is for.
    private async Task<List<(Browser Caller, HttpMethod Method, string Path)>> Calls()
    {
        var browser = Server.Open();
        await browser.SignUp("sam@example.com");
        var backend = await Server.OpenBackend(await Server.Home());
        var document = (await browser.Send(HttpMethod.Get, "/openapi/v1.json")).ShouldBeOk().Json!;
        var calls = new List<(Browser, HttpMethod, string)>();
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (verb, operation) in operations!.AsObject())
            {
                if (operation!["requestBody"] is null)
                    continue;

                var forBackends = path is "/v1/users" or "/v1/annotations" or "/v1/ceremonies/results/redeem";
                var address = path.Replace("{user}", "me", StringComparison.Ordinal).Replace("{passkey}", "pky_01jd2m00000000000000000000", StringComparison.Ordinal);
                calls.Add((forBackends ? backend : browser, HttpMethod.Parse(verb), address));
            }
        }

        calls.Count.ShouldBeGreaterThanOrEqualTo(7);
        return calls;
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, byte[] body, string? type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return new HttpRequestMessage(method, path) { Content = content };
    }

    private static void ShouldBeOrderly(Answer answer, string what, bool mayDo = false)
    {
        if (mayDo && (int)answer.Status is 200 or 204)
            return;

        // An empty object creates a user without a name: that is allowed.
        if (what is "POST /v1/users with an empty object")
        {
            answer.ShouldBeOk();
            return;
        }

        ((int)answer.Status).ShouldBeInRange(400, 499, $"{what}: {answer.Body}");
        answer.Code.ShouldNotBeNull(what);
        answer.Text("traceId").ShouldNotBeEmpty(what);
        answer.Headers["Content-Type"].ShouldBe("application/problem+json", what);
    }
}
