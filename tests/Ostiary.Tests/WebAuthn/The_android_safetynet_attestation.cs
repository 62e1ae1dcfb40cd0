using System.Security.Cryptography;
using System.Text;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>The JWS that the SafetyNet service answers with; the rules about its content are in the conformance tests.</summary>
public sealed class The_android_safetynet_attestation
{
    private static readonly byte[] Certificate = [.. new AttestationAuthority().Chain()[0]];
    private static readonly string Header = $$"""{"alg":"ES256","x5c":["{{Convert.ToBase64String(Certificate)}}"]}""";
    private static readonly byte[] Jws = Compact(Header, """{"nonce":"AA==","timestampMs":1,"ctsProfileMatch":true}""", new byte[64]);

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

    private static byte[] Compact(string header, string payload, byte[] signature) => Encoding.ASCII.GetBytes(
        $"{Base64UrlText.Encode(Encoding.UTF8.GetBytes(header))}.{Base64UrlText.Encode(Encoding.UTF8.GetBytes(payload))}.{Base64UrlText.Encode(signature)}");
}
