using System.Text.Json.Nodes;
using Ostiary.Testing;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Response 1 of the catalogue: the JSON around a registration.</summary>
[Catalogue("Attestation")]
public sealed class A_registration_envelope
{
    private static readonly Broken<Alterations> Cases = new()
    {
        { "Resp-1 F-1: id is missing", Break.Envelope(json => json.Remove("id")), MemberMissing, "id" },
        { "Resp-1 F-2: id is a number", Break.Envelope(json => json["id"] = 1469), MemberMistyped, "id" },
        { "id is an object", Break.Envelope(json => json["id"] = new JsonObject()), MemberMistyped, "id" },
        { "id is null", Break.Envelope(json => json["id"] = null), MemberMistyped, "id" },
        { "Resp-1 F-3: id is not base64url", Break.Envelope(json => json["id"] = "a+b/"), MemberNotBase64Url, "id" },
        { "id is padded", Break.Envelope(json => json["id"] = json["id"]!.GetValue<string>() + "="), MemberNotBase64Url, "id" },
        { "id is empty", Break.Envelope(json => json["id"] = ""), MemberEmpty, "id" },
        { "rawId is another id", Break.Envelope(json => json["rawId"] = "AAAA"), RawIdMismatch },
        { "both ids are not the authenticator's", Break.Envelope(Break.BothIds("AAAA")), CredentialIdMismatch },
        { "Resp-1 F-4: type is missing", Break.Envelope(json => json.Remove("type")), MemberMissing, "type" },
        { "Resp-1 F-5: type is a boolean", Break.Envelope(json => json["type"] = true), MemberMistyped, "type" },
        { "type is empty", Break.Envelope(json => json["type"] = ""), MemberEmpty, "type" },
        { "Resp-1 F-6: type is another word", Break.Envelope(json => json["type"] = "password"), MemberUnknownValue, "type" },
        { "Resp-1 F-7: response is missing", Break.Envelope(json => json.Remove("response")), MemberMissing, "response" },
        { "Resp-1 F-8: response is a text", Break.Envelope(json => json["response"] = "{}"), MemberMistyped, "response" },
        { "response is a list", Break.Envelope(json => json["response"] = new JsonArray()), MemberMistyped, "response" },
        { "Resp-1 F-9: clientDataJSON is missing", Break.Response(response => response.Remove("clientDataJSON")), MemberMissing, "response.clientDataJSON" },
        { "Resp-1 F-10: clientDataJSON is an object", Break.Response(response => response["clientDataJSON"] = new JsonObject()), MemberMistyped, "response.clientDataJSON" },
        { "Resp-1 F-11: clientDataJSON is empty", Break.Response(response => response["clientDataJSON"] = ""), MemberEmpty, "response.clientDataJSON" },
        { "clientDataJSON is not base64url", Break.Response(response => response["clientDataJSON"] = "{}"), MemberNotBase64Url, "response.clientDataJSON" },
        { "Resp-1 F-12: attestationObject is missing", Break.Response(response => response.Remove("attestationObject")), MemberMissing, "response.attestationObject" },
        { "Resp-1 F-13: attestationObject is a number", Break.Response(response => response["attestationObject"] = 1469), MemberMistyped, "response.attestationObject" },
        { "Resp-1 F-14: attestationObject is empty", Break.Response(response => response["attestationObject"] = ""), MemberEmpty, "response.attestationObject" },
        { "attestationObject is not base64url", Break.Response(response => response["attestationObject"] = "a b"), MemberNotBase64Url, "response.attestationObject" },
        { "transports is a text", Break.Response(response => response["transports"] = "usb"), MemberMistyped, "response.transports" },
        { "Resp-1 F-15: user verification is required and absent", new() { Flags = flags => flags.Without(AuthenticatorFlags.UserVerified) }, UserNotVerified },
    };

    public static TheoryData<string> Words => Cases.Words;

    [Fact]
    public void Is_accepted_as_browsers_write_it() => new RegistrationAttempt().Verify().ShouldSucceed();

    [Theory]
    [MemberData(nameof(Words))]
    public void Is_refused_when(string words) => (new RegistrationAttempt() with { Broken = Cases[words].Case }).Verify().ShouldFailAs(Cases[words]);

    [Theory]
    [InlineData("id")]
    [InlineData("type")]
    [InlineData("response")]
    public void Names_the_member_at_fault(string member)
    {
        var attempt = new RegistrationAttempt { Broken = Break.Envelope(json => json.Remove(member)) };

        attempt.Verify().ShouldFailWith(MemberMissing).Field.ShouldBe(member);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("\"text\"")]
    public void Is_refused_when_it_is_no_object(string json) => (new RegistrationAttempt() with { Wire = _ => json }).Verify().ShouldFailWith(JsonMalformed);

    [Fact]
    public void Is_refused_when_a_member_comes_twice()
    {
        var attempt = new RegistrationAttempt { Wire = json => json.Insert(1, "\"type\":\"public-key\",") };

        attempt.Verify().ShouldFailWith(JsonDuplicateMember);
    }

    [Fact]
    public void Is_refused_when_text_follows_it() =>
        (new RegistrationAttempt() with { Wire = json => json + "{}" }).Verify().ShouldFailWith(JsonMalformed);
}
