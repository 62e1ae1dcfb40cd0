using System.Text;
using System.Text.Json.Nodes;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>The JSON around both responses: exact types, strict base64url, and the failure names the member.</summary>
public sealed class The_response_envelope
{
    private const string Removed = "(removed)";

    private static readonly string[] WrongTypes = ["1469", "true", "[]", "{}"];

    public static TheoryData<string, string, string> RegistrationDefects => Defects("clientDataJSON", "attestationObject");

    public static TheoryData<string, string, string> AuthenticationDefects => Defects("clientDataJSON", "authenticatorData", "signature");

    [Theory]
    [MemberData(nameof(RegistrationDefects))]
    public void Of_a_registration_is_refused(string member, string value, string code)
    {
        var attempt = new RegistrationAttempt { AlterEnvelope = envelope => Alter(envelope, member, value) };

        ShouldBeRefused(RegistrationResponse.Parse(attempt.Json()), member, code);
    }

    [Theory]
    [MemberData(nameof(AuthenticationDefects))]
    [InlineData("response.userHandle", "7", "webauthn.member_mistyped")]
    [InlineData("response.userHandle", "{}", "webauthn.member_mistyped")]
    [InlineData("response.userHandle", "\"AA==\"", "webauthn.member_not_base64url")]
    public void Of_an_authentication_is_refused(string member, string value, string code)
    {
        var attempt = new SignInAttempt { AlterEnvelope = envelope => Alter(envelope, member, value) };

        ShouldBeRefused(AuthenticationResponse.Parse(attempt.Json()), member, code);
    }

    [Theory]
    [InlineData("authenticatorAttachment", "7")]
    [InlineData("clientExtensionResults", "[]")]
    [InlineData("clientExtensionResults.credProps", "true")]
    [InlineData("clientExtensionResults.credProps.rk", "\"true\"")]
    [InlineData("response.transports", "\"usb\"")]
    [InlineData("response.transports", "[1]")]
    public void Is_refused_when_an_optional_member_has_the_wrong_type(string member, string value)
    {
        var attempt = new RegistrationAttempt { AlterEnvelope = envelope => Alter(envelope, member, value) };

        RegistrationResponse.Parse(attempt.Json()).ShouldFailWith(WebAuthnCodes.MemberMistyped).Field.ShouldBe(member);
    }

    [Theory]
    [InlineData("authenticatorAttachment")]
    [InlineData("clientExtensionResults")]
    [InlineData("response.transports")]
    public void Is_accepted_without_an_optional_member(string member)
    {
        new RegistrationAttempt { AlterEnvelope = envelope => Alter(envelope, member, Removed) }.Verify().ShouldSucceed();
        new RegistrationAttempt { AlterEnvelope = envelope => Alter(envelope, member, "null") }.Verify().ShouldSucceed();
    }

    [Fact]
    public void May_carry_the_copies_that_browsers_add_and_only_the_signed_bytes_count()
    {
        var attempt = new RegistrationAttempt
        {
            AlterEnvelope = envelope =>
            {
                Alter(envelope, "response.publicKeyAlgorithm", "-257");
                Alter(envelope, "response.publicKey", "\"AAAA\"");
                Alter(envelope, "response.authenticatorData", "\"AAAA\"");
                Alter(envelope, "something", "{\"else\":[1,2,3]}");
            },
        };

        attempt.Verify().ShouldSucceed().Credential.Algorithm.ShouldBe(CoseAlgorithm.ES256);
    }

    [Fact]
    public void Treats_an_unknown_attachment_as_none_and_keeps_unknown_transports()
    {
        var attempt = new RegistrationAttempt
        {
            AlterEnvelope = envelope =>
            {
                Alter(envelope, "authenticatorAttachment", "\"orbital\"");
                Alter(envelope, "response.transports", "[\"usb\",\"telepathy\"]");
            },
        };

        var registered = attempt.Verify().ShouldSucceed();

        registered.Attachment.ShouldBeNull();
        registered.Credential.Transports.ShouldBe(["usb", "telepathy"]);
    }

    [Fact]
    public void Names_the_place_of_a_foreign_letter()
    {
        var attempt = new RegistrationAttempt { AlterEnvelope = envelope => Alter(envelope, "response.attestationObject", "\"AAAA+AAA\"") };

        RegistrationResponse.Parse(attempt.Json()).ShouldFailWith(WebAuthnCodes.MemberNotBase64Url).Offset.ShouldBe(4);
    }

    [Theory]
    [InlineData("response", "7", 3)]
    [InlineData("clientExtensionResults", "7", 4)]
    [InlineData("clientExtensionResults", "{\"credProps\":7}", 4)]
    public void Is_refused_at_the_step_of_its_ceremony(string member, string value, int step)
    {
        var (registration, signIn) = (new RegistrationAttempt(), new SignInAttempt());
        registration.AlterEnvelope = signIn.AlterEnvelope = envelope => envelope[member] = JsonNode.Parse(value);

        RegistrationResponse.Parse(registration.Json()).Failure.ShouldNotBeNull().Step.ShouldBe($"WebAuthn L3 §7.1 step {step}");
        AuthenticationResponse.Parse(signIn.Json()).Failure.ShouldNotBeNull().Step.ShouldBe($"WebAuthn L3 §7.2 step {step}");
    }

    [Fact]
    public void Is_refused_when_id_and_raw_id_differ()
    {
        var attempt = new RegistrationAttempt { AlterEnvelope = envelope => Alter(envelope, "rawId", "\"AQID\"") };

        RegistrationResponse.Parse(attempt.Json()).ShouldFailWith(WebAuthnCodes.RawIdMismatch).Field.ShouldBe("rawId");
    }

    [Theory]
    [InlineData("response.clientDataJSON", Limits.ClientDataJson)]
    [InlineData("response.attestationObject", Limits.AttestationObject)]
    [InlineData("id", Limits.EnvelopeId)]
    public void Is_refused_when_a_member_is_larger_than_any_honest_one(string member, int limit)
    {
        var attempt = new RegistrationAttempt { AlterEnvelope = envelope => Alter(envelope, member, $"\"{Base64UrlText.Encode(new byte[limit + 1])}\"") };

        RegistrationResponse.Parse(attempt.Json()).ShouldFailWith(WebAuthnCodes.ResponseTooLarge).Field.ShouldBe(member);
    }

    [Theory]
    [InlineData("response.signature", Limits.Signature)]
    [InlineData("response.userHandle", Limits.UserHandle)]
    public void Of_an_authentication_is_refused_when_a_member_is_larger_than_any_honest_one(string member, int limit)
    {
        var attempt = new SignInAttempt { AlterEnvelope = envelope => Alter(envelope, member, $"\"{Base64UrlText.Encode(new byte[limit + 1])}\"") };

        AuthenticationResponse.Parse(attempt.Json()).ShouldFailWith(WebAuthnCodes.ResponseTooLarge).Field.ShouldBe(member);
    }

    [Fact]
    public void Is_refused_when_the_whole_is_larger_than_any_honest_one()
    {
        var attempt = new RegistrationAttempt { AlterEnvelope = envelope => Alter(envelope, "padding", $"\"{new string('x', Limits.ResponseJson)}\"") };

        RegistrationResponse.Parse(attempt.Json()).ShouldFailWith(WebAuthnCodes.ResponseTooLarge);
    }

    [Fact]
    public void Is_refused_with_more_transports_than_exist()
    {
        var attempt = new RegistrationAttempt { AlterEnvelope = envelope => Alter(envelope, "response.transports", $"[{string.Join(',', Enumerable.Repeat("\"usb\"", 17))}]") };

        RegistrationResponse.Parse(attempt.Json()).ShouldFailWith(WebAuthnCodes.ResponseTooLarge);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"id\":\"AQID\",}")]
    [InlineData("{/* comment */}")]
    [InlineData("{\"id\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"id\":\"AQID\",\"rawId\":\"AQID\",\"type\":\"public-key\",\"response\":{},\"clientExtensionResults\":{\"\\ud800\":1}}")]
    [InlineData("{\"\\ud800\":1,\"\\ud800\":2}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public void Is_refused_when_it_is_not_a_json_object(string json) =>
        RegistrationResponse.Parse(Encoding.UTF8.GetBytes(json)).Failure.ShouldNotBeNull()
            .Code.ShouldBeOneOf(WebAuthnCodes.JsonMalformed, WebAuthnCodes.MemberMissing);

    [Fact]
    public void Is_refused_when_it_is_not_utf8() =>
        RegistrationResponse.Parse([.. "{\"id\":\""u8, 0xff, .. "\"}"u8]).ShouldFailWith(WebAuthnCodes.JsonMalformed);

    [Theory]
    [InlineData("{\"id\":\"AQID\",\"id\":\"AQID\"}")]
    [InlineData("{\"id\":\"AQID\",\"\\u0069d\":\"AQID\"}")]
    [InlineData("{\"response\":{\"a\":1,\"a\":1}}")]
    [InlineData("{\"unknown\":[{\"a\":1,\"a\":1}]}")]
    public void Is_refused_when_a_member_stands_twice(string json) =>
        RegistrationResponse.Parse(Encoding.UTF8.GetBytes(json)).ShouldFailWith(WebAuthnCodes.JsonDuplicateMember);

    private static TheoryData<string, string, string> Defects(params string[] bytesMembers)
    {
        var defects = new TheoryData<string, string, string>();
        foreach (var member in (string[])["id", "rawId", .. bytesMembers.Select(name => $"response.{name}")])
        {
            AddTextDefects(defects, member);
            defects.Add(member, "\"AA==\"", "webauthn.member_not_base64url");
            defects.Add(member, "\"A A\"", "webauthn.member_not_base64url");
            defects.Add(member, "\"+/+/\"", "webauthn.member_not_base64url");
        }

        AddTextDefects(defects, "type");
        defects.Add("type", "\"Public-Key\"", "webauthn.member_unknown_value");
        defects.Add("response", Removed, "webauthn.member_missing");
        defects.Add("response", "null", "webauthn.member_mistyped");
        defects.Add("response", "\"text\"", "webauthn.member_mistyped");
        defects.Add("response", "[]", "webauthn.member_mistyped");
        return defects;
    }

    private static void AddTextDefects(TheoryData<string, string, string> defects, string member)
    {
        defects.Add(member, Removed, "webauthn.member_missing");
        defects.Add(member, "null", "webauthn.member_mistyped");
        defects.Add(member, "\"\"", "webauthn.member_empty");
        foreach (var wrong in WrongTypes)
            defects.Add(member, wrong, "webauthn.member_mistyped");
    }

    private static void ShouldBeRefused<T>(Outcome<T> outcome, string member, string code)
    {
        var failure = outcome.Failure.ShouldNotBeNull();
        failure.Code.Value.ShouldBe(code);
        failure.Field.ShouldBe(member);
    }

    private static void Alter(JsonObject envelope, string path, string value)
    {
        var names = path.Split('.');
        var target = names[..^1].Aggregate(envelope, (at, name) => at[name]!.AsObject());
        if (value == Removed)
            target.Remove(names[^1]);
        else
            target[names[^1]] = JsonNode.Parse(value);
    }
}
