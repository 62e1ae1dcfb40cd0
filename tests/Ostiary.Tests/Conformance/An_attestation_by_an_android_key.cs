using Ostiary.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Response A of the catalogue: android-key. Whether its authority is trusted is not asked here.</summary>
[Catalogue("Attestation")]
public sealed class An_attestation_by_an_android_key
{
    private static readonly DateTimeOffset Past = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Future = new(2048, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly AndroidAuthorizations Hardware = AndroidAuthorizations.OfHardware;
    private static readonly AndroidAuthorizations Software = AndroidAuthorizations.OfSoftware;

    private static readonly Broken<AndroidKeyAttestation> Keys = new()
    {
        { "Resp-A F-1: the challenge is another", new() { Challenge = new byte[32] }, AttestationNonceMismatch },
        { "the challenge is empty", new() { Challenge = ReadOnlyMemory<byte>.Empty }, AttestationNonceMismatch },
        { "Resp-A F-2: the certificate is for another key", new() { CertifiesAnotherKey = true }, AttestationKeyMismatch },
        { "the key was imported", Kept(Hardware with { Origin = 2 }), AttestationAndroidKeyUnsuitable },
        { "the key comes from nobody knows where", Kept(Hardware with { Origin = 3 }), AttestationAndroidKeyUnsuitable },
        { "the key's origin is missing", Kept(Hardware with { Origin = null }), AttestationAndroidKeyUnsuitable },
        { "the key may only verify", Kept(Hardware with { Purposes = [3] }), AttestationAndroidKeyUnsuitable },
        { "the key may do nothing", Kept(Hardware with { Purposes = [] }), AttestationAndroidKeyUnsuitable },
        { "the key's purpose is missing", Kept(Hardware with { Purposes = null }), AttestationAndroidKeyUnsuitable },
        { "the hardware gives the key to all applications", Kept(Hardware with { AllApplications = true }), AttestationAndroidKeyUnsuitable },
        { "the software gives the key to all applications", new() { SoftwareEnforced = Software with { AllApplications = true } }, AttestationAndroidKeyUnsuitable },
        { "both lists are empty", new() { SoftwareEnforced = AndroidAuthorizations.Empty, TeeEnforced = AndroidAuthorizations.Empty }, AttestationAndroidKeyUnsuitable },
        { "only software sees to the key", new() { SoftwareEnforced = Hardware, TeeEnforced = Software }, AttestationAndroidKeyInSoftware },
        { "only software knows what the key is for", InTwo(), AttestationAndroidKeyInSoftware },
        { "software wrote the description", new() { AttestationSecurityLevel = AndroidSecurityLevel.Software }, AttestationAndroidKeyInSoftware },
        { "software keeps the key", new() { KeymasterSecurityLevel = AndroidSecurityLevel.Software }, AttestationAndroidKeyInSoftware },
        { "there is no description", new() { Description = _ => null }, AttestationCertificateUnsuitable },
        { "the description is cut off", new() { Description = der => der[..^1] }, AttestationCertificateUnsuitable },
        { "a byte follows the description", new() { Description = Break.WithByteAfter }, AttestationCertificateUnsuitable },
        { "an attested key issued the certificate", new() { IntermediateIsAttestedKey = true }, AttestationCertificateUnsuitable },
        { "the leaf is expired", new() { ValidUntil = Past }, AttestationCertificateNotInForce },
        { "the leaf is not yet valid", new() { ValidFrom = Future }, AttestationCertificateNotInForce },
    };

    private static readonly Broken<Action<CborMap>> Statements = new()
    {
        { "alg is missing", statement => statement.Remove("alg"), AttestationStatementMalformed },
        { "alg is another", statement => statement["alg"] = (int)KeyAlgorithm.ES384, AttestationAlgorithmMismatch },
        { "alg is unknown", statement => statement["alg"] = -65535, AlgorithmUnsupported },
        { "sig is missing", statement => statement.Remove("sig"), AttestationStatementMalformed },
        { "sig is empty", statement => statement["sig"] = Array.Empty<byte>(), AttestationStatementMalformed },
        { "sig is of something else", statement => statement["sig"] = Break.LastBit((byte[])statement["sig"]!), AttestationSignatureInvalid },
        { "x5c is missing, although packed could do without", statement => statement.Remove("x5c"), AttestationStatementMalformed },
        { "x5c is empty", statement => statement["x5c"] = Array.Empty<byte[]>(), AttestationStatementMalformed },
        { "x5c has no certificates in it", statement => statement["x5c"] = new[] { new byte[] { 1, 2, 3 } }, AttestationCertificateMalformed },
        { "Resp-A F-3: x5c is in the wrong order", statement => statement["x5c"] = ((byte[][])statement["x5c"]!).Reverse().ToArray(), AttestationSignatureInvalid },
        { "there is a member too many", statement => statement["zzzz"] = "1", AttestationStatementMalformed },
    };

    public static TheoryData<string> KeyWords => Keys.Words;

    public static TheoryData<string> StatementWords => Statements.Words;

    [Shows("Attestation Resp-A P-1")]
    [Theory]
    [InlineData(KeyAlgorithm.ES256)]
    [InlineData(KeyAlgorithm.ES384)]
    [InlineData(KeyAlgorithm.ES512)]
    [InlineData(KeyAlgorithm.RS256)]
    [InlineData(KeyAlgorithm.PS256)]
    public void Is_accepted(KeyAlgorithm algorithm)
    {
        var attestation = With(new AndroidKeyAttestation(), algorithm).Verify().ShouldSucceed().Attestation;

        attestation.Format.ShouldBe("android-key");
        attestation.Type.ShouldBe(AttestationType.Basic);
        attestation.TrustPath.Count.ShouldBe(2);
    }

    [Fact]
    public void Is_accepted_when_it_is_by_an_edwards_key_of_newer_devices() =>
        With(new AndroidKeyAttestation(), KeyAlgorithm.Ed25519).Verify().ShouldSucceed().Attestation.Type.ShouldBe(AttestationType.Basic);

    [Fact]
    public void Is_accepted_with_its_root_sent_along() =>
        With(new AndroidKeyAttestation { SendsRoot = true }).Verify().ShouldSucceed().Attestation.TrustPath.Count.ShouldBe(3);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(300)]
    [InlineData(400)]
    [InlineData(500)]
    public void Is_accepted_by_every_version_of_the_schema_and_with_what_a_later_one_adds(int version)
    {
        byte[] anything = [0x04, 0x02, 1, 2];
        var later = Software with { Others = [.. Software.Others, (724, anything), (9_999, anything)] };

        With(new AndroidKeyAttestation { AttestationVersion = version, KeymasterVersion = version, SoftwareEnforced = later }).Verify().ShouldSucceed();
    }

    [Fact]
    public void Is_accepted_when_a_secure_element_keeps_the_key() => With(new AndroidKeyAttestation
    {
        AttestationSecurityLevel = AndroidSecurityLevel.StrongBox,
        KeymasterSecurityLevel = AndroidSecurityLevel.StrongBox,
    }).Verify().ShouldSucceed();

    [Fact]
    public void Is_accepted_when_the_key_may_do_more_than_sign() => With(Kept(Hardware with { Purposes = [2, 3] })).Verify().ShouldSucceed();

    [Theory]
    [MemberData(nameof(KeyWords))]
    public void Is_refused_when(string words) =>
        With(Keys[words].Case).Verify().ShouldFailAs(Keys[words]).Step.ShouldBe("WebAuthn L3 §7.1 step 22");

    [Theory]
    [MemberData(nameof(KeyWords))]
    public void Is_refused_all_the_same_where_software_is_tolerated_unless_the_place_was_all(string words)
    {
        var attempt = Tolerant(With(Keys[words].Case));

        if (Keys[words].Code == AttestationAndroidKeyInSoftware)
            attempt.Verify().ShouldSucceed();
        else
            attempt.Verify().ShouldFailAs(Keys[words]);
    }

    [Fact]
    public void Is_refused_when_software_contradicts_hardware_and_both_count()
    {
        var contradicted = With(new AndroidKeyAttestation { SoftwareEnforced = Software with { Origin = 2 } });

        contradicted.Verify().ShouldSucceed();
        Tolerant(contradicted).Verify().ShouldFailWith(AttestationAndroidKeyUnsuitable);
    }

    [Theory]
    [MemberData(nameof(StatementWords))]
    public void Is_refused_when_in_its_statement(string words) =>
        (With(new AndroidKeyAttestation()) with { Broken = new() { AttestationStatement = Statements[words].Case } })
            .Verify().ShouldFailAs(Statements[words]);

    [Fact]
    public void Is_refused_when_a_bit_of_what_was_signed_changed()
    {
        for (var bit = 0; bit < 3200; bit += 61)
        {
            var index = bit;
            var attempt = With(new AndroidKeyAttestation()) with { Broken = Break.AfterSigning("clientDataJSON", bytes => Break.Bit(bytes, index)) };

            attempt.Verify().Succeeded.ShouldBeFalse($"bit {bit}");
        }
    }

    private static AndroidKeyAttestation Kept(AndroidAuthorizations list) => new() { TeeEnforced = list };

    private static AndroidKeyAttestation InTwo() =>
        new() { TeeEnforced = Hardware with { Purposes = null }, SoftwareEnforced = Software with { Purposes = [2] } };

    private static RegistrationAttempt With(AndroidKeyAttestation key, KeyAlgorithm algorithm = KeyAlgorithm.ES256)
    {
        var attempt = RegistrationAttempt.Attested(AttestationStyle.AndroidKey, algorithm);
        return attempt with { Profile = attempt.Profile with { AndroidKey = key } };
    }

    private static RegistrationAttempt Tolerant(RegistrationAttempt attempt) =>
        attempt with { Expected = attempt.Expected with { Policy = new() { Tolerated = AttestationTolerances.SoftwareAndroidKeys } } };
}
