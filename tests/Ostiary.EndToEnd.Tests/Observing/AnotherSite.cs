using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Observing;

/// <summary>A site that has nothing of Ostiary but one script tag: @simplewebauthn/browser in its page, and a server of a few lines behind it.</summary>
public sealed class AnotherSite : IAsyncLifetime, IDisposable
{
    private const string Page =
        """
        <!doctype html><title>Another site</title>
        <script src="/observe.script.js" data-touchpoint="shop"></script>
        <script src="/simplewebauthn.js"></script>
        <script>
          const { startRegistration, startAuthentication, WebAuthnAbortService } = SimpleWebAuthnBrowser;
          const post = async (path, body) => (await fetch(path, { method: 'POST', body: JSON.stringify(body) })).json();
          const ending = ceremony => ceremony.then(({ verified }) => verified ? 'verified' : 'refused', error => error.name);
          const enroll = (beyond = {}) => ending((async () => post('/verify', await startRegistration({ optionsJSON: { ...await post('/options/create'), ...beyond } })))());
          const signIn = (beyond = {}) => ending((async () => post('/verify', await startAuthentication({ optionsJSON: { ...await post('/options/get'), ...beyond } })))());
          const offer = () => ending((async () => post('/verify', await startAuthentication({ optionsJSON: await post('/options/get'), useBrowserAutofill: true })))());
          const cancel = () => WebAuthnAbortService.cancelCeremony();
        </script>
        <input autocomplete="username webauthn" aria-label="Name"><input type="password" aria-label="Password"><input inputmode="numeric" autocomplete="one-time-code" aria-label="Code">
        """;

    private const string OwnTag = """<script src="/observe.script.js" data-touchpoint="shop"></script>""";

    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _batches = new();
    private readonly string _modules = Path.Combine(Built.Root, "web", "node_modules", "@simplewebauthn", "browser", "dist", "bundle", "index.umd.min.js");
    private string _challenge = "";

    /// <summary>Where it is.</summary>
    public string Origin { get; } = $"http://localhost:{ServerPlace.FreePort()}";

    /// <summary>What it verified last, as it came.</summary>
    public string LastAnswer { get; private set; } = "";

    /// <summary>What its server tells observing pages to do; null for nothing.</summary>
    internal string? Switch { get; set; }

    /// <summary>Everything that its pages told so far, as it came.</summary>
    public string Told => string.Join('\n', _batches);

    /// <summary>The events that its pages told so far.</summary>
    internal IReadOnlyList<JsonNode> Events => [.. _batches.SelectMany(batch => JsonNode.Parse(batch)!["events"]!.AsArray()).Select(one => one!)];

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        _listener.Prefixes.Add($"{Origin}/");
        _listener.Start();
        _ = Serve();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await Answer(context);
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var (type, text) = context.Request.Url!.AbsolutePath switch
        {
            "/" => ("text/html", Page),
            "/observe.script.js" => ("text/javascript", await File.ReadAllTextAsync(Path.Combine(Built.Root, "web", "sdk", "dist", "observe.script.js"))),
            "/shop" => ("text/html", Page.Replace(OwnTag, Tag(context.Request.QueryString, "shop"), StringComparison.Ordinal)),
            "/one-tag" => ("text/html", OneTag(context.Request.QueryString)),
            "/simplewebauthn.js" => ("text/javascript", await File.ReadAllTextAsync(_modules)),
            "/options/create" => ("application/json", Options(isNew: true)),
            "/options/get" => ("application/json", Options(isNew: false)),
            "/verify" => ("application/json", Verified(body)),
            "/v1/events" => ("application/json", Kept(body)),
            _ => ("text/html", "<!doctype html><title>Elsewhere</title>"),
        };
        context.Response.ContentType = type;
        context.Response.Headers["Cache-Control"] = "no-store";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
        context.Response.Close();
    }

    // Nothing but the guide's tag, with what the address says in it.
    private static string OneTag(NameValueCollection of) =>
        $"""<!doctype html><title>One tag</title>{Tag(of, "one-tag")}""";

    private static string Tag(NameValueCollection of, string touchpoint) =>
        $"""<script src="{of["server"]}/assets/observe.v1.js" data-key="{of["key"]}" data-touchpoint="{touchpoint}"></script>""";

    private string Options(bool isNew)
    {
        _challenge = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var options = new JsonObject { ["challenge"] = _challenge, ["rpId"] = "localhost", ["timeout"] = 60_000, ["userVerification"] = "required" };
        if (isNew)
        {
            options["rp"] = new JsonObject { ["id"] = "localhost", ["name"] = "Another site" };
            options["user"] = new JsonObject { ["id"] = "c2VjcmV0LXBlcnNvbg", ["name"] = "ada@example.com", ["displayName"] = "Ada" };
            options["pubKeyCredParams"] = new JsonArray([.. new[] { -7, -257 }.Select(alg => new JsonObject { ["type"] = "public-key", ["alg"] = alg })]);
            options["authenticatorSelection"] = new JsonObject { ["residentKey"] = "required", ["userVerification"] = "required" };
        }

        return options.ToJsonString();
    }

    /// <summary>Whether the answer is one to the last challenge, which is all that matters here.</summary>
    private string Verified(string body)
    {
        LastAnswer = body;
        var clientData = Base64Url.DecodeFromChars(JsonNode.Parse(body)!["response"]!["clientDataJSON"]!.GetValue<string>());
        return (string?)JsonNode.Parse(clientData)!["challenge"] == _challenge ? """{"verified":true}""" : """{"verified":false}""";
    }

    private string Kept(string body)
    {
        _batches.Enqueue(body);
        return Switch is { } config ? $$"""{"kept":1,"dropped":[],"config":{{config}}}""" : """{"kept":1,"dropped":[]}""";
    }
}
