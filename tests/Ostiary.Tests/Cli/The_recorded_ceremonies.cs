using System.Text.Json.Nodes;
using Ostiary.Cli.Commands;
using Ostiary.Metadata;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Cli;

/// <summary>The files of <c>tests/vectors</c> as <c>ostiary verify</c> judges them. Each line says itself what must come of it.</summary>
public sealed class The_recorded_ceremonies
{
    private const string OfTheSpecification = "w3c-l3.jsonl";
    private const string OfChromium = "chromium.jsonl";

    [Theory]
    [InlineData(OfTheSpecification, 150)]
    [InlineData(OfChromium, 250)]
    public async Task Get_the_verdict_that_is_due_each_with_its_code(string file, int atLeast)
    {
        var lines = Lines(file);
        lines.Count.ShouldBeGreaterThanOrEqualTo(atLeast);

        var verdicts = await Judge(file);

        verdicts.Select(Told).Where(IsTheSameEverywhere).ShouldBe(lines.Select(Due).Where(IsTheSameEverywhere));
    }

    [Theory]
    [InlineData(OfTheSpecification)]
    [InlineData(OfChromium)]
    public void Break_what_matters_in_both_ceremonies(string file)
    {
        FailureCode[] broken =
        [
            WebAuthnCodes.OriginNotAllowed, WebAuthnCodes.ChallengeMismatch, WebAuthnCodes.RpIdMismatch, WebAuthnCodes.UserNotVerified,
        ];

        foreach (var kind in (string[])["registration", "authentication"])
            broken.Select(code => code.Value).Except(Lines(file).Where(line => Text(line["kind"]) == kind).Select(CodeOf)).ShouldBeEmpty();

        Lines(file).Select(CodeOf).ShouldContain(WebAuthnCodes.AttestationRequired.Value);
    }

    [Fact]
    public void Of_Chromium_come_from_every_protocol_and_transport()
    {
        var names = Lines(OfChromium).Select(line => Text(line["id"])!.Split(' ')[0]).Distinct().ToList();

        string[] due =
        [
            "ctap2-usb", "ctap2-nfc", "ctap2-ble", "ctap2-internal", "ctap2-hybrid", "u2f-usb", "u2f-nfc", "u2f-ble", "ctap2-prf", "ctap2-large-blob",
            "ctap2-backup-eligible", "ctap2-backed-up", "ctap2-not-resident", "ctap2-not-verified",
        ];
        due.Except(names).ShouldBeEmpty();
    }

    // Refused as unsupported until a platform has it.
    private static bool IsTheSameEverywhere(string verdict) =>
        !verdict.StartsWith("ctap2-ml-dsa-65", StringComparison.Ordinal) || !CoseAlgorithms.Supported.Contains(CoseAlgorithm.MLDSA65);

    private static string Due(JsonNode line) => $"{line["id"]}: {line["verdict"]!["outcome"]} {line["verdict"]!["code"]}";

    private static string Told(JsonNode verdict) => $"{verdict["id"]}: {verdict["outcome"]} {verdict["code"]}";

    private static string? CodeOf(JsonNode line) => Text(line["verdict"]!["code"]);

    private static string? Text(JsonNode? node) => node?.GetValue<string>();

    private static List<JsonNode> Lines(string file) => [.. File.ReadLines(PathOf(file)).Select(line => JsonNode.Parse(line)!)];

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "vectors", file);

    private static async Task<List<JsonNode>> Judge(string file)
    {
        using var input = File.OpenRead(PathOf(file));
        await using var output = new StringWriter();
        await new VerifyLines(AuthenticatorMetadata.Empty, TimeProvider.System).Judge(input, output, CancellationToken.None);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
