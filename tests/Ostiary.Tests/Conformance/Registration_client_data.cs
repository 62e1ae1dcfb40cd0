using System.Text;
using System.Text.Json.Nodes;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Response 2 of the catalogue: what the page claims, in a registration.</summary>
[Catalogue("Attestation")]
public sealed class Registration_client_data
{
    private static readonly Broken<Action<JsonObject>> Cases = new Broken<Action<JsonObject>>
    {
        { "Resp-2 F-5: type is the other ceremony's", page => page["type"] = "webauthn.get", ClientDataTypeMismatch },
    }.And(ClientDataCases.Common);

    public static TheoryData<string> Words => Cases.Words;

    [Theory]
    [MemberData(nameof(Words))]
    public void Is_refused_when(string words) => RegistrationAttempt.WithClientData(Cases[words].Case).Verify().ShouldFailAs(Cases[words]).Step.ShouldNotBeNull().ShouldStartWith("WebAuthn L3 §7.1 step ");

    [Theory]
    [InlineData("present")]
    [InlineData("supported")]
    [InlineData("not-supported")]
    public void May_still_speak_of_token_binding(string status) =>
        RegistrationAttempt.WithClientData(page => page["tokenBinding"] = new JsonObject { ["status"] = status, ["id"] = "AAAA" }).Verify().ShouldSucceed();

    [Fact]
    public void May_hold_members_that_nobody_knows_yet() =>
        RegistrationAttempt.WithClientData(page => page["other_keys_can_be_added_here"] = "…").Verify().ShouldSucceed();

    [Fact]
    public void Is_refused_when_a_member_comes_twice()
    {
        var attempt = new RegistrationAttempt
        {
            Broken = new() { ClientDataJson = json => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json).Insert(1, "\"type\":\"webauthn.create\",")) },
        };

        attempt.Verify().ShouldFailWith(JsonDuplicateMember);
    }

    [Fact]
    public void Is_refused_when_it_is_not_json() =>
        (new RegistrationAttempt() with { Broken = new() { ClientDataJson = json => json[..^1] } }).Verify().ShouldFailWith(JsonMalformed);

    [Fact]
    public void Is_refused_when_it_is_larger_than_any_honest_one() =>
        RegistrationAttempt.WithClientData(page => page["padding"] = new string('x', 9000)).Verify().ShouldFailWith(ResponseTooLarge);

    [Fact]
    public void Names_its_step() =>
        RegistrationAttempt.WithClientData(page => page["origin"] = "https://example.org").Verify()
            .ShouldFailWith(OriginNotAllowed).Step.ShouldNotBeNull().ShouldStartWith("WebAuthn L3 §7.1 step ");
}
