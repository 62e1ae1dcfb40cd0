using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Testing;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_client_data
{
    private const string Removed = "(removed)";

    private readonly SignInAttempt _attempt = new();

    [Theory]
    [InlineData("type", Removed, "webauthn.member_missing")]
    [InlineData("type", "7", "webauthn.member_mistyped")]
    [InlineData("type", "null", "webauthn.member_mistyped")]
    [InlineData("type", "\"\"", "webauthn.member_empty")]
    [InlineData("challenge", Removed, "webauthn.member_missing")]
    [InlineData("challenge", "{}", "webauthn.member_mistyped")]
    [InlineData("challenge", "\"\"", "webauthn.member_empty")]
    [InlineData("challenge", "\"AA==\"", "webauthn.member_not_base64url")]
    [InlineData("challenge", "\"++//\"", "webauthn.member_not_base64url")]
    [InlineData("origin", Removed, "webauthn.member_missing")]
    [InlineData("origin", "[]", "webauthn.member_mistyped")]
    [InlineData("origin", "\"\"", "webauthn.member_empty")]
    [InlineData("crossOrigin", "\"true\"", "webauthn.member_mistyped")]
    [InlineData("crossOrigin", "1", "webauthn.member_mistyped")]
    [InlineData("crossOrigin", "null", "webauthn.member_mistyped")]
    [InlineData("topOrigin", "1", "webauthn.member_mistyped")]
    [InlineData("tokenBinding", "\"supported\"", "webauthn.member_mistyped")]
    public void Is_refused(string member, string value, string code)
    {
        Alter(member, value);

        var failure = _attempt.Verify().Failure.ShouldNotBeNull();

        failure.Code.Value.ShouldBe(code);
        failure.Field.ShouldBe($"clientDataJSON.{member}");
        failure.Step.ShouldBe("WebAuthn L3 §7.2 step 9");
    }

    [Theory]
    [InlineData("{}", "webauthn.member_missing")]
    [InlineData("{\"status\":7}", "webauthn.member_mistyped")]
    [InlineData("{\"status\":\"maybe\"}", "webauthn.member_unknown_value")]
    public void Is_refused_with_a_token_binding_that_never_existed(string binding, string code)
    {
        Alter("tokenBinding", binding);

        var failure = _attempt.Verify().Failure.ShouldNotBeNull();

        failure.Code.Value.ShouldBe(code);
        failure.Field.ShouldBe("clientDataJSON.tokenBinding.status");
    }

    [Theory]
    [InlineData("tokenBinding", "{\"status\":\"present\",\"id\":\"AQID\"}")]
    [InlineData("tokenBinding", "{\"status\":\"supported\"}")]
    [InlineData("tokenBinding", "{\"status\":\"not-supported\"}")]
    [InlineData("crossOrigin", Removed)]
    [InlineData("androidPackageName", "\"com.example\"")]
    [InlineData("other_keys_can_be_added_here", "{\"deep\":[[1]]}")]
    public void Is_accepted(string member, string value)
    {
        Alter(member, value);

        _attempt.Verify().ShouldSucceed();
    }

    [Fact]
    public void Is_refused_when_it_is_larger_than_any_browser_makes_it() =>
        CollectedClientData.Parse(new byte[Limits.ClientDataJson + 1]).ShouldFailWith(WebAuthnCodes.ResponseTooLarge);

    [Fact]
    public void May_begin_with_a_byte_order_mark() =>
        CollectedClientData.Parse((byte[])[0xef, 0xbb, 0xbf, .. _attempt.Page.Serialize()]).ShouldSucceed();

    [Theory]
    [InlineData("{\"type\":\"webauthn.get\",\"type\":\"webauthn.create\"}", "webauthn.json_duplicate_member")]
    [InlineData("not json", "webauthn.json_malformed")]
    [InlineData("7", "webauthn.json_malformed")]
    [InlineData("{} ,", "webauthn.json_malformed")]
    public void Is_refused_when_it_is_not_one_json_object(string json, string code) =>
        CollectedClientData.Parse(Encoding.UTF8.GetBytes(json)).Failure.ShouldNotBeNull().Code.Value.ShouldBe(code);

    [Fact]
    public void Is_refused_at_the_step_that_decodes_it_when_it_is_not_utf8()
    {
        var broken = new Alterations { ClientDataJson = json => [.. json[..^1], .. ",\"x\":\""u8, 0xff, .. "\"}"u8] };

        new Conformance.RegistrationAttempt { Broken = broken }.Verify().ShouldFailWith(WebAuthnCodes.JsonMalformed).Step.ShouldBe("WebAuthn L3 §7.1 step 5");
        new Conformance.SignInAttempt { Broken = broken }.Verify().ShouldFailWith(WebAuthnCodes.JsonMalformed).Step.ShouldBe("WebAuthn L3 §7.2 step 8");
    }

    private void Alter(string member, string value) => _attempt.Page = _attempt.Page with
    {
        Alter = json =>
        {
            if (value == Removed)
                json.Remove(member);
            else
                json[member] = JsonNode.Parse(value);
        },
    };
}
