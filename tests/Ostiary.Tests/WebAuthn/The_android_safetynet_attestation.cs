using System.Security.Cryptography;
using System.Text;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>The JWS that the SafetyNet service answers with; the rules about its content are in the conformance tests.</summary>
public sealed class The_android_safetynet_attestation
{
    private static readonly byte[] Certificate = [.. new AttestationAuthority().Chain()[0]];
    private static readonly string Header = $$"""{"alg":"ES256","x5c":["{{Convert.ToBase64String(Certificate)}}"]}""";
    private static readonly string Payload = """{"nonce":"AA==","timestampMs":1,"ctsProfileMatch":true}""";
    private static readonly byte[] Jws = Compact(Header, Payload, new byte[64]);

    [Fact]
    public void Is_taken_apart_into_its_parts()
    {
        var jws = CompactJws.Parse(Jws).ShouldSucceed();

        jws.Header.Algorithm.ShouldBe(CoseAlgorithm.ES256);
        jws.Header.Certificates.ShouldHaveSingleItem().ToArray().ShouldBe(Certificate);
        jws.SignedBytes.ToArray().ShouldBe(Jws[..Encoding.ASCII.GetString(Jws).LastIndexOf('.')]);
        SafetyNetPayload.Parse(jws.Payload).ShouldSucceed().ShouldBe(new SafetyNetPayload("AA==", 1, true));
    }

    [Theory]
    [InlineData("""{"nonce":"AA==","timestampMs":1}""", false)]
    [InlineData("""{"nonce":"AA==","timestampMs":1,"ctsProfileMatch":false,"basicIntegrity":true}""", false)]
    [InlineData("""{"nonce":"AA==","timestampMs":1,"ctsProfileMatch":true,"unheardOf":{}}""", true)]
    public void Vouches_for_a_device_only_in_so_many_words(string payload, bool certified) =>
        SafetyNetPayload.Parse(Encoding.UTF8.GetBytes(payload)).ShouldSucceed().IsCertifiedDevice.ShouldBe(certified);

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    public void Is_not_signed_when_the_signature_has_another_length(int length) =>
        JwsSignature.ForKeys(new byte[length], CoseAlgorithm.ES256).ShouldBeNull();

    [Fact]
    public void Carries_the_same_signature_as_other_statements_in_another_form()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        for (var round = 0; round < 300; round++)
        {
            var data = BitConverter.GetBytes(round);
            var signature = key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

            key.VerifyData(
                data, JwsSignature.ForKeys(signature, CoseAlgorithm.ES256)!, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
        }
    }

    [Fact]
    public void Is_as_large_as_any_honest_one_and_no_byte_larger()
    {
        const int Most = 64 * 1024;

        JwsHeader.Parse(Filled(Header, Most)).ShouldSucceed();
        JwsHeader.Parse(Filled(Header, Most + 1)).ShouldFailWith(WebAuthnCodes.ResponseTooLarge).Field.ShouldEndWith(".header");
        SafetyNetPayload.Parse(Filled(Payload, Most)).ShouldSucceed();
        SafetyNetPayload.Parse(Filled(Payload, Most + 1)).ShouldFailWith(WebAuthnCodes.ResponseTooLarge).Field.ShouldEndWith(".payload");
    }

    [Fact]
    public void Is_not_as_rich_in_members_as_its_size_would_let_it_be()
    {
        var many = Encoding.UTF8.GetBytes($$"""{"nonce":"","timestampMs":1,"many":[{{string.Join(',', Enumerable.Repeat("1", 5_000))}}]}""");

        SafetyNetPayload.Parse(many).ShouldFailWith(WebAuthnCodes.ResponseTooLarge);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("""{"alg":"ES256",}""")]
    [InlineData("""{"alg":"ES256","deep":[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]}""")]
    public void Is_refused_when_a_part_is_no_JSON_object(string text)
    {
        JwsHeader.Parse(Encoding.UTF8.GetBytes(text)).ShouldFailWith(WebAuthnCodes.JsonMalformed);
        SafetyNetPayload.Parse(Encoding.UTF8.GetBytes(text)).ShouldFailWith(WebAuthnCodes.JsonMalformed);
    }

    // Somebody who reads the last of two members and somebody who reads the first must not see two statements.
    [Theory]
    [InlineData("""{"alg":"ES256","alg":"ES256"}""")]
    [InlineData("""{"alg":"ES256","x":{"y":1,"y":1}}""")]
    [InlineData("""{"alg":"ES256","\u0061lg":"none"}""")]
    public void Is_refused_when_a_part_names_a_member_twice(string text)
    {
        JwsHeader.Parse(Encoding.UTF8.GetBytes(text)).ShouldFailWith(WebAuthnCodes.JsonDuplicateMember);
        SafetyNetPayload.Parse(Encoding.UTF8.GetBytes(text)).ShouldFailWith(WebAuthnCodes.JsonDuplicateMember);
    }

    [Theory]
    [InlineData("\"es256\"")]
    [InlineData("\"ES256 \"")]
    [InlineData("\"ES384\"")]
    [InlineData("\"PS256\"")]
    public void Is_refused_with_every_spelling_of_an_algorithm_but_two(string alg) =>
        JwsHeader.Parse(Encoding.UTF8.GetBytes(Header.Replace("\"ES256\"", alg, StringComparison.Ordinal))).ShouldFailWith(WebAuthnCodes.AlgorithmUnsupported);

    [Fact]
    public void Brings_eight_certificates_and_no_ninth()
    {
        JwsHeader.Parse(WithCertificates(8)).ShouldSucceed().Certificates.Count.ShouldBe(8);
        JwsHeader.Parse(WithCertificates(9)).ShouldFailWith(WebAuthnCodes.ResponseTooLarge);
        JwsHeader.Parse(WithCertificates(0)).ShouldFailWith(WebAuthnCodes.MemberEmpty);
    }

    [Fact]
    public void Is_never_an_exception_whatever_it_is()
    {
        for (var round = 0; round < 20_000; round++)
        {
            var noise = new Noise((ulong)round);
            var jws = noise.Below(3) switch
            {
                0 => noise.Injure(Jws),
                1 => Compact(Injured(noise, Header), "{}", noise.Bytes(noise.Below(80))),
                _ => Compact(Header, Injured(noise, """{"nonce":"AA==","timestampMs":1,"ctsProfileMatch":true}"""), [1]),
            };

            Record.Exception(() => CompactJws.Parse(jws).Then(read => SafetyNetPayload.Parse(read.Payload)))
                .ShouldBeNull($"round {round}: {Convert.ToHexString(jws)}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("3003820180")]
    [InlineData("30048202FFFF")]
    [InlineData("3014821261747465737400616E64726F69642E636F6D")]
    public void Is_refused_when_the_names_of_its_signer_are_malformed(string names)
    {
        var leaf = AttestationCertificate.Read(Certificate).ShouldSucceed() with
        {
            Extensions = [new("2.5.29.17", Convert.FromHexString(names), critical: false)],
        };

        SafetyNetRules.SignerIsTheService(leaf)!.Code.ShouldBe(WebAuthnCodes.AttestationCertificateUnsuitable);
    }

    private static string Injured(Noise noise, string text) => Encoding.Latin1.GetString(noise.Injure(Encoding.Latin1.GetBytes(text)));

    // White space at the end is part of a JSON text.
    private static byte[] Filled(string json, int length) => Encoding.UTF8.GetBytes(json.PadRight(length));

    private static byte[] WithCertificates(int count) =>
        Encoding.UTF8.GetBytes($$"""{"alg":"ES256","x5c":[{{string.Join(',', Enumerable.Repeat("\"AAAA\"", count))}}]}""");

    private static byte[] Compact(string header, string payload, byte[] signature) => Encoding.ASCII.GetBytes(
        $"{Base64UrlText.Encode(Encoding.UTF8.GetBytes(header))}.{Base64UrlText.Encode(Encoding.UTF8.GetBytes(payload))}.{Base64UrlText.Encode(signature)}");
}
