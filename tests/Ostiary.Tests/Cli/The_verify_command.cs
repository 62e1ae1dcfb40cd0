using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Cli.Commands;
using Ostiary.Metadata;
using Ostiary.Testing;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Cli;

public sealed class The_verify_command : IDisposable
{
    private readonly VirtualAuthenticator _authenticator = new();

    public void Dispose() => _authenticator.Dispose();

    [Fact]
    public async Task Accepts_a_registration_and_the_sign_in_that_follows_it()
    {
        var registered = (await Judge(Registration("r"))).ShouldHaveSingleItem();
        registered["outcome"]!.GetValue<string>().ShouldBe("accepted");
        var publicKey = registered["credential"]!["publicKey"]!.GetValue<string>();

        var signedIn = (await Judge(Authentication("a", publicKey))).ShouldHaveSingleItem();

        signedIn["outcome"]!.GetValue<string>().ShouldBe("accepted", signedIn.ToJsonString());
        signedIn["id"]!.GetValue<string>().ShouldBe("a");
    }

    [Fact]
    public async Task Names_code_and_step_of_what_it_refuses()
    {
        var line = Registration("r");
        line["expected"]!["origins"] = new JsonArray("https://other.example.com");

        var verdict = (await Judge(line)).ShouldHaveSingleItem();

        verdict["outcome"]!.GetValue<string>().ShouldBe("refused");
        verdict["code"]!.GetValue<string>().ShouldBe(WebAuthnCodes.OriginNotAllowed.Value);
        verdict["step"]!.GetValue<string>().ShouldBe("WebAuthn L3 §7.1 step 9");
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"id":"x"}""")]
    [InlineData("""{"id":"x","kind":"registration","expected":null,"response":{}}""")]
    [InlineData("""{"id":"x","kind":"greeting","expected":{"challenge":"AAAA","origins":[],"rpId":"x"},"response":{}}""")]
    [InlineData("""{"id":"x","kind":"registration","expected":{"challenge":"====","origins":[],"rpId":"x"},"response":{}}""")]
    [InlineData("""{"id":"x","kind":"authentication","expected":{"challenge":"AAAA","origins":[],"rpId":"x"},"response":{}}""")]
    [InlineData("""{"id":"x","kind":"registration","expected":{"challenge":"AAAA","origins":[],"rpId":"x","userVerification":"maybe"},"response":{}}""")]
    public async Task Refuses_a_line_that_it_cannot_read_and_goes_on(string rubbish)
    {
        var verdicts = await Judge(rubbish, Registration("r").ToJsonString());

        verdicts.Count.ShouldBe(2);
        verdicts[0]["code"]!.GetValue<string>().ShouldBe(VerifyCodes.LineMalformed.Value);
        verdicts[1]["outcome"]!.GetValue<string>().ShouldBe("accepted");
    }

    [Fact]
    public async Task Refuses_a_line_without_end()
    {
        var verdict = (await Judge(new string('x', 2 * 1024 * 1024))).ShouldHaveSingleItem();

        verdict["code"]!.GetValue<string>().ShouldBe(VerifyCodes.LineTooLong.Value);
    }

    [Fact]
    public async Task Goes_on_after_a_line_without_end_and_needs_no_end_of_the_last()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes($"\ufeff{Registration("first").ToJsonString()}\r\n{new string('x', 3 * 1024 * 1024)}\n{Registration("last").ToJsonString()}"));

        var verdicts = await Judge(input);

        verdicts.Select(verdict => verdict["id"]?.GetValue<string>()).ShouldBe(["first", null, "last"]);
        verdicts[1]["code"]!.GetValue<string>().ShouldBe(VerifyCodes.LineTooLong.Value);
    }

    [Fact]
    public async Task Refuses_a_line_that_is_not_utf8_instead_of_guessing_what_was_meant()
    {
        var bytes = Encoding.UTF8.GetBytes(Registration("r").ToJsonString());
        bytes[Array.IndexOf(bytes, (byte)'r')] = 0xff;
        using var input = new MemoryStream(bytes);

        var verdict = (await Judge(input)).ShouldHaveSingleItem();

        verdict["code"]!.GetValue<string>().ShouldBe(VerifyCodes.LineMalformed.Value);
        verdict["detail"]!.GetValue<string>().ShouldBe("not UTF-8");
    }

    [Fact]
    public async Task Refuses_an_id_that_would_make_the_verdict_long()
    {
        var line = Registration("r");
        line["id"] = new string('i', 257);

        var verdict = (await Judge(line)).ShouldHaveSingleItem();

        verdict["code"]!.GetValue<string>().ShouldBe(VerifyCodes.LineMalformed.Value);
        verdict["field"]!.GetValue<string>().ShouldBe("id");
        verdict["id"].ShouldBeNull();
    }

    [Fact]
    public async Task Names_a_member_that_it_cannot_read_by_no_more_than_its_beginning()
    {
        var line = Registration("r").ToJsonString().Replace("\"expected\":{", $"\"expected\":{{\"{new string('m', 30_000)}\":[}},", StringComparison.Ordinal);

        var verdict = (await Judge(line)).ShouldHaveSingleItem();

        verdict["code"]!.GetValue<string>().ShouldBe(VerifyCodes.LineMalformed.Value);
        verdict.ToJsonString().Length.ShouldBeLessThan(2_000);
    }

    [Fact]
    public async Task Says_how_far_an_attestation_is_trusted_and_why()
    {
        var credential = (await Judge(Registration("r"))).ShouldHaveSingleItem()["credential"]!;

        credential["attestationFormat"]!.GetValue<string>().ShouldBe("none");
        credential["attestationType"]!.GetValue<string>().ShouldBe("None");
        credential["attestationTrust"]!.GetValue<string>().ShouldBe("NotApplicable");
        credential["attestationWhy"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Follows_attestation_to_the_roots_of_the_line()
    {
        _authenticator.Profile = _authenticator.Profile with { Attestation = AttestationStyle.PackedBasic };
        using var stranger = new AttestationAuthority(Entropy.System);

        var accepted = (await Judge(Attested([_authenticator.Batch.Root]))).ShouldHaveSingleItem();
        var refused = (await Judge(Attested([stranger.Root]))).ShouldHaveSingleItem();

        accepted["outcome"]!.GetValue<string>().ShouldBe("accepted");
        accepted["credential"]!["attestationTrust"]!.GetValue<string>().ShouldBe("Anchored");
        refused["code"]!.GetValue<string>().ShouldBe("webauthn.attestation_path_untrusted");
        refused["step"]!.GetValue<string>().ShouldBe("WebAuthn L3 §7.1 step 24");
    }

    [Fact]
    public async Task Refuses_to_trust_metadata_without_roots() =>
        (await Judge(Attested([]))).ShouldHaveSingleItem()["code"]!.GetValue<string>().ShouldBe(VerifyCodes.RootsMissing.Value);

    [Theory]
    [InlineData("""{"trust":"blindly"}""", "attestation.trust")]
    [InlineData("""{"roots":["no base64"]}""", "attestation.roots[0]")]
    [InlineData("""{"tolerate":["anything"]}""", "attestation.tolerate")]
    [InlineData("""{"tolerate":["none"]}""", "attestation.tolerate")]
    public async Task Names_the_member_of_a_trust_that_it_cannot_read(string attestation, string field)
    {
        var line = Registration("r");
        line["attestation"] = JsonNode.Parse(attestation);

        var verdict = (await Judge(line)).ShouldHaveSingleItem();

        verdict["code"]!.GetValue<string>().ShouldBe(VerifyCodes.LineMalformed.Value);
        verdict["field"]!.GetValue<string>().ShouldBe(field);
    }

    [Fact]
    public async Task Tolerates_what_the_line_names()
    {
        _authenticator.Profile = AuthenticatorProfile.U2fKey with { Aaguid = Guid.AllBitsSet };
        var line = Registration("r", options =>
        {
            options["attestation"] = "direct";
            options["authenticatorSelection"] = new JsonObject { ["userVerification"] = "discouraged" };
        });
        line["expected"]!["userVerification"] = "discouraged";

        (await Judge(line)).ShouldHaveSingleItem()["code"]!.GetValue<string>().ShouldBe("webauthn.attestation_aaguid_mismatch");

        line["attestation"] = new JsonObject { ["tolerate"] = new JsonArray("non_zero_u2f_aaguid", "any_member_order") };
        (await Judge(line)).ShouldHaveSingleItem()["outcome"]!.GetValue<string>().ShouldBe("accepted");
    }

    [Fact]
    public async Task Expects_what_is_due_by_default_where_a_line_is_silent()
    {
        var line = Registration("r");
        line["expected"]!.AsObject().Remove("userVerification");
        line["expected"]!["crossOrigin"] = true;
        line["response"] = JsonNode.Parse(new VirtualClient(CeremonyLine.Origin, _authenticator) { TopOrigin = "https://top.example.com" }.Create(
            new JsonObject
            {
                ["rp"] = new JsonObject { ["id"] = "example.com", ["name"] = "Example" },
                ["user"] = new JsonObject { ["id"] = "AQID", ["name"] = "a", ["displayName"] = "A" },
                ["challenge"] = line["expected"]!["challenge"]!.DeepClone(),
                ["pubKeyCredParams"] = new JsonArray(new JsonObject { ["type"] = "public-key", ["alg"] = -7 }),
            }.ToJsonString()));

        var verdict = (await Judge(line)).ShouldHaveSingleItem();

        verdict["code"]!.GetValue<string>().ShouldBe(WebAuthnCodes.TopOriginNotAllowed.Value);
    }

    [Theory]
    [InlineData("""{"id":"\ud800","kind":7}""")]
    [InlineData("""{"\udc00":1,"kind":7}""")]
    public async Task Answers_a_line_with_half_of_a_surrogate_pair(string line) =>
        (await Judge(line)).ShouldHaveSingleItem()["code"]!.GetValue<string>().ShouldBe(VerifyCodes.LineMalformed.Value);

    [Theory]
    [InlineData("roots")]
    [InlineData("tolerate")]
    public async Task Answers_a_line_with_nothing_in_a_list(string list)
    {
        var line = Registration("r");
        line["attestation"] = new JsonObject { ["trust"] = "metadata", [list] = new JsonArray((JsonNode?)null) };

        var verdict = (await Judge(line)).ShouldHaveSingleItem();

        verdict["code"]!.GetValue<string>().ShouldBe(VerifyCodes.LineMalformed.Value);
    }

    private JsonObject Attested(IEnumerable<ReadOnlyMemory<byte>> roots)
    {
        var line = Registration("r", options => options["attestation"] = "direct");
        line["attestation"] = new JsonObject
        {
            ["trust"] = "metadata",
            ["roots"] = new JsonArray([.. roots.Select(root => JsonValue.Create(Convert.ToBase64String(root.Span)))]),
        };
        return line;
    }

    private static Task<List<JsonNode>> Judge(JsonObject line) => Judge(line.ToJsonString());

    private static async Task<List<JsonNode>> Judge(params string[] lines)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        return await Judge(input);
    }

    private static async Task<List<JsonNode>> Judge(Stream input)
    {
        await using var output = new StringWriter();
        await new VerifyLines(AuthenticatorMetadata.Empty, TimeProvider.System).Judge(input, output, CancellationToken.None);
        return [.. output.ToString().Split(output.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(verdict => JsonNode.Parse(verdict)!)];
    }

    private JsonObject Registration(string id, Action<JsonObject>? change = null) => CeremonyLine.OfRegistration(_authenticator, id, change);

    private JsonObject Authentication(string id, string publicKey) => CeremonyLine.OfAuthentication(_authenticator, id, publicKey);
}
