using System.Formats.Cbor;
using System.Security.Cryptography;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_packed_attestation
{
    private readonly RegistrationAttempt _attempt = new();
    private readonly AttestationAuthority _authority = new();

    [Fact]
    public void By_the_key_itself_is_of_type_self()
    {
        var attestation = _attempt.Packed().Verify().ShouldSucceed().Attestation;

        attestation.Type.ShouldBe(AttestationType.Self);
        attestation.TrustPath.ShouldBeEmpty();
        attestation.Trust.ShouldBe(AttestationTrust.NotApplicable);
    }

    [Fact]
    public void By_a_certificate_is_of_type_basic_with_an_anchor_nobody_has_looked_at()
    {
        _attempt.Expected = _attempt.Expected with { Attestation = AttestationConveyance.Direct };

        var attestation = _attempt.Packed(_authority).Verify().ShouldSucceed().Attestation;

        attestation.Type.ShouldBe(AttestationType.Basic);
        attestation.TrustPath.Count.ShouldBe(2);
        attestation.Trust.ShouldBe(AttestationTrust.AnchorUnverified);
    }

    [Fact]
    public void Is_accepted_when_the_certificate_names_the_same_model()
    {
        _authority.AaguidExtension = [0x04, 16, .. _attempt.Authenticator.Aaguid.ToByteArray()];

        _attempt.Packed(_authority).Verify().ShouldSucceed();
    }

    [Fact]
    public void Is_refused_when_the_certificate_names_another_model()
    {
        _authority.AaguidExtension = [0x04, 16, .. new byte[16]];

        ShouldFail(WebAuthnCodes.AttestationAaguidMismatch);
    }

    [Fact]
    public void Is_refused_when_the_model_in_the_certificate_is_critical()
    {
        _authority.AaguidExtension = [0x04, 16, .. _attempt.Authenticator.Aaguid.ToByteArray()];
        _authority.AaguidExtensionIsCritical = true;

        ShouldFail(WebAuthnCodes.AttestationCertificateUnsuitable);
    }

    [Theory]
    [InlineData("00112233445566778899aabbccddeeff")]
    [InlineData("040f112233445566778899aabbccddeeff")]
    [InlineData("041000112233445566778899aabbccddeeff00")]
    [InlineData("04")]
    public void Is_refused_when_the_model_in_the_certificate_is_malformed(string hex)
    {
        _authority.AaguidExtension = Convert.FromHexString(hex);

        ShouldFail(WebAuthnCodes.AttestationCertificateUnsuitable);
    }

    [Fact]
    public void Is_refused_when_the_signature_is_not_the_certificates()
    {
        _authority.SigningKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        ShouldFail(WebAuthnCodes.AttestationSignatureInvalid);
    }

    [Fact]
    public void Is_refused_when_the_signature_is_the_credentials_and_a_certificate_is_given()
    {
        _attempt.Format = "packed";
        _attempt.Statement = (writer, signed) => RegistrationAttempt.WritePacked(writer, -7, _attempt.Key.Sign(signed), _authority.Chain());

        _attempt.Verify().ShouldFailWith(WebAuthnCodes.AttestationSignatureInvalid);
    }

    [Theory]
    [InlineData(-35)]
    [InlineData(-257)]
    [InlineData(-8)]
    public void Is_refused_when_its_algorithm_is_not_the_certificates(int algorithm)
    {
        _authority.Algorithm = algorithm;

        ShouldFail(WebAuthnCodes.AttestationAlgorithmMismatch);
    }

    [Fact]
    public void Is_refused_when_its_algorithm_is_unknown()
    {
        _authority.Algorithm = -65535;

        ShouldFail(WebAuthnCodes.AlgorithmUnsupported);
    }

    [Theory]
    [InlineData("2.5.4.6")]
    [InlineData("2.5.4.10")]
    [InlineData("2.5.4.11")]
    [InlineData("2.5.4.3")]
    public void Is_refused_when_the_certificates_subject_lacks_a_part(string oid)
    {
        _authority.Subject = [.. _authority.Subject.Where(part => part.Oid != oid)];

        ShouldFail(WebAuthnCodes.AttestationCertificateUnsuitable);
    }

    [Fact]
    public void Is_refused_when_the_certificates_unit_is_another()
    {
        _authority.Subject = [.. _authority.Subject.Select(part => part.Oid == "2.5.4.11" ? (part.Oid, "Authenticator attestation") : part)];

        ShouldFail(WebAuthnCodes.AttestationCertificateUnsuitable);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void Is_refused_when_the_certificate_may_be_an_authority(bool? authority)
    {
        _authority.CertificateAuthority = authority;

        ShouldFail(WebAuthnCodes.AttestationCertificateUnsuitable);
    }

    [Fact]
    public void Is_refused_when_the_certificate_is_expired()
    {
        _authority.NotAfter = RegistrationAttempt.Now.AddSeconds(-1);

        ShouldFail(WebAuthnCodes.AttestationCertificateNotInForce);
    }

    [Fact]
    public void Is_refused_when_the_certificate_is_not_yet_valid()
    {
        _authority.NotBefore = RegistrationAttempt.Now.AddSeconds(1);

        ShouldFail(WebAuthnCodes.AttestationCertificateNotInForce);
    }

    [Fact]
    public void Is_refused_when_a_later_certificate_is_expired()
    {
        _authority.RootNotAfter = RegistrationAttempt.Now.AddMinutes(-1);
        _authority.NotAfter = RegistrationAttempt.Now.AddYears(1);

        ShouldFail(WebAuthnCodes.AttestationCertificateNotInForce);
    }

    [Fact]
    public void Is_refused_when_a_certificate_cannot_be_read()
    {
        Statement(writer => RegistrationAttempt.WritePacked(writer, -7, [1], [0x30, 0x00]));

        _attempt.Verify().ShouldFailWith(WebAuthnCodes.AttestationCertificateMalformed);
    }

    [Fact]
    public void By_the_key_itself_is_refused_when_the_signature_does_not_verify()
    {
        _attempt.Packed();
        Statement(writer => RegistrationAttempt.WritePacked(writer, -7, TestKey.Es256.Sign([1, 2, 3])));

        _attempt.Verify().ShouldFailWith(WebAuthnCodes.AttestationSignatureInvalid);
    }

    [Fact]
    public void By_the_key_itself_is_refused_when_its_algorithm_is_not_the_credentials()
    {
        _attempt.Format = "packed";
        _attempt.Statement = (writer, signed) => RegistrationAttempt.WritePacked(writer, (int)CoseAlgorithm.ESP256, _attempt.Key.Sign(signed));

        _attempt.Verify().ShouldFailWith(WebAuthnCodes.AttestationAlgorithmMismatch);
    }

    public static TheoryData<string, Action<CborWriter>> MalformedStatements => new()
    {
        { "empty", writer => Map(writer) },
        { "an array", writer => { writer.WriteStartArray(0); writer.WriteEndArray(); } },
        { "no alg", writer => Map(writer, ("sig", new byte[] { 1 })) },
        { "alg a text", writer => Map(writer, ("alg", "-7"), ("sig", new byte[] { 1 })) },
        { "no sig", writer => Map(writer, ("alg", -7)) },
        { "sig a text", writer => Map(writer, ("alg", -7), ("sig", "1")) },
        { "sig empty", writer => Map(writer, ("alg", -7), ("sig", Array.Empty<byte>())) },
        { "x5c a text", writer => Map(writer, ("alg", -7), ("sig", new byte[] { 1 }), ("x5c", "1")) },
        { "x5c bytes", writer => Map(writer, ("alg", -7), ("sig", new byte[] { 1 }), ("x5c", new byte[] { 1 })) },
        { "an unknown member", writer => Map(writer, ("alg", -7), ("sig", new byte[] { 1 }), ("ecdaaKeyId", new byte[] { 1 })) },
        { "x5c empty", writer => WriteX5c(writer, 0, _ => { }) },
        { "x5c of texts", writer => WriteX5c(writer, 1, w => w.WriteTextString("1")) },
        { "x5c too long", writer => WriteX5c(writer, 9, w => w.WriteByteString([1])) },
    };

    [Theory]
    [MemberData(nameof(MalformedStatements))]
    public void Is_refused_when_it_is_malformed(string what, Action<CborWriter> write)
    {
        Statement(write);

        _attempt.Verify().ShouldFailWith(WebAuthnCodes.AttestationStatementMalformed).Step.ShouldBe("WebAuthn L3 §7.1 step 22", what);
    }

    private static void Map(CborWriter writer, params (string Name, object Value)[] members)
    {
        writer.WriteStartMap(members.Length);
        foreach (var (name, value) in members)
        {
            writer.WriteTextString(name);
            if (value is int number)
                writer.WriteInt32(number);
            else if (value is byte[] bytes)
                writer.WriteByteString(bytes);
            else
                writer.WriteTextString((string)value);
        }

        writer.WriteEndMap();
    }

    private static void WriteX5c(CborWriter writer, int count, Action<CborWriter> writeItem)
    {
        writer.WriteStartMap(3);
        writer.WriteTextString("alg");
        writer.WriteInt32(-7);
        writer.WriteTextString("sig");
        writer.WriteByteString([1]);
        writer.WriteTextString("x5c");
        writer.WriteStartArray(count);
        for (var i = 0; i < count; i++)
            writeItem(writer);
        writer.WriteEndArray();
        writer.WriteEndMap();
    }

    private void Statement(Action<CborWriter> write)
    {
        _attempt.Format = "packed";
        _attempt.Statement = (writer, _) => write(writer);
    }

    private void ShouldFail(FailureCode code) =>
        _attempt.Packed(_authority).Verify().ShouldFailWith(code).Step.ShouldBe("WebAuthn L3 §7.1 step 22");
}
