using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.Kernel;

namespace Ostiary.EndToEnd.Tests.Recordings;

/// <summary>A page in Chromium that runs ceremonies and hands back what came of them. Nothing of this server is involved.</summary>
internal sealed class RecordingPage(IPage page)
{
    /// <summary>Where it is; no such page exists.</summary>
    public const string Origin = "https://shop.example.com";

    /// <summary>The RP ID that it asks for.</summary>
    public const string RpId = "example.com";

    private const string Create =
        """
        async text => JSON.stringify((await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(text)) })).toJSON())
        """;

    private const string Get =
        """
        async text => JSON.stringify((await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(text)) })).toJSON())
        """;

    /// <summary>Opens it in a window; whatever the browser asks the network for is answered here.</summary>
    public static async Task<RecordingPage> In(Window window)
    {
        await window.Page.RouteAsync("**/*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Shop</title>" }));
        await window.Page.GotoAsync("/");
        return new RecordingPage(window.Page);
    }

    /// <summary>The challenge of a ceremony, which repeats with its name.</summary>
    public static string ChallengeOf(string ceremony) => Base64UrlText.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(ceremony)));

    /// <summary>The RegistrationResponseJSON of a device.</summary>
    public Task<JsonObject> Register(Device device, string challenge) => Run(Create, new()
    {
        ["rp"] = new JsonObject { ["id"] = RpId, ["name"] = "Shop" },
        ["user"] = new JsonObject { ["id"] = Base64UrlText.Encode(Encoding.UTF8.GetBytes(device.Name)), ["name"] = "sam@example.com", ["displayName"] = "Sam" },
        ["challenge"] = challenge,
        ["pubKeyCredParams"] = new JsonArray(new JsonObject { ["type"] = "public-key", ["alg"] = device.Algorithm }),
        ["authenticatorSelection"] = new JsonObject { ["residentKey"] = device.ResidentKey, ["userVerification"] = device.UserVerification },
        ["attestation"] = device.Attestation,
        ["extensions"] = device.AtRegistration(),
        ["timeout"] = 10_000,
    });

    /// <summary>The AuthenticationResponseJSON of a device.</summary>
    public Task<JsonObject> Authenticate(Device device, string challenge, string credentialId) => Run(Get, new()
    {
        ["rpId"] = RpId,
        ["challenge"] = challenge,
        ["allowCredentials"] = new JsonArray(new JsonObject { ["type"] = "public-key", ["id"] = credentialId }),
        ["userVerification"] = device.UserVerification,
        ["extensions"] = device.AtAuthentication(),
        ["timeout"] = 10_000,
    });

    private async Task<JsonObject> Run(string script, JsonObject options) =>
        JsonNode.Parse(await page.EvaluateAsync<string>(script, options.ToJsonString()))!.AsObject();
}
