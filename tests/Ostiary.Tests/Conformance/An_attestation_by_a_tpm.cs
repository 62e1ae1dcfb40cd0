using Ostiary.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Response 9 of the catalogue: tpm. Whether the authority behind the attestation key is trusted is not asked here.</summary>
[Catalogue("Attestation")]
public sealed class An_attestation_by_a_tpm
{
    // More than the longest of these byte strings has; the index wraps around.
    private const int Bits = 300 * 8;

    private static readonly Broken<TpmClaims> Claims = new()
    {
        { "Resp-9 F-2: extraData is of another ceremony", new() { ExtraData = Break.LastBit }, AttestationTpmExtraDataMismatch },
        { "Resp-9 F-3: magic is not a TPM's", new() { Magic = 0xFF544348 }, AttestationTpmNotCertified },
        { "magic is written backwards", new() { Magic = 0x474354FF }, AttestationTpmNotCertified },
        { "Resp-9 F-4: unique is another point", new() { Unique = Break.LastBit }, AttestationTpmPublicAreaMismatch },
    };

    public static TheoryData<string> ClaimWords => Claims.Words;

    [Shows("Attestation Resp-9 P-1", "Attestation Resp-9 P-2", "Attestation Resp-9 P-4")]
    [Theory]
    [InlineData(TpmSigning.RS256, KeyAlgorithm.RS256)]
    [InlineData(TpmSigning.RS1, KeyAlgorithm.RS256)]
    [InlineData(TpmSigning.ES256, KeyAlgorithm.ES256)]
    public void Is_accepted(TpmSigning signing, KeyAlgorithm algorithm)
    {
        var attestation = TpmAttempt.By(new() { Signing = signing }, algorithm).Verify().ShouldSucceed().Attestation;

        attestation.Format.ShouldBe("tpm");
        attestation.Type.ShouldBe(AttestationType.AttCa);
        attestation.TrustPath.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(ClaimWords))]
    public void Is_refused_when(string words) => TpmAttempt.Saying(Claims[words].Case).Verify().ShouldFailAs(Claims[words]).Step.ShouldNotBeNull().ShouldStartWith("WebAuthn L3 §7.1 step ");

    [Shows("Attestation Resp-9 F-4")]
    [Fact]
    public void Is_refused_when_unique_is_another_modulus() =>
        TpmAttempt.Saying(new() { Unique = Break.LastBit }, KeyAlgorithm.RS256).Verify().ShouldFailWith(AttestationTpmPublicAreaMismatch);

    [Shows("Attestation Resp-9 F-1")]
    [Fact]
    public void Is_refused_when_the_certificates_are_in_the_wrong_order() =>
        TpmAttempt.WithStatement(statement => statement["x5c"] = new[] { TpmAttempt.Root, ((byte[][])statement["x5c"]!)[0] })
            .Verify().ShouldFailWith(AttestationSignatureInvalid);

    [Trait("Ring", "Slow")]
    [Theory]
    [InlineData("certInfo", KeyAlgorithm.ES256)]
    [InlineData("pubArea", KeyAlgorithm.ES256)]
    [InlineData("sig", KeyAlgorithm.ES256)]
    public void Is_refused_with_any_bit_flipped_in(string member, KeyAlgorithm algorithm)
    {
        using var authenticator = new VirtualAuthenticator(TpmAttempt.Of(algorithm).Profile, new SeededEntropy(member));
        FailureCode[] due = [AttestationSignatureInvalid, AttestationTpmPublicAreaMalformed, AttestationTpmPublicAreaMismatch, AttestationTpmNameMismatch];
        for (var index = 0; index < Bits; index++)
        {
            var bit = index;
            var refused = TpmAttempt.WithStatement(statement => Break.Bit((byte[])statement[member]!, bit), algorithm).Verify(authenticator);

            refused.Succeeded.ShouldBeFalse($"bit {bit}");
            due.ShouldContain(refused.Failure!.Code);
        }
    }
}
