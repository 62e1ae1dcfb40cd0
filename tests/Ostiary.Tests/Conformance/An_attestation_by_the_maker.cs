using System.Security.Cryptography;
using System.Text;
using Ostiary.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Response 5 of the catalogue: packed with a certificate. Whether its authority is trusted: <see cref="An_attestation_path"/>.</summary>
[Catalogue("Attestation")]
public sealed class An_attestation_by_the_maker : IDisposable
{
    private static readonly DateTimeOffset Past = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Future = new(2048, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Broken<BatchCertificate> Certificates = new()
    {
        { "Resp-5 F-6: the leaf is expired", new() { ValidUntil = Past }, AttestationCertificateNotInForce },
        { "Resp-5 F-7: the leaf is not yet valid", new() { ValidFrom = Future }, AttestationCertificateNotInForce },
        { "Resp-5 F-12: the intermediate is expired", new() { Intermediates = [new() { ValidUntil = Past }], ValidUntil = Past.AddDays(-1) }, AttestationCertificateNotInForce },
        { "the leaf is an authority", new() { IsAuthority = true }, AttestationCertificateUnsuitable },
        { "the subject has no country", new() { Subject = "CN=Test, OU=Authenticator Attestation, O=Example" }, AttestationCertificateUnsuitable },
        { "the subject has no organization", new() { Subject = "CN=Test, OU=Authenticator Attestation, C=AA" }, AttestationCertificateUnsuitable },
        { "the subject has no name", new() { Subject = "OU=Authenticator Attestation, O=Example, C=AA" }, AttestationCertificateUnsuitable },
        { "the subject has another unit", new() { Subject = "CN=Test, OU=Sales, O=Example, C=AA" }, AttestationCertificateUnsuitable },
        { "the leaf is for another model", new() { Aaguid = new("11111111-2222-3333-4444-555555555555") }, AttestationAaguidMismatch },
        { "the model is marked critical", new() { AaguidIsCritical = true }, AttestationCertificateUnsuitable },
    };

    private static readonly Broken<Action<CborMap>> Statements = new()
    {
        { "alg is missing", statement => statement.Remove("alg"), AttestationStatementMalformed },
        { "sig is missing", statement => statement.Remove("sig"), AttestationStatementMalformed },
        { "Resp-5 F-2: sig is of something else", statement => statement["sig"] = Break.LastBit((byte[])statement["sig"]!), AttestationSignatureInvalid },
        { "Resp-5 F-3: x5c is missing, so that the passkey's key should have signed", statement => statement.Remove("x5c"), AttestationSignatureInvalid },
        { "Resp-5 F-4: x5c is one certificate and no list", statement => statement["x5c"] = Leaf(statement), AttestationStatementMalformed },
        { "Resp-5 F-5: x5c is empty", statement => statement["x5c"] = Array.Empty<byte[]>(), AttestationStatementMalformed },
        { "x5c holds a text", statement => statement["x5c"] = new object[] { "certificate" }, AttestationStatementMalformed },
        { "x5c holds bytes that are no certificate", statement => statement["x5c"] = new[] { new byte[] { 1, 2, 3 } }, AttestationCertificateMalformed },
        { "x5c holds a certificate and a byte more", statement => statement["x5c"] = new[] { Break.WithByteAfter(Leaf(statement)) }, AttestationCertificateMalformed },
        { "x5c holds a certificate as PEM", statement => statement["x5c"] = new[] { Pem(Leaf(statement)) }, AttestationCertificateMalformed },
        { "alg is not the certificate's", statement => statement["alg"] = (int)KeyAlgorithm.ES384, AttestationAlgorithmMismatch },
        { "alg is of another kind of key", statement => statement["alg"] = (int)KeyAlgorithm.RS256, AttestationAlgorithmMismatch },
    };

    private readonly AttestationAuthority _authority = new(new SeededEntropy(5));

    public static TheoryData<string> CertificateWords => Certificates.Words;

    public static TheoryData<string> StatementWords => Statements.Words;

    public void Dispose() => _authority.Dispose();

    [Shows("Attestation Resp-5 P-1")]
    [Fact]
    public void Is_accepted_with_its_chain()
    {
        var attestation = With(new BatchCertificate { Intermediates = [new()] }).Verify().ShouldSucceed().Attestation;

        attestation.Type.ShouldBe(AttestationType.Basic);
        attestation.TrustPath.Count.ShouldBe(2);
    }

    [Fact]
    public void Is_accepted_when_the_certificate_does_not_name_the_model() => With(new BatchCertificate { NamesAaguid = false }).Verify().ShouldSucceed();

    [Theory]
    [MemberData(nameof(CertificateWords))]
    public void Is_refused_when_of_its_certificates(string words) => With(Certificates[words].Case).Verify().ShouldFailAs(Certificates[words]).Step.ShouldNotBeNull().ShouldStartWith("WebAuthn L3 §7.1 step ");

    [Theory]
    [MemberData(nameof(StatementWords))]
    public void Is_refused_when_in_its_statement(string words) => With(Statements[words].Case).Verify().ShouldFailAs(Statements[words]).Step.ShouldNotBeNull().ShouldStartWith("WebAuthn L3 §7.1 step ");

    [Shows("Attestation Resp-5 F-11")]
    [Fact]
    public void Is_refused_when_the_certificates_are_in_the_wrong_order()
    {
        var attempt = With(new BatchCertificate { Intermediates = [new()] }) with
        {
            Broken = new() { AttestationStatement = statement => statement["x5c"] = ((byte[][])statement["x5c"]!).Reverse().ToArray() },
        };

        attempt.Verify().ShouldFailWith(AttestationSignatureInvalid);
    }

    [Shows("Attestation Resp-5 F-13")]
    [Fact]
    public void Is_refused_when_another_certificate_is_put_in_place_of_the_signer_s()
    {
        using var other = _authority.IssueBatch(AuthenticatorProfile.SyncedProvider.Aaguid);

        With(statement => statement["x5c"] = new[] { other.Chain[0].ToArray() }).Verify().ShouldFailWith(AttestationSignatureInvalid);
    }

    [Shows("Attestation Resp-5 F-14")]
    [Fact]
    public void Is_refused_when_the_passkey_s_own_key_signed()
    {
        using var batch = _authority.IssueBatch(AuthenticatorProfile.SyncedProvider.Aaguid);
        var attempt = RegistrationAttempt.Attested(AttestationStyle.PackedSelf) with
        {
            Broken = new() { AttestationStatement = statement => statement["x5c"] = new[] { batch.Chain[0].ToArray() } },
        };

        attempt.Verify().ShouldFailWith(AttestationSignatureInvalid);
    }

    private static byte[] Leaf(CborMap statement) => ((byte[][])statement["x5c"]!)[0];

    private static byte[] Pem(byte[] der) => Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", der));

    private RegistrationAttempt With(BatchCertificate certificate)
    {
        var attempt = RegistrationAttempt.Attested(AttestationStyle.PackedBasic);
        return attempt with { Profile = attempt.Profile with { Batch = _authority.IssueBatch(attempt.Profile.Aaguid, certificate) } };
    }

    private RegistrationAttempt With(Action<CborMap> statement) =>
        With(new BatchCertificate()) with { Broken = new() { AttestationStatement = statement } };
}
