using Ostiary.Testing;
using Ostiary.Tests.Conformance;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.WebAuthn;

/// <summary>What a TPM says of a key, and who it is heard by. The certificate of its attestation key: <see cref="The_certificate_of_a_tpm"/>.</summary>
[Catalogue("Attestation")]
public sealed class The_tpm_attestation
{
    private static readonly byte[] Sha256 = [0x00, 0x0B];

    private static readonly Broken<TpmClaims> OfEllipticKeys = new()
    {
        { "the type is no public key", new() { KeyType = 0x0008 }, AttestationTpmPublicAreaMalformed },
        { "the type is RSA", new() { KeyType = 0x0001 }, AttestationTpmPublicAreaMalformed },
        { "the name has no algorithm", new() { NameAlgorithm = 0x0010 }, AttestationTpmPublicAreaMalformed },
        { "the name has an unknown algorithm", new() { NameAlgorithm = 0x0012 }, AttestationTpmPublicAreaMalformed },
        { "the policy is longer than any digest", new() { AuthPolicy = new byte[65] }, AttestationTpmPublicAreaMalformed },
        { "the symmetric algorithm is none", new() { Symmetric = new byte[] { 0x00, 0x18 } }, AttestationTpmPublicAreaMalformed },
        { "the scheme is one of RSA", new() { Scheme = new byte[] { 0x00, 0x14, 0x00, 0x0B } }, AttestationTpmPublicAreaMalformed },
        { "the key derivation is none", new() { KeyDerivation = new byte[] { 0x00, 0x0B } }, AttestationTpmPublicAreaMalformed },
        { "the curve is unknown", new() { Curve = 0x0010 }, AttestationTpmPublicAreaMalformed },
        { "the curve is another", new() { Curve = 0x0004 }, AttestationTpmPublicAreaMismatch },
        { "x is longer than any coordinate", new() { Unique = _ => new byte[67] }, AttestationTpmPublicAreaMalformed },
        { "x is empty", new() { Unique = _ => [] }, AttestationTpmPublicAreaMismatch },
        { "y is another", new() { UniqueY = Break.LastBit }, AttestationTpmPublicAreaMismatch },
        { "y is cut", new() { UniqueY = Break.WithoutLastByte }, AttestationTpmPublicAreaMismatch },
        { "a byte follows the key", new() { PublicArea = Break.WithByteAfter }, AttestationTpmPublicAreaMalformed },
        { "the key is cut", new() { PublicArea = Break.WithoutLastByte }, AttestationTpmPublicAreaMalformed },
        { "the description is a byte", new() { PublicArea = _ => [0x00] }, AttestationTpmPublicAreaMalformed },
        { "the description is empty", new() { PublicArea = _ => [] }, AttestationStatementMalformed },
        { "magic is not a TPM's", new() { Magic = 0 }, AttestationTpmNotCertified },
        { "it is a quote", new() { Type = 0x8018 }, AttestationTpmNotCertified },
        { "the signer's name is longer than any", new() { QualifiedSigner = new byte[67] }, AttestationTpmNotCertified },
        { "extraData is longer than any", new() { ExtraData = _ => new byte[67] }, AttestationTpmNotCertified },
        { "extraData is empty", new() { ExtraData = _ => [] }, AttestationTpmExtraDataMismatch },
        { "extraData is cut", new() { ExtraData = Break.WithoutLastByte }, AttestationTpmExtraDataMismatch },
        { "extraData has a byte more", new() { ExtraData = Break.WithByteAfter }, AttestationTpmExtraDataMismatch },
        { "the clock is cut", new() { Clock = new byte[16] }, AttestationTpmNotCertified },
        { "the name is of another key", new() { Name = Break.LastBit }, AttestationTpmNameMismatch },
        { "Resp-9 P-3: the name is by another algorithm", new() { Name = name => [0x00, 0x0C, .. name[2..]] }, AttestationTpmNameMismatch },
        { "the name is only its algorithm", new() { Name = _ => Sha256 }, AttestationTpmNameMismatch },
        { "the name is without its algorithm", new() { Name = name => name[2..] }, AttestationTpmNameMismatch },
        { "the name is empty", new() { Name = _ => [] }, AttestationTpmNameMismatch },
        { "the qualified name is longer than any", new() { QualifiedName = new byte[67] }, AttestationTpmNotCertified },
        { "a byte follows the certification", new() { CertInfo = Break.WithByteAfter }, AttestationTpmNotCertified },
        { "the certification is cut", new() { CertInfo = Break.WithoutLastByte }, AttestationTpmNotCertified },
        { "the certification is a byte", new() { CertInfo = _ => [0xFF] }, AttestationTpmNotCertified },
        { "ver is 1.2", new() { Ver = "1.2" }, AttestationStatementMalformed },
        { "ver is empty", new() { Ver = "" }, AttestationStatementMalformed },
        { "alg is of another curve", new() { Algorithm = -35 }, AttestationAlgorithmMismatch },
        { "alg is of RSA", new() { Algorithm = -257 }, AttestationAlgorithmMismatch },
        { "alg is RS1 with an elliptic key", new() { Algorithm = -65535 }, AttestationAlgorithmMismatch },
        { "alg is EdDSA, which no TPM has", new() { Algorithm = -8 }, AlgorithmUnsupported },
        { "alg is ES256K, which no TPM has", new() { Algorithm = -47 }, AlgorithmUnsupported },
        { "alg is unknown", new() { Algorithm = -1 }, AlgorithmUnsupported },
    };

    private static readonly Broken<TpmClaims> OfRsaKeys = new()
    {
        { "the exponent is another", new() { Exponent = 3 }, AttestationTpmPublicAreaMismatch },
        { "the exponent is read from the wrong end", new() { Exponent = 0x01000100 }, AttestationTpmPublicAreaMismatch },
        { "the size is not the modulus'", new() { KeyBits = 1024 }, AttestationTpmPublicAreaMalformed },
        { "the modulus has a byte before it", new() { Unique = modulus => [0, .. modulus] }, AttestationTpmPublicAreaMismatch },
        { "the modulus is longer than any", new() { Unique = _ => new byte[1025] }, AttestationTpmPublicAreaMalformed },
        { "the modulus is empty", new() { Unique = _ => [] }, AttestationTpmPublicAreaMismatch },
        { "the scheme is one of elliptic keys", new() { Scheme = new byte[] { 0x00, 0x18, 0x00, 0x0B } }, AttestationTpmPublicAreaMalformed },
        { "the type is elliptic", new() { KeyType = 0x0023 }, AttestationTpmPublicAreaMalformed },
        { "a byte follows the key", new() { PublicArea = Break.WithByteAfter }, AttestationTpmPublicAreaMalformed },
    };

    private static readonly Broken<Action<CborMap>> Statements = new()
    {
        { "has no ver", statement => statement.Remove("ver"), AttestationStatementMalformed },
        { "has a number for ver", statement => statement["ver"] = 2, AttestationStatementMalformed },
        { "has no alg", statement => statement.Remove("alg"), AttestationStatementMalformed },
        { "has a text for alg", statement => statement["alg"] = "ES256", AttestationStatementMalformed },
        { "has no x5c", statement => statement.Remove("x5c"), AttestationStatementMalformed },
        { "has an empty x5c", statement => statement["x5c"] = Array.Empty<byte[]>(), AttestationStatementMalformed },
        { "has bytes in x5c that are no certificate", statement => statement["x5c"] = new[] { new byte[] { 1 } }, AttestationCertificateMalformed },
        { "has no sig", statement => statement.Remove("sig"), AttestationStatementMalformed },
        { "has an empty sig", statement => statement["sig"] = Array.Empty<byte>(), AttestationStatementMalformed },
        { "has no certInfo", statement => statement.Remove("certInfo"), AttestationStatementMalformed },
        { "has a text for certInfo", statement => statement["certInfo"] = "certified", AttestationStatementMalformed },
        { "has no pubArea", statement => statement.Remove("pubArea"), AttestationStatementMalformed },
        { "has an unknown member", statement => statement["ecdaaKeyId"] = new byte[] { 1 }, AttestationStatementMalformed },
        { "is of another certificate", statement => statement["x5c"] = new[] { TpmAttempt.Root }, AttestationSignatureInvalid },
        { "wraps sig into a TPMT_SIGNATURE", statement => statement["sig"] = new byte[] { 0, 0x18, 0, 0x0B, 0, 0 }.Concat((byte[])statement["sig"]!).ToArray(), AttestationSignatureInvalid },
    };

    public static TheoryData<string> EllipticWords => OfEllipticKeys.Words;

    public static TheoryData<string> RsaWords => OfRsaKeys.Words;

    public static TheoryData<string> StatementWords => Statements.Words;

    [Trait("Ring", "Slow")]
    [Theory]
    [InlineData(TpmSigning.ES256)]
    [InlineData(TpmSigning.ES384)]
    [InlineData(TpmSigning.ES512)]
    [InlineData(TpmSigning.PS256)]
    [InlineData(TpmSigning.RS256)]
    [InlineData(TpmSigning.RS384)]
    [InlineData(TpmSigning.RS512)]
    [InlineData(TpmSigning.RS1)]
    public void Is_accepted_whatever_the_attestation_key_signs_with(TpmSigning signing) =>
        TpmAttempt.By(new() { Signing = signing }).Verify().ShouldSucceed().Attestation.Type.ShouldBe(AttestationType.AttCa);

    [Theory]
    [InlineData(KeyAlgorithm.ES256)]
    [InlineData(KeyAlgorithm.ES384)]
    [InlineData(KeyAlgorithm.ES512)]
    [InlineData(KeyAlgorithm.RS256)]
    [InlineData(KeyAlgorithm.PS384)]
    public void Is_accepted_for_every_kind_of_key_that_a_TPM_holds(KeyAlgorithm algorithm) => TpmAttempt.Of(algorithm).Verify().ShouldSucceed();

    [Theory]
    [InlineData(KeyAlgorithm.Ed25519)]
    [InlineData(KeyAlgorithm.Ed448)]
    [InlineData(KeyAlgorithm.ES256K)]
    public void Is_refused_for_every_kind_of_key_that_no_TPM_holds(KeyAlgorithm algorithm)
    {
        if (KeyAlgorithms.IsSupported(algorithm))
            TpmAttempt.Of(algorithm).Verify().ShouldFailWith(AttestationTpmPublicAreaMismatch).Step.ShouldBe("WebAuthn L3 §7.1 step 22");
    }

    [Theory]
    [InlineData(0x0004)]
    [InlineData(0x000B)]
    [InlineData(0x000C)]
    [InlineData(0x000D)]
    public void Is_accepted_whatever_the_name_is_hashed_with(int nameAlgorithm) =>
        TpmAttempt.Saying(new() { NameAlgorithm = (ushort)nameAlgorithm }).Verify().ShouldSucceed();

    [Fact]
    public void Is_accepted_with_everything_said_that_may_be_said() => TpmAttempt.Saying(new()
    {
        AuthPolicy = new byte[64],
        Symmetric = new byte[] { 0x00, 0x06, 0x00, 0x80, 0x00, 0x43 },
        Scheme = new byte[] { 0x00, 0x18, 0x00, 0x0B },
        KeyDerivation = new byte[] { 0x00, 0x20, 0x00, 0x0B },
        QualifiedSigner = new byte[66],
        QualifiedName = new byte[66],
        Clock = Enumerable.Repeat((byte)0x33, 17).ToArray(),
        FirmwareVersion = ulong.MaxValue,
    }).Verify().ShouldSucceed();

    [Fact]
    public void Is_accepted_when_the_exponent_is_written_out() =>
        TpmAttempt.Saying(new() { Exponent = 65537, Scheme = new byte[] { 0x00, 0x14, 0x00, 0x0B } }, KeyAlgorithm.RS256).Verify().ShouldSucceed();

    [Fact]
    public void Is_accepted_when_coordinates_have_zeros_before_them() =>
        TpmAttempt.Saying(new() { Unique = x => [0, .. x], UniqueY = y => [0, 0, .. y] }).Verify().ShouldSucceed();

    [Theory]
    [MemberData(nameof(EllipticWords))]
    public void Is_refused_when_of_an_elliptic_key(string words) =>
        TpmAttempt.Saying(OfEllipticKeys[words].Case).Verify().ShouldFailWith(OfEllipticKeys[words].Code).Step.ShouldBe("WebAuthn L3 §7.1 step 22");

    [Theory]
    [MemberData(nameof(RsaWords))]
    public void Is_refused_when_of_an_RSA_key(string words) =>
        TpmAttempt.Saying(OfRsaKeys[words].Case, KeyAlgorithm.RS256).Verify().ShouldFailWith(OfRsaKeys[words].Code);

    [Theory]
    [MemberData(nameof(StatementWords))]
    public void Is_refused_when_it(string words) =>
        TpmAttempt.WithStatement(Statements[words].Case).Verify().ShouldFailWith(Statements[words].Code);

    [Fact]
    public void Is_refused_when_it_is_the_statement_of_another_registration()
    {
        CborMap? earlier = null;
        TpmAttempt.WithStatement(statement => earlier = statement.Copy()).Verify().ShouldSucceed();
        using var sameKeyOtherData = new VirtualAuthenticator(TpmAttempt.Of().Profile with { SignCountStep = 7 }, new SeededEntropy(nameof(Conformance.RegistrationAttempt)));

        TpmAttempt.WithStatement(statement =>
        {
            statement.Clear();
            foreach (var member in earlier!)
                statement.Add(member);
        }).Verify(sameKeyOtherData).ShouldFailWith(AttestationTpmExtraDataMismatch);
    }

    [Fact]
    public void Says_where_the_description_of_the_key_cannot_be_read()
    {
        var failure = TpmAttempt.Saying(new() { PublicArea = Break.WithByteAfter }).Verify().ShouldFailWith(AttestationTpmPublicAreaMalformed);

        failure.Field.ShouldBe("attestationObject.attStmt.pubArea");
        failure.Offset.ShouldBe(10 + 32 + 8 + 2 + 32 + 2 + 32);
    }

    [Fact]
    public void Is_not_shown_to_servers_that_ask_for_none() =>
        (TpmAttempt.Of() with { Options = null }).Verify().ShouldSucceed().Attestation.Format.ShouldBe("none");

    [Fact]
    public void Satisfies_who_demands_attestation()
    {
        var attempt = TpmAttempt.Of();

        (attempt with { Expected = attempt.Expected with { Attestation = AttestationConveyance.Direct } }).Verify().ShouldSucceed();
    }
}
