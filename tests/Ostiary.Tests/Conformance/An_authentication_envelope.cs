using System.Text.Json.Nodes;
using Ostiary.Testing;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Assertion response 1 of the catalogue: the JSON around an authentication.</summary>
[Catalogue("Assertion")]
public sealed class An_authentication_envelope
{
    private static readonly Broken<Alterations> Cases = new()
    {
        { "Resp-1 F-1: id is missing", Break.Envelope(json => json.Remove("id")), MemberMissing, "id" },
        { "Resp-1 F-2: id is a number", Break.Envelope(json => json["id"] = 1469), MemberMistyped, "id" },
        { "Resp-1 F-3: id is not base64url", Break.Envelope(json => json["id"] = "a+b/"), MemberNotBase64Url, "id" },
        { "rawId is another id", Break.Envelope(json => json["rawId"] = "AAAA"), RawIdMismatch },
        { "Resp-1 F-4: type is missing", Break.Envelope(json => json.Remove("type")), MemberMissing, "type" },
        { "Resp-1 F-5: type is a list", Break.Envelope(json => json["type"] = new JsonArray()), MemberMistyped, "type" },
        { "Resp-1 F-6: type is another word", Break.Envelope(json => json["type"] = "federated"), MemberUnknownValue, "type" },
        { "Resp-1 F-7: response is missing", Break.Envelope(json => json.Remove("response")), MemberMissing, "response" },
        { "Resp-1 F-8: response is a text", Break.Envelope(json => json["response"] = "{}"), MemberMistyped, "response" },
        { "Resp-1 F-9: clientDataJSON is missing", Break.Response(response => response.Remove("clientDataJSON")), MemberMissing, "response.clientDataJSON" },
        { "Resp-1 F-10: clientDataJSON is a number", Break.Response(response => response["clientDataJSON"] = 1469), MemberMistyped, "response.clientDataJSON" },
        { "Resp-1 F-11: clientDataJSON is empty", Break.Response(response => response["clientDataJSON"] = ""), MemberEmpty, "response.clientDataJSON" },
        { "Resp-1 F-12: authenticatorData is missing", Break.Response(response => response.Remove("authenticatorData")), MemberMissing, "response.authenticatorData" },
        { "Resp-1 F-13: authenticatorData is a boolean", Break.Response(response => response["authenticatorData"] = false), MemberMistyped, "response.authenticatorData" },
        { "Resp-1 F-14: authenticatorData is not base64url", Break.Response(response => response["authenticatorData"] = "a=="), MemberNotBase64Url, "response.authenticatorData" },
        { "Resp-1 F-15: authenticatorData is empty", Break.Response(response => response["authenticatorData"] = ""), MemberEmpty, "response.authenticatorData" },
        { "Resp-1 F-16: signature is missing", Break.Response(response => response.Remove("signature")), MemberMissing, "response.signature" },
        { "Resp-1 F-17: signature is an object", Break.Response(response => response["signature"] = new JsonObject()), MemberMistyped, "response.signature" },
        { "Resp-1 F-18: signature is not base64url", Break.Response(response => response["signature"] = "a b"), MemberNotBase64Url, "response.signature" },
        { "Resp-1 F-19: signature is empty", Break.Response(response => response["signature"] = ""), MemberEmpty, "response.signature" },
        { "Resp-1 F-20: signature is of something else", new() { Signature = Break.LastBit }, SignatureInvalid },
        { "signature has a byte too many", new() { Signature = Break.WithByteAfter }, SignatureInvalid },
        { "signature is two zeros", new() { Signature = _ => [0x30, 6, 2, 1, 0, 2, 1, 0] }, SignatureInvalid },
        { "Resp-1 F-21: userHandle is a number", Break.Response(response => response["userHandle"] = 1469), MemberMistyped, "response.userHandle" },
        { "userHandle is not base64url", Break.Response(response => response["userHandle"] = "a+b/"), MemberNotBase64Url, "response.userHandle" },
        { "userHandle is longer than any", Break.Response(response => response["userHandle"] = Base64UrlText.Encode(new byte[65])), ResponseTooLarge },
        { "userHandle is another user's", Break.Response(response => response["userHandle"] = "b3RoZXI"), UserHandleMismatch },
        { "userHandle is missing and the user was not known", Break.Response(response => response.Remove("userHandle")), UserHandleMissing },
    };

    public static TheoryData<string> Words => Cases.Words;

    [Shows("Assertion Resp-1 P-1")]
    [Fact]
    public void Is_accepted_as_browsers_write_it() => new SignInAttempt().Verify().ShouldSucceed().UserVerified.ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Words))]
    public void Is_refused_when(string words) => (new SignInAttempt() with { Broken = Cases[words].Case }).Verify().ShouldFailAs(Cases[words]);
}
