using Ostiary.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Responses 4 and 6 of the catalogue, and the packed cases of 3: packed, signed with the passkey's own key, by every algorithm.</summary>
[Catalogue("Attestation")]
public sealed class An_attestation_by_self
{
    private static readonly Broken<Alterations> Cases = new()
    {
        { "Resp-3 F-13: the statement is empty", Statement(statement => statement.Clear()), AttestationStatementMalformed },
        { "Resp-3 F-14: alg is missing", Statement(statement => statement.Remove("alg")), AttestationStatementMalformed },
        { "Resp-3 F-15: alg is a text", Statement(statement => statement["alg"] = "ES256"), AttestationStatementMalformed },
        { "alg is another", Statement(statement => statement["alg"] = (int)KeyAlgorithm.RS256), AttestationAlgorithmMismatch },
        { "Resp-3 F-17: sig is missing", Statement(statement => statement.Remove("sig")), AttestationStatementMalformed },
        { "Resp-3 F-18: sig is a text", Statement(statement => statement["sig"] = "signed"), AttestationStatementMalformed },
        { "Resp-3 F-19: sig is empty", Statement(statement => statement["sig"] = Array.Empty<byte>()), AttestationStatementMalformed },
        { "Resp-6 F-1: sig is of something else", Statement(statement => statement["sig"] = Break.LastBit((byte[])statement["sig"]!)), AttestationSignatureInvalid },
        { "sig has a byte too many", Statement(statement => statement["sig"] = Break.WithByteAfter((byte[])statement["sig"]!)), AttestationSignatureInvalid },
        { "the client data was changed after signing", Break.AfterSigning("clientDataJSON", ChangeHarmlessly), AttestationSignatureInvalid },
    };

    public static TheoryData<string> Words => Cases.Words;

    public static TheoryData<KeyAlgorithm> Algorithms => [.. KeyAlgorithms.Supported];

    [Shows("Attestation Resp-4 P-1", "Attestation Resp-4 P-2", "Attestation Resp-4 P-3", "Attestation Resp-4 P-4", "Attestation Resp-4 P-5", "Attestation Resp-4 P-6", "Attestation Resp-4 P-7", "Attestation Resp-4 P-9", "Attestation Resp-4 P-10", "Attestation Resp-4 P-11", "Attestation Resp-4 P-12", "Attestation Resp-6 P-1")]
    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Is_accepted_with_every_algorithm(KeyAlgorithm algorithm)
    {
        var verified = RegistrationAttempt.Attested(AttestationStyle.PackedSelf, algorithm).Verify().ShouldSucceed();

        verified.Credential.Algorithm.ShouldBe((CoseAlgorithm)algorithm);
        verified.Attestation.Type.ShouldBe(AttestationType.Self);
        verified.Attestation.Format.ShouldBe("packed");
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Is_refused_with_every_algorithm_when_the_signature_is_another(KeyAlgorithm algorithm)
    {
        var attempt = RegistrationAttempt.Attested(AttestationStyle.PackedSelf, algorithm) with
        {
            Broken = Statement(statement => statement["sig"] = Break.LastBit((byte[])statement["sig"]!)),
        };

        attempt.Verify().ShouldFailWith(AttestationSignatureInvalid);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Is_refused_when(string words) =>
        (RegistrationAttempt.Attested(AttestationStyle.PackedSelf) with { Broken = Cases[words].Case }).Verify().ShouldFailAs(Cases[words]).Step.ShouldNotBeNull().ShouldStartWith("WebAuthn L3 §7.1 step ");

    [Shows("Attestation Resp-7 P-2")]
    [Fact]
    public void Is_verified_even_though_nobody_asked()
    {
        var unasked = RegistrationAttempt.Attested(AttestationStyle.PackedSelf) with { Options = null };

        unasked.Verify().ShouldSucceed().Attestation.Type.ShouldBe(AttestationType.Self);
        (unasked with { Broken = Cases["Resp-6 F-1: sig is of something else"].Case }).Verify().ShouldFailWith(AttestationSignatureInvalid);
    }

    private static Alterations Statement(Action<CborMap> change) => new() { AttestationStatement = change };

    // A member that verification ignores, so that nothing but the signature can notice.
    private static byte[] ChangeHarmlessly(byte[] clientData) => [.. clientData[..^1], .. ",\"x\":1}"u8];
}
