using System.Text.Json.Nodes;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_extension_inputs
{
    private static readonly PrfInputs OneInput = new(new byte[] { 0xfb, 0xff });
    private static readonly PrfInputs TwoInputs = new(new byte[] { 1 }) { Second = new byte[] { 2 } };

    private static readonly CreationOptions Creation = new()
    {
        RelyingParty = new("example.com", "Example"),
        User = new UserEntity { Handle = new byte[] { 1, 2, 3 }, Name = "ada", DisplayName = "Ada" },
        Challenge = new byte[16],
    };

    private static readonly RequestOptions Request = new()
    {
        RpId = "example.com",
        Challenge = new byte[16],
        AllowedCredentials = [new CredentialDescriptor { Id = new byte[] { 0xfb, 0xff, 0xbf } }],
    };

    [Fact]
    public void Of_a_registration_say_everything_that_is_set() =>
        Inputs(new RegistrationExtensions
        {
            LargeBlob = LargeBlobSupport.Required,
            Prf = new PrfRequest { Inputs = TwoInputs },
            CredentialProtection = CredentialProtection.UserVerificationRequired,
            EnforceCredentialProtection = true,
            MinPinLength = true,
            AppIdExclude = "https://example.com/u2f",
            UserVerificationMethods = true,
        }).ShouldBe(
            """{"credProps":true,"largeBlob":{"support":"required"},"prf":{"eval":{"first":"AQ","second":"Ag"}},"credentialProtectionPolicy":"userVerificationRequired","enforceCredentialProtectionPolicy":true,"minPinLength":true,"appidExclude":"https://example.com/u2f","uvm":true}""");

    [Theory]
    [InlineData(CredentialProtection.UserVerificationOptional, "userVerificationOptional")]
    [InlineData(CredentialProtection.UserVerificationOptionalWithCredentialIdList, "userVerificationOptionalWithCredentialIDList")]
    [InlineData(CredentialProtection.UserVerificationRequired, "userVerificationRequired")]
    public void Spell_credential_protection_as_clients_read_it(CredentialProtection protection, string expected) =>
        JsonNode.Parse(Inputs(new RegistrationExtensions { CredentialProtection = protection }))!["credentialProtectionPolicy"]!.GetValue<string>().ShouldBe(expected);

    [Fact]
    public void Of_a_registration_can_prepare_prf_without_evaluating_it() =>
        Inputs(new RegistrationExtensions { CredentialProperties = false, Prf = new PrfRequest(), LargeBlob = LargeBlobSupport.Preferred })
            .ShouldBe("""{"largeBlob":{"support":"preferred"},"prf":{}}""");

    [Fact]
    public void Of_an_authentication_say_everything_that_is_set() =>
        Inputs(new AuthenticationExtensions
        {
            AppId = "https://example.com/u2f",
            LargeBlob = LargeBlobAccess.Read,
            UserVerificationMethods = true,
            Prf = new PrfRequest { Inputs = OneInput },
        }).ShouldBe("""{"appid":"https://example.com/u2f","prf":{"eval":{"first":"-_8"}},"largeBlob":{"read":true},"uvm":true}""");

    [Fact]
    public void Name_credentials_of_prf_in_base64url() =>
        Inputs(new AuthenticationExtensions { Prf = new PrfRequest { InputsByCredential = [new(new byte[] { 0xfb, 0xff, 0xbf }, OneInput)] } })
            .ShouldBe("""{"prf":{"evalByCredential":{"-_-_":{"first":"-_8"}}}}""");

    [Fact]
    public void Write_a_blob_to_the_one_allowed_credential() =>
        Inputs(new AuthenticationExtensions { LargeBlob = LargeBlobAccess.Write(new byte[] { 0xfb, 0xff }) }).ShouldBe("""{"largeBlob":{"write":"-_8"}}""");

    [Fact]
    public void Cannot_contradict_themselves()
    {
        var foreign = new PrfRequest { InputsByCredential = [new(new byte[] { 1 }, OneInput)] };

        Should.Throw<InvalidOperationException>(() => Inputs(new AuthenticationExtensions { Prf = foreign }));
        Should.Throw<InvalidOperationException>(() => Inputs(new RegistrationExtensions { Prf = foreign }));
        Should.Throw<InvalidOperationException>(() =>
            (Request with { AllowedCredentials = [], Extensions = new AuthenticationExtensions { LargeBlob = LargeBlobAccess.Write(new byte[1]) } }).ToJson());
    }

    private static string Inputs(RegistrationExtensions extensions) => Inputs((Creation with { Extensions = extensions }).ToJson());

    private static string Inputs(AuthenticationExtensions extensions) => Inputs((Request with { Extensions = extensions }).ToJson());

    private static string Inputs(string options) => JsonNode.Parse(options)!["extensions"]!.ToJsonString();
}
