using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Cli.Commands;
using Ostiary.Cli.Decoding;
using Ostiary.Tests.WebAuthn;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Cli;

public sealed class The_decode_command
{
    private static readonly SpecificationVector Vector = SpecificationVector.Named("none.ES256");

    [Fact]
    public void Shows_a_tree_with_names_values_and_places()
    {
        var (status, output, _) = Decode(Base64UrlText.Encode(Vector.AuthenticatorData));

        status.ShouldBe(0);
        output.ShouldStartWith("authenticator-data, written as base64url  @0+37");
        output.ShouldContain("├── rpIdHash bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b5  SHA-256 of the RP ID  @0+32");
        output.ShouldContain("BackupEligible");
        output.ShouldNotContain("\u001b");
    }

    [Fact]
    public void Writes_json_with_the_same_fields()
    {
        var (_, output, _) = Decode(Convert.ToHexString(Vector.PublicKey), json: true);

        var decoded = JsonNode.Parse(output)!;
        decoded["kind"]!.GetValue<string>().ShouldBe("cose-key");
        decoded["encoding"]!.GetValue<string>().ShouldBe("hex");
        decoded["root"]!["parts"]!.AsArray().Select(part => $"{part!["name"]} {part["meaning"]} @{part["offset"]}+{part["length"]}").ShouldBe(
            ["kty (1) EC2 @2+1", "alg (3) ES256 @4+1", "crv (-1) P-256 @6+1", "x (-2) 32 bytes @8+34", "y (-3) 32 bytes @43+34"]);
    }

    [Fact]
    public void Reads_standard_input_when_nothing_is_named()
    {
        var (status, output, _) = Decode(input: null, standardInput: Encoding.UTF8.GetString(Vector.RegistrationClientData));

        status.ShouldBe(0);
        output.ShouldContain("type webauthn.create");
    }

    [Fact]
    public void Names_the_code_that_verification_would_refuse_with()
    {
        var (status, output, _) = Decode(Convert.ToHexString(Vector.PublicKey) + "00");

        status.ShouldBe(0);
        output.ShouldContain($"refused by verification: {WebAuthnCodes.CoseKeyMalformed.Value}");
        output.ShouldContain("trailing bytes 00");
    }

    [Fact]
    public void Gives_the_terminal_no_orders_from_what_it_shows()
    {
        var (_, output, _) = Decode("""{"type":"webauthn.get","challenge":"AAAA","origin":"\u001b[31mred\u202e[bold]\r\n"}""");

        output.ShouldContain("origin \\u{1b}[31mred\\u{202e}[bold]\\u{d}\\u{a}");
        output.ShouldNotContain("\u001b");
    }

    [Fact]
    public void Ends_with_1_and_the_remedy_when_nothing_could_be_decoded()
    {
        var (status, _, errors) = Decode("AAAA");

        status.ShouldBe(1);
        errors.ShouldContain(ExplanationCodes.KindUnrecognized.Value);
        errors.ShouldContain("--as");
    }

    [Fact]
    public async Task Ends_with_2_when_it_is_used_wrongly()
    {
        DecodeCommand.Decode("AAAA", "also-a-file", kind: null, json: false, Streams("", new StringWriter(), new StringWriter())).ShouldBe(2);
        DecodeCommand.Decode(null, "no-such-file", kind: null, json: false, Streams("", new StringWriter(), new StringWriter())).ShouldBe(2);
        (await Ostiary.Cli.OstiaryCommand.Run(["decode", "--as", "poem", "AAAA"])).ShouldBe(2);
    }

    [Fact]
    public void Ends_with_2_and_a_sentence_when_its_input_may_not_be_read()
    {
        var errors = new StringWriter();

        DecodeCommand.Decode(null, file: null, kind: null, json: false, new Streams(() => throw new UnauthorizedAccessException(), new StringWriter(), errors, IsTerminal: false)).ShouldBe(2);

        errors.ToString().Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("cannot be read");
    }

    private static (int Status, string Output, string Errors) Decode(string? input, bool json = false, string standardInput = "")
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var status = DecodeCommand.Decode(input, file: null, kind: null, json, Streams(standardInput, output, errors));
        return (status, output.ToString(), errors.ToString());
    }

    private static Streams Streams(string standardInput, StringWriter output, StringWriter errors) =>
        new(() => new MemoryStream(Encoding.UTF8.GetBytes(standardInput)), output, errors, IsTerminal: false);
}
