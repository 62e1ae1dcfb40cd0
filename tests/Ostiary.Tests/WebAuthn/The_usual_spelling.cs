using System.Text;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>What nearly everybody writes is read on a shorter way; it must say the same there as on the long one. Repeatable: the seed is the round.</summary>
public sealed class The_usual_spelling
{
    private const int Rounds = 20_000;

    private static readonly byte[] ClientData = """{"type":"webauthn.get","challenge":"AAECAwQFBgcICQoLDA0ODw","origin":"https://login.example.com","crossOrigin":false}"""u8.ToArray();

    [Theory]
    [InlineData("webauthn.get")]
    [InlineData("webauthn.create")]
    public void Of_client_data_is_read_without_the_general_reader(string type)
    {
        var page = UsualClientData.Read(Encoding.UTF8.GetBytes($$"""{"type":"{{type}}","challenge":"AAEC","origin":"https://a.example","crossOrigin":false}"""));

        page.ShouldNotBeNull().Type.ShouldBe(type);
        page.Challenge.ShouldBe([0, 1, 2]);
        page.Origin.ShouldBe("https://a.example");
        page.CrossOrigin.ShouldBeFalse();
        page.TopOrigin.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"type":"webauthn.get","challenge":"AAEC","origin":"https://a\u002eexample","crossOrigin":false}""")]
    [InlineData("""{"type":"webauthn.get","challenge":"AAE=","origin":"https://a.example","crossOrigin":false}""")]
    [InlineData("""{"type":"webauthn.get","challenge":"","origin":"https://a.example","crossOrigin":false}""")]
    [InlineData("""{"type":"webauthn.get","challenge":"AAEC","origin":"","crossOrigin":false}""")]
    [InlineData("""{"type":"webauthn.get","challenge":"AAEC","origin":"https://ä.example","crossOrigin":false}""")]
    [InlineData("""{"type":"webauthn.get","challenge":"AAEC","origin":"https://a.example","crossOrigin":true}""")]
    [InlineData("""{"type":"webauthn.get","challenge":"AAEC","origin":"https://a.example","crossOrigin":false,"topOrigin":"https://b.example"}""")]
    [InlineData("""{"type":"webauthn.get","challenge":"AAEC","origin":"https://a.example","crossOrigin":false} """)]
    [InlineData("""{"type":"webauthn.got","challenge":"AAEC","origin":"https://a.example","crossOrigin":false}""")]
    [InlineData("""{"challenge":"AAEC","type":"webauthn.get","origin":"https://a.example","crossOrigin":false}""")]
    [InlineData("""{"type":"webauthn.get","challenge":"AAEC","origin":"https://a.example""")]
    public void Of_client_data_is_only_this_one(string json) =>
        UsualClientData.Read(Encoding.UTF8.GetBytes(json)).ShouldBeNull();

    [Fact]
    public void Of_client_data_says_what_the_general_reader_says()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = new Noise((ulong)round).Injure(ClientData);
            if (UsualClientData.Read(bytes) is not { } usual)
                continue;

            // A space after it makes it unusual, and changes nothing else.
            var general = CollectedClientData.Parse((byte[])[.. bytes, (byte)' ']).ShouldSucceed();
            general.Challenge.ShouldBe(usual.Challenge);
            (general with { Challenge = usual.Challenge }).ShouldBe(usual);
        }
    }

    [Fact]
    public void Of_a_key_says_what_the_general_reader_says()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = new Noise((ulong)round).Injure(TestKey.Es256.Cose);
            if (EllipticCurveKey.OfUsualSpelling(bytes) is not { } usual)
                continue;

            var map = StrictCbor.ReadWhole(bytes, CborForm.Canonical, WebAuthnCodes.CoseKeyMalformed).ShouldSucceed().ShouldBeOfType<CborValue.Map>();
            var general = EllipticCurveKey.Read(map, SignatureScheme.Find(-7)!).ShouldSucceed();
            general.HasNumbersOf(usual).ShouldBeTrue();
            general.Algorithm.ShouldBe(usual.Algorithm);
        }

        EllipticCurveKey.OfUsualSpelling(TestKey.Es256.Cose).ShouldNotBeNull();
        EllipticCurveKey.OfUsualSpelling(TestKey.Make(CoseAlgorithm.ES384).Cose).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"a":"b","c":{"d":true,"e":{}},"f":null,"g":false}""", true)]
    [InlineData("\"\"", true)]
    [InlineData("""{"aa":1}""", false)]
    [InlineData("""{"a":["b"]}""", false)]
    [InlineData("""{"a": "b"}""", false)]
    [InlineData("""{"a":"\n"}""", false)]
    [InlineData("""{"a":"b",}""", false)]
    [InlineData("""{"a":"b"}}""", false)]
    [InlineData("""{"a":truefalse}""", false)]
    [InlineData("""{"a"}""", false)]
    [InlineData("", false)]
    public void Of_json_needs_no_second_look(string json, bool isPlain)
    {
        using var text = JsonText.Of(Encoding.UTF8.GetBytes(json));

        PlainJson.TryTakeApart(text, out _).ShouldBe(isPlain);
    }

    [Fact]
    public void Of_json_is_as_deep_and_as_long_as_any()
    {
        foreach (var json in new[] { Nested(16), Nested(17), Nested(2_000), Long(2_047), Long(2_048), Long(9_000) })
            ShouldBeJudgedAlike(Encoding.UTF8.GetBytes(json));
    }

    [Fact]
    public void Of_json_says_what_the_general_reader_says()
    {
        var honest = new SignInAttempt().Json();
        for (var round = 0; round < Rounds; round++)
            ShouldBeJudgedAlike(new Noise((ulong)round).Injure(round % 2 == 0 ? honest : ClientData));
    }

    [Fact]
    public void Of_json_tells_a_name_that_stands_there_twice()
    {
        StrictJson.Parse("""{"aa":"1","bb":"2","aa":"3"}"""u8, "json").ShouldFailWith(WebAuthnCodes.JsonDuplicateMember);
        StrictJson.Parse("""{"aa":{"c":"1","c":"2"},"bb":"2"}"""u8, "json").Failure!.Offset.ShouldBe(15);
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1);

    private static string Long(int members) => "{" + string.Join(',', Enumerable.Range(0, members).Select(i => $"\"{i}\":\"\"")) + "}";

    // A space after it makes the same text unusual.
    private static void ShouldBeJudgedAlike(byte[] json)
    {
        var usual = StrictJson.Parse(json, "json");
        using var usualText = usual.Succeeded ? usual.Value : null;
        var general = StrictJson.Parse((byte[])[.. json, (byte)' '], "json");
        using var generalText = general.Succeeded ? general.Value : null;

        (usual.Failure?.Code, usual.Failure?.Detail).ShouldBe((general.Failure?.Code, general.Failure?.Detail));
        if (usual.Failure?.Code != WebAuthnCodes.JsonMalformed)
            usual.Failure?.Offset.ShouldBe(general.Failure?.Offset);
        if (usualText is null || generalText is null)
            return;

        Tokens(usualText).ShouldBe(Tokens(generalText));
    }

    private static List<JsonToken> Tokens(JsonText text) => [.. Enumerable.Range(0, text.Count).Select(number => text[number])];
}
