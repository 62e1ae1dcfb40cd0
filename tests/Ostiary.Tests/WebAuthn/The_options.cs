using System.Text.Json;
using System.Text.Json.Nodes;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_options
{
    private static readonly CreationOptions Creation = new()
    {
        RelyingParty = new("example.com", "Example"),
        User = new UserEntity { Handle = new byte[] { 1, 2, 3 }, Name = "ada@example.com", DisplayName = "Ada \"L.\" <x>" },
        Challenge = new byte[] { 0xfb, 0xff, 0xbf },
    };

    [Fact]
    public void For_a_registration_have_safe_defaults()
    {
        var json = Read(Creation.ToJson());

        json["rp"]!.ToJsonString().ShouldBe("""{"id":"example.com","name":"Example"}""");
        json["user"]!["id"]!.GetValue<string>().ShouldBe("AQID");
        json["user"]!["name"]!.GetValue<string>().ShouldBe("ada@example.com");
        json["user"]!["displayName"]!.GetValue<string>().ShouldBe("Ada \"L.\" <x>");
        json["challenge"]!.GetValue<string>().ShouldBe("-_-_");
        json["pubKeyCredParams"]!.AsArray().Select(entry => entry!["alg"]!.GetValue<int>()).ShouldBe(CoseAlgorithms.Default.Select(algorithm => (int)algorithm));
        json["pubKeyCredParams"]![0]!["type"]!.GetValue<string>().ShouldBe("public-key");
        json["timeout"]!.GetValue<int>().ShouldBe(300_000);
        json["excludeCredentials"]!.AsArray().ShouldBeEmpty();
        json["authenticatorSelection"]!.ToJsonString().ShouldBe("""{"residentKey":"required","requireResidentKey":true,"userVerification":"required"}""");
        json["attestation"]!.GetValue<string>().ShouldBe("none");
        json["extensions"]!.ToJsonString().ShouldBe("""{"credProps":true}""");
    }

    [Fact]
    public void For_a_registration_say_everything_that_is_set()
    {
        var json = Read((Creation with
        {
            Timeout = null,
            Attachment = AuthenticatorAttachment.CrossPlatform,
            ResidentKey = ResidentKey.Preferred,
            UserVerification = UserVerification.Discouraged,
            Hints = [AuthenticatorHint.SecurityKey, AuthenticatorHint.Hybrid, AuthenticatorHint.ClientDevice],
            Attestation = AttestationConveyance.Enterprise,
            AttestationFormats = ["packed", "tpm"],
            ExcludedCredentials = [new CredentialDescriptor { Id = new byte[] { 1 }, Transports = ["usb", "nfc"] }, new CredentialDescriptor { Id = new byte[] { 2 } }],
            Extensions = RegistrationExtensions.Default with { CredentialProperties = false },
        }).ToJson());

        json.ContainsKey("timeout").ShouldBeFalse();
        json["authenticatorSelection"]!.ToJsonString()
            .ShouldBe("""{"authenticatorAttachment":"cross-platform","residentKey":"preferred","requireResidentKey":false,"userVerification":"discouraged"}""");
        json["hints"]!.ToJsonString().ShouldBe("""["security-key","hybrid","client-device"]""");
        json["attestation"]!.GetValue<string>().ShouldBe("enterprise");
        json["attestationFormats"]!.ToJsonString().ShouldBe("""["packed","tpm"]""");
        json["excludeCredentials"]!.ToJsonString().ShouldBe("""[{"type":"public-key","id":"AQ","transports":["usb","nfc"]},{"type":"public-key","id":"Ag"}]""");
        json["extensions"]!.ToJsonString().ShouldBe("{}");
    }

    [Fact]
    public void For_an_authentication_say_everything_that_is_set()
    {
        var options = new RequestOptions
        {
            RpId = "example.com",
            Challenge = new byte[] { 1, 2, 3 },
            AllowedCredentials = [new CredentialDescriptor { Id = new byte[] { 1 }, Transports = ["internal"] }],
            UserVerification = UserVerification.Preferred,
            Hints = [AuthenticatorHint.ClientDevice],
        };

        options.ToJson().ShouldBe(
            """{"challenge":"AQID","timeout":300000,"rpId":"example.com","allowCredentials":[{"type":"public-key","id":"AQ","transports":["internal"]}],"userVerification":"preferred","hints":["client-device"],"extensions":{}}""");
    }

    [Theory]
    [InlineData(AttestationConveyance.None, "none")]
    [InlineData(AttestationConveyance.Indirect, "indirect")]
    [InlineData(AttestationConveyance.Direct, "direct")]
    [InlineData(AttestationConveyance.Enterprise, "enterprise")]
    public void Spell_attestation_conveyance_as_the_specification_does(AttestationConveyance conveyance, string expected) =>
        Read((Creation with { Attestation = conveyance }).ToJson())["attestation"]!.GetValue<string>().ShouldBe(expected);

    private static JsonObject Read(string json) => JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!.AsObject();
}
