using Ostiary.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;
using Attempt = Ostiary.Tests.Conformance.RegistrationAttempt;
using Authority = Ostiary.Testing.AttestationAuthority;
using Breaking = Ostiary.Tests.Conformance.Break;

namespace Ostiary.Tests.WebAuthn;

/// <summary>WebAuthn L3 §8.6, and response 8 of the conformance catalogue.</summary>
public sealed class The_fido_u2f_attestation : IDisposable
{
    private static readonly DateTimeOffset Past = RegistrationAttempt.Now.AddYears(-1);

    private readonly Authority _authority = new(new SeededEntropy(1));

    public static TheoryData<string, Action<CborMap>> MalformedStatements => new()
    {
        { "no sig", statement => statement.Remove("sig") },
        { "sig empty", statement => statement["sig"] = Array.Empty<byte>() },
        { "sig a text", statement => statement["sig"] = "signed" },
        { "no x5c", statement => statement.Remove("x5c") },
        { "x5c empty", statement => statement["x5c"] = Array.Empty<byte[]>() },
        { "two certificates", statement => statement["x5c"] = ((byte[][])statement["x5c"]!).Concat((byte[][])statement["x5c"]!).ToArray() },
        { "another member", statement => statement.Add("x5d", -7) },
    };

    public void Dispose() => _authority.Dispose();

    [Shows("Attestation Resp-8 P-1")]
    [Fact]
    public void Is_of_type_basic_and_leads_to_an_anchor()
    {
        var verified = Verify().ShouldSucceed();

        verified.Attestation.Format.ShouldBe("fido-u2f");
        verified.Attestation.Type.ShouldBe(AttestationType.Basic);
        verified.Attestation.Trust.ShouldBe(AttestationTrust.Anchored);
        verified.Credential.Aaguid.IsZero.ShouldBeTrue();
    }

    [Shows("Attestation Resp-8 F-1")]
    [Fact]
    public void Is_refused_with_an_aaguid_unless_that_is_tolerated()
    {
        Verify(profile => profile with { Aaguid = Guid.AllBitsSet }).ShouldFailWith(AttestationAaguidMismatch);
        Verify(profile => profile with { Aaguid = Guid.AllBitsSet }, tolerated: AttestationTolerances.NonZeroU2fAaguid).ShouldSucceed();
    }

    [Shows("Attestation Resp-8 F-2")]
    [Fact]
    public void Is_refused_when_the_signature_is_another() =>
        Verify(broken: Statement(statement => statement["sig"] = Breaking.LastBit((byte[])statement["sig"]!))).ShouldFailWith(AttestationSignatureInvalid);

    [Fact]
    public void Is_refused_when_the_signature_is_in_the_manner_of_packed()
    {
        using var batch = _authority.IssueBatch(Guid.Empty);

        // The signature of the same key over the bytes that packed signs: authenticator data, then something.
        Verify(batch: batch, broken: new()
        {
            AttestationObject = attestation => ((CborMap)attestation["attStmt"]!)["sig"] = batch.Sign([.. (byte[])attestation["authData"]!, .. new byte[32]]),
        }).ShouldFailWith(AttestationSignatureInvalid);
    }

    [Fact]
    public void Is_refused_when_the_credential_s_key_is_not_on_p_256() =>
        Verify(profile => profile with { Algorithms = [KeyAlgorithm.ES384] }).ShouldFailWith(AttestationAlgorithmMismatch);

    [Fact]
    public void Is_refused_when_the_certificate_s_key_is_not_on_p_256()
    {
        using var other = new Authority(new SeededEntropy(2), new() { Algorithm = KeyAlgorithm.ES384 });

        Verify(broken: Statement(statement => statement["x5c"] = new[] { other.Root.ToArray() })).ShouldFailWith(AttestationCertificateUnsuitable);
    }

    [Fact]
    public void Is_refused_when_the_certificate_is_expired()
    {
        using var batch = _authority.IssueBatch(Guid.Empty, new() { ValidUntil = Past });

        Verify(batch: batch).ShouldFailWith(AttestationCertificateNotInForce);
    }

    [Fact]
    public void Is_trusted_when_its_certificate_is_the_anchor_itself()
    {
        using var batch = _authority.IssueBatch(Guid.Empty);

        Verify(batch: batch, anchor: batch.Chain[0]).ShouldSucceed().Attestation.Trust.ShouldBe(AttestationTrust.Anchored);
    }

    [Theory]
    [MemberData(nameof(MalformedStatements))]
    public void Is_refused_when_its_statement_has(string words, Action<CborMap> change)
    {
        words.ShouldNotBeEmpty();

        Verify(broken: Statement(change)).ShouldFailWith(AttestationStatementMalformed);
    }

    private static Alterations Statement(Action<CborMap> change) => new() { AttestationStatement = change };

    private Outcome<VerifiedRegistration> Verify(
        Func<AuthenticatorProfile, AuthenticatorProfile>? profile = null, Alterations? broken = null, AttestationBatch? batch = null,
        ReadOnlyMemory<byte>? anchor = null, AttestationTolerances tolerated = AttestationTolerances.None)
    {
        using var own = _authority.IssueBatch(Guid.Empty);
        var attempt = Attempt.Attested(AttestationStyle.FidoU2f);
        var key = AuthenticatorProfile.U2fKey with { Batch = batch ?? own };
        return (attempt with
        {
            Profile = profile?.Invoke(key) ?? key,
            Broken = broken ?? Alterations.None,
            Options = options =>
            {
                attempt.Options!(options);
                options["authenticatorSelection"] = new System.Text.Json.Nodes.JsonObject { ["userVerification"] = "discouraged" };
            },
            Expected = attempt.Expected with
            {
                UserVerification = UserVerification.Discouraged,
                Attestation = AttestationConveyance.Direct,
                Policy = new() { Demand = AttestationDemand.Anchored, Anchors = new ConfiguredAnchors([anchor ?? _authority.Root]), Tolerated = tolerated },
            },
        }).Verify();
    }
}
