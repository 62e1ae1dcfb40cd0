using System.Text;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class An_explanation
{
    private static readonly SpecificationVector Packed = SpecificationVector.Named("packed.ES256");

    public static TheoryData<string> Vectors => [.. SpecificationVector.All.Select(vector => vector.Name)];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Guesses_every_structure_of_every_specification_vector(string name)
    {
        var vector = SpecificationVector.Named(name);

        Kind(vector.RegistrationJson()).ShouldBe(ExplainedKind.RegistrationResponse);
        Kind(vector.AuthenticationJson()).ShouldBe(ExplainedKind.AuthenticationResponse);
        Kind(vector.RegistrationClientData).ShouldBe(ExplainedKind.ClientData);
        Kind(vector.AttestationObject).ShouldBe(ExplainedKind.AttestationObject);
        Kind(vector.AuthenticatorData).ShouldBe(ExplainedKind.AuthenticatorData);
        Kind(vector.PublicKey).ShouldBe(ExplainedKind.CoseKey);
        Kind(Encoding.ASCII.GetBytes(Convert.ToHexString(vector.CredentialId))).ShouldBe(ExplainedKind.CredentialId);
    }

    [Fact]
    public void Guesses_options_and_other_cbor()
    {
        Kind("""{"publicKey":{"rp":{"id":"a.example"},"challenge":"AAAA","pubKeyCredParams":[]}}"""u8).ShouldBe(ExplainedKind.CreationOptions);
        Kind("""{"challenge":"AAAA","rpId":"a.example"}"""u8).ShouldBe(ExplainedKind.RequestOptions);
        Kind([0x83, 1, 2, 3]).ShouldBe(ExplainedKind.Cbor);
    }

    [Fact]
    public void Understands_every_encoding()
    {
        var bytes = Packed.AttestationObject;

        Encoding_of(bytes).ShouldBe(ExplainedEncoding.Bytes);
        Encoding_of(Ascii(Convert.ToHexString(bytes))).ShouldBe(ExplainedEncoding.Hex);
        Encoding_of(Ascii(Base64UrlText.Encode(bytes))).ShouldBe(ExplainedEncoding.Base64Url);
        Encoding_of(Ascii(Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks))).ShouldBe(ExplainedEncoding.Base64);
        Encoding_of(Packed.RegistrationJson()).ShouldBe(ExplainedEncoding.Json);
        Encoding_of(Ascii(PemEncoding_of(Certificate()))).ShouldBe(ExplainedEncoding.Pem);
    }

    [Fact]
    public void Shows_the_header_of_a_metadata_blob_and_counts_its_entries()
    {
        var header = Base64UrlText.Encode("""{"alg":"ES256"}"""u8);
        var payload = Base64UrlText.Encode("""{"no":7,"nextUpdate":"2026-12-01","entries":[{},{}]}"""u8);

        var shown = Explanation.Of(Ascii($"{header}.{payload}.AAAA")).ShouldSucceed();

        shown.Kind.ShouldBe(ExplainedKind.MetadataBlob);
        Find(shown.Root, "no").Value.ShouldBe("7");
        Find(shown.Root, "entries").Value.ShouldBe("2 items");
    }

    [Fact]
    public void Names_each_field_with_its_place()
    {
        var root = Explanation.Of(Packed.AttestationObject).ShouldSucceed().Root;

        Place(root, "authData").ShouldBe((671, 164));
        Place(root, "rpIdHash").ShouldBe((671, 32));
        Place(root, "flags").ShouldBe((703, 1));
        Place(root, "signCount").ShouldBe((704, 4));
        Place(root, "aaguid").ShouldBe((708, 16));
        Place(root, "credentialPublicKey").ShouldBe((758, 77));
        Find(root, "alg (3)").Meaning.ShouldBe("ES256");
        Find(root, "subject").Value.ShouldNotBeNull().ShouldContain("OU=Authenticator Attestation");
    }

    [Fact]
    public void Spells_out_the_flags()
    {
        var root = Explanation.Of(Packed.AttestationObject).ShouldSucceed().Root;

        Find(root, "flags").Parts.Select(flag => $"{flag.Name} {flag.Value}").ShouldBe(
        [
            "UserPresent true", "UserVerified true", "BackupEligible true", "BackedUp false", "AttestedCredentialData true", "ExtensionData false",
        ]);
    }

    [Fact]
    public void Names_the_model_by_whoever_knows_it() =>
        Find(Explanation.Of(Packed.AttestationObject, nameOf: _ => "A key").ShouldSucceed().Root, "aaguid").Meaning.ShouldBe("A key");

    [Fact]
    public void Goes_on_where_verification_stops_and_says_why_it_does()
    {
        var root = Explanation.Of((byte[])[.. Packed.AttestationObject, 0xee]).ShouldSucceed().Root;

        root.Refusal.ShouldNotBeNull().Code.ShouldBe(WebAuthnCodes.AttestationObjectMalformed);
        Place(root, "trailing bytes").ShouldBe((Packed.AttestationObject.Length, 1));
        Find(root, "signCount").Value.ShouldBe("0");
    }

    [Fact]
    public void Shows_how_much_of_a_cut_off_structure_is_there()
    {
        var root = Explanation.Of(new byte[35], ExplainedKind.AuthenticatorData).ShouldSucceed().Root;

        Find(root, "signCount").Meaning.ShouldBe("cut off: 4 bytes are due, 2 are there");
        root.Refusal.ShouldNotBeNull().Code.ShouldBe(WebAuthnCodes.AuthenticatorDataMalformed);
    }

    [Fact]
    public void Points_out_a_member_that_stands_twice()
    {
        var root = Explanation.Of("""{"type":"webauthn.get","type":"webauthn.create","challenge":"AAAA","origin":"https://a.example"}"""u8.ToArray()).ShouldSucceed().Root;

        root.Refusal.ShouldNotBeNull().Code.ShouldBe(WebAuthnCodes.JsonDuplicateMember);
        root.Parts[1].Meaning.ShouldBe("this member stands twice");
    }

    [Fact]
    public void Is_refused_only_when_nothing_can_be_shown()
    {
        Explanation.Of(default).ShouldFailWith(ExplanationCodes.InputEmpty);
        Explanation.Of(Ascii(new string('A', 70_000))).ShouldFailWith(ExplanationCodes.InputTooLarge);
        Explanation.Of(Ascii("what is this?")).ShouldFailWith(ExplanationCodes.EncodingUnrecognized);
        Explanation.Of(Ascii("AAAA")).ShouldFailWith(ExplanationCodes.KindUnrecognized);
        Explanation.Of(Ascii("{}"), ExplainedKind.CoseKey).ShouldFailWith(ExplanationCodes.NotOfKind);
    }

    [Fact]
    [Trait("Ring", "Slow")]
    public void Never_throws_whatever_it_is_given()
    {
        byte[][] honest = [Packed.RegistrationJson(), Packed.AuthenticationJson(), Packed.AttestationObject, Packed.AuthenticatorData, Packed.PublicKey, Packed.RegistrationClientData, Certificate()];
        var kinds = Enum.GetValues<ExplainedKind>();
        for (var round = 0; round < 4_000; round++)
        {
            var noise = new Noise((ulong)round);
            var bytes = noise.Below(5) == 0 ? noise.CborLike(200) : noise.Injure(honest[noise.Below(honest.Length)]);

            Record.Exception(() => Explanation.Of(bytes)).ShouldBeNull($"round {round}");
            Record.Exception(() => Explanation.Of(bytes, kinds[noise.Below(kinds.Length)])).ShouldBeNull($"round {round}");
        }
    }

    [Fact]
    public void Shows_no_more_of_a_thousand_structures_in_one_text_than_of_one()
    {
        byte[] list = [0x99, 0x03, 0xe8, .. new byte[1_000]];
        var member = $"\"attestationObject\":\"{Base64UrlText.Encode(list)}\"";
        var text = $"{{\"response\":{{{string.Join(',', Enumerable.Repeat(member, 40))}}}}}";

        var root = Explanation.Of(Ascii(text)).ShouldSucceed().Root;

        All(root).Count().ShouldBeLessThan(900);
        All(root).Select(field => field.Meaning).ShouldContain("more than 768 values; the rest is not shown");
    }

    [Fact]
    public void Takes_apart_no_more_certificates_than_a_few_chains_have()
    {
        var certificate = Certificate();
        var count = (byte)(60_000 / (certificate.Length + 4));
        byte[] item = [0x59, (byte)(certificate.Length >> 8), (byte)certificate.Length, .. certificate];
        byte[] attestation = [0xa1, 0x67, .. "attStmt"u8, 0xa1, 0x63, .. "x5c"u8, 0x98, count, .. Enumerable.Repeat(item, count).SelectMany(bytes => bytes)];

        var chain = Find(Explanation.Of(attestation, ExplainedKind.AttestationObject).ShouldSucceed().Root, "x5c").Parts;

        chain.Count.ShouldBe(count);
        chain.Count(part => part.Parts.Count > 0).ShouldBe(32);
    }

    private static byte[] Certificate()
    {
        var field = Find(Explanation.Of(Packed.AttestationObject).ShouldSucceed().Root, "x5c").Parts[0];
        return Packed.AttestationObject[field.Offset!.Value..(field.Offset.Value + field.Length!.Value)];
    }

    private static string PemEncoding_of(byte[] der) => System.Security.Cryptography.PemEncoding.WriteString("CERTIFICATE", der);

    private static ExplainedKind Kind(ReadOnlySpan<byte> input) => Explanation.Of(input.ToArray()).ShouldSucceed().Kind;

    private static ExplainedEncoding Encoding_of(byte[] input) => Explanation.Of(input).ShouldSucceed().Encoding;

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static (int, int) Place(ExplainedField root, string name) => Find(root, name) is var field ? (field.Offset!.Value, field.Length!.Value) : default;

    private static ExplainedField Find(ExplainedField root, string name) => All(root).First(field => field.Name == name);

    private static IEnumerable<ExplainedField> All(ExplainedField field) => field.Parts.SelectMany(All).Prepend(field);
}
