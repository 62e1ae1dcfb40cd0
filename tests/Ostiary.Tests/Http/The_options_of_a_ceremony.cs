using System.Text.Json.Nodes;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Http;

/// <summary>The two groups of the conformance catalogue about options, as far as they are not the tool's own protocol.</summary>
public sealed class The_options_of_a_ceremony : IDisposable
{
    private readonly RunningServer _server = new();

    public void Dispose() => _server.Dispose();

    [Shows("CreationOptions Req-1 P-1")]
    [Fact]
    public async Task Say_all_that_a_registration_needs()
    {
        var options = (await _server.Open().SignUpOptions("sam@example.com")).Json!["publicKey"]!;

        Bytes(options["user"]!["id"]).Length.ShouldBeInRange(1, 64);
        Text(options["user"]!["name"]).ShouldBe("sam@example.com");
        Text(options["user"]!["displayName"]).ShouldNotBeEmpty();
        Text(options["rp"]!["id"]).ShouldBe("localhost");
        Text(options["rp"]!["name"]).ShouldNotBeEmpty();
        Bytes(options["challenge"]).Length.ShouldBeGreaterThanOrEqualTo(16);
        options["timeout"]!.GetValue<long>().ShouldBePositive();
        options["pubKeyCredParams"]!.AsArray().ShouldAllBe(offer => Text(offer!["type"]) == "public-key" && offer["alg"]!.GetValue<int>() < 0);
        options["pubKeyCredParams"]!.AsArray().Select(offer => offer!["alg"]!.GetValue<int>()).ShouldContain((int)CoseAlgorithm.ES256);
        options["extensions"]!["credProps"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Shows("CreationOptions Req-1 P-2")]
    [Fact]
    public async Task Ask_for_no_attestation_unless_the_relying_party_wants_it() =>
        Text((await _server.Open().SignUpOptions("sam@example.com")).Json!["publicKey"]!["attestation"]).ShouldBe("none");

    [Shows("CreationOptions Req-1 P-3", "GetOptions Req-1 P-2")]
    [Fact]
    public async Task Have_another_challenge_each_time()
    {
        var browser = _server.Open();
        var challenges = new List<string>();
        for (var turn = 0; turn < 8; turn++)
        {
            challenges.Add(Text((await browser.SignUpOptions("sam@example.com")).Json!["publicKey"]!["challenge"]));
            challenges.Add(Text((await browser.SignInOptions()).Json!["publicKey"]!["challenge"]));
        }

        challenges.ShouldBeUnique();
    }

    [Shows("GetOptions Req-1 P-1")]
    [Fact]
    public async Task Say_all_that_an_authentication_needs()
    {
        var browser = _server.Open();
        await browser.SignUp("sam@example.com");
        var asked = new { purpose = "step-up", action = "passkey.add" };

        var options = (await browser.Post("/v1/ceremonies/authentication/options", asked)).ShouldBeOk().Json!["publicKey"]!;

        Bytes(options["challenge"]).Length.ShouldBeGreaterThanOrEqualTo(16);
        options["timeout"]!.GetValue<long>().ShouldBePositive();
        Text(options["rpId"]).ShouldBe(new Uri(RunningServer.Origin).Host);
        Text(options["userVerification"]).ShouldBe("required");
        options["allowCredentials"]!.AsArray().Select(allowed => Text(allowed!["id"])).ShouldBe([browser.Authenticator.Passkeys[0].Id]);
    }

    private static string Text(JsonNode? member) => member.ShouldNotBeNull().GetValue<string>();

    private static byte[] Bytes(JsonNode? member) => Base64UrlText.TryDecode(Text(member), out var bytes) ? bytes : throw new FormatException(Text(member));
}
