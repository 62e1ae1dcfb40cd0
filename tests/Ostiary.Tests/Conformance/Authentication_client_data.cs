using System.Text.Json.Nodes;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Assertion response 2 of the catalogue: what the page claims, in an authentication.</summary>
[Catalogue("Assertion")]
public sealed class Authentication_client_data
{
    private static readonly Broken<Action<JsonObject>> Cases = new Broken<Action<JsonObject>>
    {
        { "Resp-2 F-5: type is the other ceremony's", page => page["type"] = "webauthn.create", ClientDataTypeMismatch },
    }.And(ClientDataCases.Common);

    public static TheoryData<string> Words => Cases.Words;

    [Theory]
    [MemberData(nameof(Words))]
    public void Is_refused_when(string words) => SignInAttempt.WithClientData(Cases[words].Case).Verify().ShouldFailAs(Cases[words]).Step.ShouldNotBeNull().ShouldStartWith("WebAuthn L3 §7.2 step ");

    [Theory]
    [InlineData("present")]
    [InlineData("supported")]
    [InlineData("not-supported")]
    public void May_still_speak_of_token_binding(string status) =>
        SignInAttempt.WithClientData(page => page["tokenBinding"] = new JsonObject { ["status"] = status }).Verify().ShouldSucceed();

    [Fact]
    public void Names_its_step() =>
        SignInAttempt.WithClientData(page => page["challenge"] = "AAAA").Verify()
            .ShouldFailWith(ChallengeMismatch).Step.ShouldNotBeNull().ShouldStartWith("WebAuthn L3 §7.2 step ");
}
