using System.Text.Json.Nodes;
using Ostiary.Testing;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Assertion response 1 of the catalogue: the JSON around an authentication.</summary>
public sealed class An_authentication_envelope
{
    private static readonly Broken<Alterations> Cases = new()
    {
        { "id is missing", Break.Envelope(json => json.Remove("id")), MemberMissing },
        { "id is a number", Break.Envelope(json => json["id"] = 1469), MemberMistyped },
        { "id is not base64url", Break.Envelope(json => json["id"] = "a+b/"), MemberNotBase64Url },
        { "rawId is another id", Break.Envelope(json => json["rawId"] = "AAAA"), RawIdMismatch },
        { "type is missing", Break.Envelope(json => json.Remove("type")), MemberMissing },
        { "type is a list", Break.Envelope(json => json["type"] = new JsonArray()), MemberMistyped },
        { "type is another word", Break.Envelope(json => json["type"] = "federated"), MemberUnknownValue },
        { "response is missing", Break.Envelope(json => json.Remove("response")), MemberMissing },
        { "response is a text", Break.Envelope(json => json["response"] = "{}"), MemberMistyped },
        { "clientDataJSON is missing", Break.Response(response => response.Remove("clientDataJSON")), MemberMissing },
        { "clientDataJSON is a number", Break.Response(response => response["clientDataJSON"] = 1469), MemberMistyped },
        { "clientDataJSON is empty", Break.Response(response => response["clientDataJSON"] = ""), MemberEmpty },
        { "authenticatorData is missing", Break.Response(response => response.Remove("authenticatorData")), MemberMissing },
        { "authenticatorData is a boolean", Break.Response(response => response["authenticatorData"] = false), MemberMistyped },
        { "authenticatorData is not base64url", Break.Response(response => response["authenticatorData"] = "a=="), MemberNotBase64Url },
        { "authenticatorData is empty", Break.Response(response => response["authenticatorData"] = ""), MemberEmpty },
        { "signature is missing", Break.Response(response => response.Remove("signature")), MemberMissing },
        { "signature is an object", Break.Response(response => response["signature"] = new JsonObject()), MemberMistyped },
        { "signature is not base64url", Break.Response(response => response["signature"] = "a b"), MemberNotBase64Url },
        { "signature is empty", Break.Response(response => response["signature"] = ""), MemberEmpty },
        { "signature is of something else", new() { Signature = Break.LastBit }, SignatureInvalid },
        { "signature has a byte too many", new() { Signature = Break.WithByteAfter }, SignatureInvalid },
        { "signature is two zeros", new() { Signature = _ => [0x30, 6, 2, 1, 0, 2, 1, 0] }, SignatureInvalid },
        { "userHandle is a number", Break.Response(response => response["userHandle"] = 1469), MemberMistyped },
        { "userHandle is not base64url", Break.Response(response => response["userHandle"] = "a+b/"), MemberNotBase64Url },
        { "userHandle is longer than any", Break.Response(response => response["userHandle"] = Base64UrlText.Encode(new byte[65])), ResponseTooLarge },
        { "userHandle is another user's", Break.Response(response => response["userHandle"] = "b3RoZXI"), UserHandleMismatch },
        { "userHandle is missing and the user was not known", Break.Response(response => response.Remove("userHandle")), UserHandleMissing },
    };

    public static TheoryData<string> Words => Cases.Words;

    [Fact]
    public void Is_accepted_as_browsers_write_it() => new SignInAttempt().Verify().ShouldSucceed().UserVerified.ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Words))]
    public void Is_refused_when(string words) => (new SignInAttempt() with { Broken = Cases[words].Case }).Verify().ShouldFailWith(Cases[words].Code);
}
