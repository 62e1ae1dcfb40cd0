using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ostiary.Testing;

namespace Ostiary.Tests.Http;

/// <summary>A person's browser before the hosted pages: cookies, the right Origin, and an authenticator.</summary>
public sealed class Browser(HttpClient http, string origin, VirtualAuthenticator? authenticator = null)
{
    /// <summary>The authenticator.</summary>
    public VirtualAuthenticator Authenticator { get; } = authenticator ?? new VirtualAuthenticator();

    /// <summary>The wire.</summary>
    public HttpClient Http { get; } = http;

    /// <summary>The WebAuthn client; replace it to break one thing.</summary>
    public VirtualClient Client { get; set; } = null!;

    /// <summary>Headers that every request carries; null takes one away that would otherwise be there.</summary>
    public Dictionary<string, string?> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    private VirtualClient ClientNow => Client ?? new VirtualClient(origin, Authenticator);

    /// <summary>Sends JSON to the API as a page of ours would.</summary>
    public Task<Answer> Post(string path, object body) => Send(HttpMethod.Post, path, body);

    /// <summary>Sends a request as a page of ours would.</summary>
    public async Task<Answer> Send(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = body as HttpContent ?? JsonContent.Create(body);

        return await Send(request);
    }

    /// <summary>Sends any request, with the headers of this browser.</summary>
    public async Task<Answer> Send(HttpRequestMessage request)
    {
        if (request.Method != HttpMethod.Get || Headers.ContainsKey("Ostiary-Key"))
            request.Headers.Add("Origin", origin);

        foreach (var (name, value) in Headers)
        {
            request.Headers.Remove(name);
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request);
        return await Answer.Of(response);
    }

    /// <summary>Options to sign up, which must be issued.</summary>
    public async Task<Answer> SignUpOptions(string identifier) =>
        (await Post("/v1/ceremonies/registration/options", new { purpose = "sign-up", identifier })).ShouldBeOk();

    /// <summary>Options to sign in, which must be issued.</summary>
    public async Task<Answer> SignInOptions(string? identifier = null) =>
        (await Post("/v1/ceremonies/authentication/options", new { purpose = "sign-in", identifier })).ShouldBeOk();

    /// <summary>Signs up; every step must succeed.</summary>
    public async Task<Answer> SignUp(string identifier) => (await TrySignUp(identifier)).ShouldBeOk();

    /// <summary>Signs up and answers with what the server said.</summary>
    public async Task<Answer> TrySignUp(string identifier)
    {
        var options = await SignUpOptions(identifier);
        return await Register(options);
    }

    /// <summary>Answers the options of a registration.</summary>
    public Task<Answer> Register(Answer options) => Post("/v1/ceremonies/registration/verify", RegistrationAnswer(options));

    /// <summary>The body that answers the options of a registration.</summary>
    public JsonObject RegistrationAnswer(Answer options) => new()
    {
        ["ceremony"] = options.Text("ceremony"),
        ["response"] = JsonNode.Parse(ClientNow.Create(options.Json!["publicKey"]!.ToJsonString())),
    };

    /// <summary>Signs in; every step must succeed.</summary>
    public async Task<Answer> SignIn(string? identifier = null) => (await TrySignIn(identifier)).ShouldBeOk();

    /// <summary>Signs in and answers with what the server said.</summary>
    public async Task<Answer> TrySignIn(string? identifier = null)
    {
        var options = await SignInOptions(identifier);
        return await Authenticate(options);
    }

    /// <summary>Answers the options of an authentication.</summary>
    public Task<Answer> Authenticate(Answer options) => Post("/v1/ceremonies/authentication/verify", AuthenticationAnswer(options));

    /// <summary>The body that answers the options of an authentication.</summary>
    public JsonObject AuthenticationAnswer(Answer options) => new()
    {
        ["ceremony"] = options.Text("ceremony"),
        ["response"] = JsonNode.Parse(ClientNow.Get(options.Json!["publicKey"]!.ToJsonString())),
    };

    /// <summary>Steps up for one act and answers with the grant.</summary>
    public async Task<string> StepUp(string action, string? target = null)
    {
        var options = (await Post("/v1/ceremonies/authentication/options", new { purpose = "step-up", action, target })).ShouldBeOk();
        return (await Authenticate(options)).ShouldBeOk().Text("stepUpGrant");
    }
}

/// <summary>What the server said.</summary>
public sealed record Answer(HttpStatusCode Status, JsonNode? Json, string Body, Dictionary<string, string> Headers)
{
    /// <summary>The stable code of a problem; null when it is none.</summary>
    public string? Code => Json is JsonObject problem ? problem["code"]?.GetValue<string>() : null;

    /// <summary>A text member of the body.</summary>
    public string Text(string member) => Json![member]!.GetValue<string>();

    /// <summary>It succeeded.</summary>
    public Answer ShouldBeOk()
    {
        ((int)Status).ShouldBeInRange(200, 299, Body);
        return this;
    }

    /// <summary>It was refused with exactly this code.</summary>
    public Answer ShouldBeRefusedWith(FailureCode code)
    {
        Code.ShouldBe(code.Value, Body);
        ((int)Status).ShouldBe(Ostiary.Server.Problem.StatusOf(code.Kind));
        return this;
    }

    /// <summary>Reads a response.</summary>
    public static async Task<Answer> Of(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, isJson && body.Length > 0 ? JsonNode.Parse(body) : null, body, headers);
    }
}
