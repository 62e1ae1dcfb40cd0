using System.Text.Json.Nodes;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>
/// Every other type of JSON in the place of every text, where the tool of the catalogue draws one at each run. A number such as 1469 would be
/// base64url if it were a text, and so the type must be looked at before anything is decoded.
/// </summary>
public sealed class A_member_of_the_wrong_type
{
    private static readonly string[] NoTexts = ["{}", "[]", "true", "false", "1469", "14.69"];
    private static readonly string[] NoObjects = ["\"{}\"", "[]", "true", "false", "1469", "14.69"];

    public static TheoryData<string, string> OfRegistrations =>
        Each(["id", "rawId", "type", "response.clientDataJSON", "response.attestationObject"], ["response", "clientExtensionResults"]);

    public static TheoryData<string, string> OfAuthentications =>
        Each(["id", "rawId", "type", "response.clientDataJSON", "response.authenticatorData", "response.signature", "response.userHandle"], ["response", "clientExtensionResults"]);

    public static TheoryData<string, string> OfClientData => Each(["type", "challenge", "origin", "topOrigin"], ["tokenBinding"]);

    [Shows("Attestation Resp-1 F-2", "Attestation Resp-1 F-5", "Attestation Resp-1 F-8", "Attestation Resp-1 F-10", "Attestation Resp-1 F-13")]
    [Theory]
    [MemberData(nameof(OfRegistrations))]
    public void Is_refused_by_name_in_a_registration(string member, string json) =>
        (new RegistrationAttempt() with { Broken = Break.Envelope(Put(member, json)) }).Verify().ShouldFailWith(MemberMistyped).Field.ShouldBe(member);

    [Shows(
        "Assertion Resp-1 F-2", "Assertion Resp-1 F-5", "Assertion Resp-1 F-8", "Assertion Resp-1 F-10", "Assertion Resp-1 F-13", "Assertion Resp-1 F-17",
        "Assertion Resp-1 F-21")]
    [Theory]
    [MemberData(nameof(OfAuthentications))]
    public void Is_refused_by_name_in_an_authentication(string member, string json) =>
        (new SignInAttempt() with { Broken = Break.Envelope(Put(member, json)) }).Verify().ShouldFailWith(MemberMistyped).Field.ShouldBe(member);

    [Shows("Attestation Resp-2 F-2", "Attestation Resp-2 F-7", "Attestation Resp-2 F-12", "Attestation Resp-2 F-15")]
    [Theory]
    [MemberData(nameof(OfClientData))]
    public void Is_refused_by_name_in_the_client_data_of_a_registration(string member, string json) =>
        RegistrationAttempt.WithClientData(Put(member, json)).Verify().ShouldFailWith(MemberMistyped).Field.ShouldBe($"clientDataJSON.{member}");

    [Shows("Assertion Resp-2 F-2", "Assertion Resp-2 F-7", "Assertion Resp-2 F-12", "Assertion Resp-2 F-15")]
    [Theory]
    [MemberData(nameof(OfClientData))]
    public void Is_refused_by_name_in_the_client_data_of_an_authentication(string member, string json) =>
        SignInAttempt.WithClientData(Put(member, json)).Verify().ShouldFailWith(MemberMistyped).Field.ShouldBe($"clientDataJSON.{member}");

    private static TheoryData<string, string> Each(string[] texts, string[] objects)
    {
        var cases = new TheoryData<string, string>();
        foreach (var (members, types) in new[] { (texts, NoTexts), (objects, NoObjects) })
        {
            foreach (var member in members)
            {
                foreach (var json in types)
                    cases.Add(member, json);
            }
        }

        return cases;
    }

    private static Action<JsonObject> Put(string path, string json) => envelope =>
    {
        var inside = path.StartsWith("response.", StringComparison.Ordinal) ? envelope["response"]!.AsObject() : envelope;
        inside[path[(path.LastIndexOf('.') + 1)..]] = JsonNode.Parse(json);
    };
}
