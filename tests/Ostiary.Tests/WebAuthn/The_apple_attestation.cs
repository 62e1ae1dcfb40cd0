using Ostiary.Testing;
using Ostiary.WebAuthn;
using Attempt = Ostiary.Tests.Conformance.RegistrationAttempt;
using Authority = Ostiary.Testing.AttestationAuthority;
using Breaking = Ostiary.Tests.Conformance.Break;

namespace Ostiary.Tests.WebAuthn;

/// <summary>WebAuthn L3 §8.8.</summary>
public sealed class The_apple_attestation : IDisposable
{
    private readonly Authority _authority = new(new SeededEntropy(1));

    public static TheoryData<KeyAlgorithm> Algorithms => [.. KeyAlgorithms.Supported];

    public static TheoryData<string, Action<CborMap>> MalformedStatements => new()
    {
        { "nothing", statement => statement.Clear() },
        { "x5c empty", statement => statement["x5c"] = Array.Empty<byte[]>() },
        { "x5c a text", statement => statement["x5c"] = "certificates" },
        { "another member", statement => statement.Add("x5d", new byte[] { 1 }) },
    };

    public void Dispose() => _authority.Dispose();

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Is_of_type_anonca_and_leads_to_an_anchor(KeyAlgorithm algorithm)
    {
        var attestation = Verify(algorithm: algorithm).ShouldSucceed().Attestation;

        attestation.Format.ShouldBe("apple");
        attestation.Type.ShouldBe(AttestationType.AnonCa);
        attestation.Trust.ShouldBe(AttestationTrust.Anchored);
        attestation.TrustPath.Count.ShouldBe(2);
    }

    [Fact]
    public void Is_refused_when_the_certificate_is_of_another_ceremony() =>
        Verify(Breaking.AfterSigning("clientDataJSON", clientData => [.. clientData[..^1], .. ",\"x\":1}"u8])).ShouldFailWith(WebAuthnCodes.AttestationNonceMismatch);

    [Fact]
    public void Is_refused_when_the_authenticator_data_was_changed_after_certifying() => Verify(new()
    {
        AttestationObject = attestation => attestation["authData"] = WithOtherSignCount((byte[])attestation["authData"]!),
    }).ShouldFailWith(WebAuthnCodes.AttestationNonceMismatch);

    // The nonce covers the credential's key, so that only whoever certifies can have the one right and the other wrong.
    [Fact]
    public void Is_refused_when_the_certificate_is_for_another_key()
    {
        using var other = new VirtualAuthenticator(AuthenticatorProfile.SyncedProvider with { Algorithms = [KeyAlgorithm.ES256] }, new SeededEntropy(77));
        new VirtualClient(Tests.Testing.Options.Origin, other).Create(Tests.Testing.Options.Creation());
        var foreign = other.Passkeys[0].PublicKey;

        Verify(new()
        {
            PublicKey = key =>
            {
                key[-2] = foreign[-2];
                key[-3] = foreign[-3];
            },
        }).ShouldFailWith(WebAuthnCodes.AttestationKeyMismatch);
    }

    [Fact]
    public void Is_refused_when_the_certificate_has_no_nonce()
    {
        using var batch = _authority.IssueBatch(Guid.Empty);

        Verify(new() { AttestationStatement = statement => statement["x5c"] = new[] { batch.Chain[0].ToArray() } }).ShouldFailWith(WebAuthnCodes.AttestationCertificateUnsuitable);
    }

    [Theory]
    [InlineData("0500")]
    [InlineData("3000")]
    [InlineData("3002A100")]
    [InlineData("3005A103040101FF")]
    [InlineData("")]
    public void Is_refused_when_the_nonce_is_malformed(string hex)
    {
        using var batch = _authority.IssueBatch(Guid.Empty, new() { Extensions = [new("1.2.840.113635.100.8.2", Convert.FromHexString(hex), false)] });

        Verify(new() { AttestationStatement = statement => statement["x5c"] = new[] { batch.Chain[0].ToArray() } }).ShouldFailWith(WebAuthnCodes.AttestationCertificateUnsuitable);
    }

    [Fact]
    public void Is_refused_when_the_certificate_is_expired() =>
        Verify(certificate: new() { ValidUntil = RegistrationAttempt.Now.AddDays(-1) }).ShouldFailWith(WebAuthnCodes.AttestationCertificateNotInForce);

    [Fact]
    public void Is_refused_when_it_leads_to_nobody_trusted()
    {
        using var other = new Authority(new SeededEntropy(2));

        Verify(anchor: other.Root).ShouldFailWith(WebAuthnCodes.AttestationPathUntrusted);
    }

    [Fact]
    public void Is_refused_when_the_certificate_was_altered() => Verify(new()
    {
        AttestationStatement = statement => ((byte[][])statement["x5c"]!)[0] = Breaking.LastBit(((byte[][])statement["x5c"]!)[0]),
    }).ShouldFailWith(WebAuthnCodes.AttestationPathBroken);

    [Theory]
    [MemberData(nameof(MalformedStatements))]
    public void Is_refused_when_its_statement_has(string words, Action<CborMap> change)
    {
        words.ShouldNotBeEmpty();

        Verify(new() { AttestationStatement = change }).ShouldFailWith(WebAuthnCodes.AttestationStatementMalformed);
    }

    private static byte[] WithOtherSignCount(byte[] data)
    {
        data[36] ^= 1;
        return data;
    }

    private Outcome<VerifiedRegistration> Verify(
        Alterations? broken = null, BatchCertificate? certificate = null, ReadOnlyMemory<byte>? anchor = null, KeyAlgorithm algorithm = KeyAlgorithm.ES256)
    {
        var attempt = Attempt.Attested(AttestationStyle.Apple, algorithm);
        using var batch = _authority.IssueBatch(attempt.Profile.Aaguid, (certificate ?? new()) with { Intermediates = [new()] });
        return (attempt with
        {
            Profile = attempt.Profile with { Batch = batch },
            Broken = broken ?? Alterations.None,
            Expected = attempt.Expected with
            {
                Policy = new() { Demand = AttestationDemand.Anchored, Anchors = new ConfiguredAnchors([anchor ?? _authority.Root]) },
            },
        }).Verify();
    }
}
