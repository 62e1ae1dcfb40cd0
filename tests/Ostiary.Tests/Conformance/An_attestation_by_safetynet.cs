using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Response B of the catalogue: android-safetynet. Whether its authority is trusted is not asked here.</summary>
[Catalogue("Attestation")]
public sealed class An_attestation_by_safetynet
{
    private static readonly DateTimeOffset Now = new RegistrationAttempt().Expected.At;
    private static readonly SafetyNetAnswer Honest = new() { Algorithm = KeyAlgorithm.ES256, MadeAt = Now.AddSeconds(-2) };

    private static readonly Broken<SafetyNetAnswer> Answers = new()
    {
        { "Resp-B F-1: ver is empty", Honest with { Version = "" }, AttestationStatementMalformed },
        { "Resp-B F-2: response is empty", Honest with { Response = _ => "" }, AttestationStatementMalformed },
        { "Resp-B F-3: the nonce is another", Honest with { Payload = payload => payload["nonce"] = Convert.ToBase64String(new byte[32]) }, AttestationNonceMismatch },
        { "the nonce is not spelled as it should be", Honest with { Payload = Unpad }, AttestationNonceMismatch },
        { "the nonce is missing", Honest with { Payload = payload => payload.Remove("nonce") }, MemberMissing },
        { "the nonce is a number", Honest with { Payload = payload => payload["nonce"] = 1 }, MemberMistyped },
        { "Resp-B F-4: x5c is empty", Honest with { Header = header => header["x5c"] = new JsonArray() }, MemberEmpty },
        { "x5c is missing", Honest with { Header = header => header.Remove("x5c") }, MemberEmpty },
        { "x5c is a text", Honest with { Header = header => header["x5c"] = "certificate" }, MemberMistyped },
        { "x5c holds a number", Honest with { Header = header => header["x5c"]![0] = 1 }, MemberMistyped },
        { "x5c holds nine certificates", Honest with { Header = header => header["x5c"] = new JsonArray([.. Enumerable.Repeat(0, 9).Select(_ => JsonValue.Create("AAAA"))]) }, ResponseTooLarge },
        { "x5c is in base64url", Honest with { Header = header => header["x5c"]![0] = "__8=" }, MemberUnknownValue },
        { "x5c has white space", Honest with { Header = header => header["x5c"]![0] = "AA AA" }, MemberUnknownValue },
        { "x5c holds no certificate", Honest with { Header = header => header["x5c"]![0] = "AAAA" }, AttestationCertificateMalformed },
        { "x5c is in the wrong order", Honest with { Header = Reverse }, AttestationSignatureInvalid },
        { "Resp-B F-5: the device does not match its profile", Honest with { Payload = payload => payload["ctsProfileMatch"] = false }, AttestationDeviceIntegrity },
        { "nothing is said of the device", Honest with { Payload = payload => payload.Remove("ctsProfileMatch") }, AttestationDeviceIntegrity },
        { "what is said of the device is a text", Honest with { Payload = payload => payload["ctsProfileMatch"] = "true" }, MemberMistyped },
        { "Resp-B F-6: it was made in the future", Honest with { MadeAt = Now.AddMilliseconds(1) }, AttestationNotFresh },
        { "Resp-B F-7: it was made more than a minute ago", Honest with { MadeAt = Now.AddMinutes(-1).AddMilliseconds(-1) }, AttestationNotFresh },
        { "it was made before time", Honest with { Payload = payload => payload["timestampMs"] = long.MinValue }, AttestationNotFresh },
        { "its time is missing", Honest with { Payload = payload => payload.Remove("timestampMs") }, MemberMissing },
        { "its time is a text", Honest with { Payload = payload => payload["timestampMs"] = "1" }, MemberMistyped },
        { "its time is no whole number", Honest with { Payload = payload => payload["timestampMs"] = 1.5 }, MemberUnknownValue },
        { "the certificate is for another host", Honest with { Host = "attest.example.com" }, AttestationCertificateUnsuitable },
        { "the certificate is for a host below", Honest with { Host = "evil.attest.android.com" }, AttestationCertificateUnsuitable },
        { "the certificate is for a host that ends alike", Honest with { Host = "evilattest.android.com" }, AttestationCertificateUnsuitable },
        { "the certificate is for many hosts", Honest with { Host = "*.android.com" }, AttestationCertificateUnsuitable },
        { "the certificate is for no host", Honest with { Host = null }, AttestationCertificateUnsuitable },
        { "the certificate is expired", Honest with { ValidUntil = Now.AddDays(-1) }, AttestationCertificateNotInForce },
        { "the certificate is not yet valid", Honest with { ValidFrom = Now.AddDays(1) }, AttestationCertificateNotInForce },
        { "the signature is of something else", Honest with { Signature = Break.LastBit }, AttestationSignatureInvalid },
        { "the signature has a byte too many", Honest with { Signature = Break.WithByteAfter }, AttestationSignatureInvalid },
        { "the signature is empty", Honest with { Signature = _ => [] }, AttestationStatementMalformed },
        { "the signature is zero", Honest with { Signature = _ => new byte[64] }, AttestationSignatureInvalid },
        { "alg is missing", Honest with { Header = header => header.Remove("alg") }, MemberMissing },
        { "alg is none", Honest with { Header = header => header["alg"] = "none" }, AlgorithmUnsupported },
        { "alg is a secret's", Honest with { Header = header => header["alg"] = "HS256" }, AlgorithmUnsupported },
        { "alg is of another kind of key", Honest with { Header = header => header["alg"] = "RS256" }, AttestationAlgorithmMismatch },
        { "the header has an extension to understand", Honest with { Header = header => header["crit"] = new JsonArray("b64") }, MemberUnknownValue },
        { "the header names a member twice", Honest with { HeaderBytes = Twice }, JsonDuplicateMember },
        { "the payload names a member twice", Honest with { PayloadBytes = Twice }, JsonDuplicateMember },
        { "the header is a list", Honest with { HeaderBytes = _ => "[]"u8.ToArray() }, JsonMalformed },
        { "the payload is not JSON", Honest with { PayloadBytes = _ => [0xFF] }, JsonMalformed },
        { "the JWS has two parts", Honest with { Response = jws => jws[..jws.LastIndexOf('.')] }, AttestationStatementMalformed },
        { "the JWS has four parts", Honest with { Response = jws => jws + ".AAAA" }, AttestationStatementMalformed },
        { "the JWS has padding", Honest with { Response = jws => jws + "=" }, AttestationStatementMalformed },
        { "the JWS has white space", Honest with { Response = jws => jws + "\n" }, AttestationStatementMalformed },
    };

    private static readonly Broken<Action<CborMap>> Statements = new()
    {
        { "ver is missing", statement => statement.Remove("ver"), AttestationStatementMalformed },
        { "ver is a number", statement => statement["ver"] = 1, AttestationStatementMalformed },
        { "response is missing", statement => statement.Remove("response"), AttestationStatementMalformed },
        { "response is a text", statement => statement["response"] = Encoding.ASCII.GetString((byte[])statement["response"]!), AttestationStatementMalformed },
        { "there is a member too many", statement => statement["something"] = -7, AttestationStatementMalformed },
    };

    public static TheoryData<string> AnswerWords => Answers.Words;

    public static TheoryData<string> StatementWords => Statements.Words;

    [Shows("Attestation Resp-B P-1")]
    [Theory]
    [InlineData(KeyAlgorithm.ES256)]
    [InlineData(KeyAlgorithm.RS256)]
    public void Is_accepted(KeyAlgorithm algorithm)
    {
        var attestation = With(Honest with { Algorithm = algorithm }).Verify().ShouldSucceed().Attestation;

        attestation.Format.ShouldBe("android-safetynet");
        attestation.Type.ShouldBe(AttestationType.Basic);
        attestation.TrustPath.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void Is_accepted_for_a_minute(int seconds) => With(Honest with { MadeAt = Now.AddSeconds(-seconds) }).Verify().ShouldSucceed();

    [Fact]
    public void Is_accepted_with_its_root_sent_along() =>
        With(Honest with { SendsRoot = true }).Verify().ShouldSucceed().Attestation.TrustPath.Count.ShouldBe(3);

    [Fact]
    public void Is_accepted_whatever_application_asked() =>
        With(Honest with { Payload = payload => payload.Remove("apkPackageName") }).Verify().ShouldSucceed();

    [Theory]
    [MemberData(nameof(AnswerWords))]
    public void Is_refused_when(string words) =>
        With(Answers[words].Case).Verify().ShouldFailAs(Answers[words]).Step.ShouldBe("WebAuthn L3 §7.1 step 22");

    [Theory]
    [MemberData(nameof(StatementWords))]
    public void Is_refused_when_in_its_statement(string words) =>
        (With(Honest) with { Broken = new() { AttestationStatement = Statements[words].Case } }).Verify().ShouldFailAs(Statements[words]);

    [Fact]
    public void Says_where_in_the_answer_the_fault_is() =>
        With(Answers["the nonce is missing"].Case).Verify().Failure!.Field.ShouldBe("attestationObject.attStmt.response.payload.nonce");

    [Fact]
    public void Is_refused_when_a_bit_of_what_was_signed_changed()
    {
        for (var bit = 0; bit < 12_000; bit += 97)
        {
            var index = bit;
            var attempt = With(Honest with { Response = jws => Changed(jws, index) });

            attempt.Verify().Succeeded.ShouldBeFalse($"bit {bit}");
        }
    }

    private static string Changed(string jws, int bit) => Encoding.Latin1.GetString(Break.Bit(Encoding.Latin1.GetBytes(jws), bit));

    private static void Unpad(JsonObject payload) => payload["nonce"] = payload["nonce"]!.GetValue<string>().TrimEnd('=');

    private static void Reverse(JsonObject header) =>
        header["x5c"] = new JsonArray([.. header["x5c"]!.AsArray().Reverse().Select(certificate => certificate!.DeepClone())]);

    private static byte[] Twice(byte[] json) => [.. json[..^1], .. ",\"alg\":\"ES256\",\"nonce\":\"\",\"alg\":1,\"nonce\":1}"u8];

    private static RegistrationAttempt With(SafetyNetAnswer answer)
    {
        var attempt = RegistrationAttempt.Attested(AttestationStyle.AndroidSafetyNet);
        return attempt with { Profile = attempt.Profile with { SafetyNet = answer } };
    }
}
