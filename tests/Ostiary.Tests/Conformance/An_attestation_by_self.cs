using Ostiary.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Responses 4 and 6 of the catalogue, and the packed cases of 3: packed, signed with the passkey's own key, by every algorithm.</summary>
public sealed class An_attestation_by_self
{
    private static readonly Broken<Alterations> Cases = new()
    {
        { "the statement is empty", Statement(statement => statement.Clear()), AttestationStatementMalformed },
        { "alg is missing", Statement(statement => statement.Remove("alg")), AttestationStatementMalformed },
        { "alg is a text", Statement(statement => statement["alg"] = "ES256"), AttestationStatementMalformed },
        { "alg is another", Statement(statement => statement["alg"] = (int)KeyAlgorithm.RS256), AttestationAlgorithmMismatch },
        { "sig is missing", Statement(statement => statement.Remove("sig")), AttestationStatementMalformed },
        { "sig is a text", Statement(statement => statement["sig"] = "signed"), AttestationStatementMalformed },
        { "sig is empty", Statement(statement => statement["sig"] = Array.Empty<byte>()), AttestationStatementMalformed },
        { "sig is of something else", Statement(statement => statement["sig"] = Break.LastBit((byte[])statement["sig"]!)), AttestationSignatureInvalid },
        { "sig has a byte too many", Statement(statement => statement["sig"] = Break.WithByteAfter((byte[])statement["sig"]!)), AttestationSignatureInvalid },
        { "the client data was changed after signing", Break.AfterSigning("clientDataJSON", ChangeHarmlessly), AttestationSignatureInvalid },
    };

    public static TheoryData<string> Words => Cases.Words;

    public static TheoryData<KeyAlgorithm> Algorithms => [.. KeyAlgorithms.Supported];

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
        (RegistrationAttempt.Attested(AttestationStyle.PackedSelf) with { Broken = Cases[words].Case }).Verify().ShouldFailWith(Cases[words].Code);

    [Fact]
    public void Is_verified_even_though_nobody_asked()
    {
        var unasked = RegistrationAttempt.Attested(AttestationStyle.PackedSelf) with { Options = null };

        unasked.Verify().ShouldSucceed().Attestation.Type.ShouldBe(AttestationType.Self);
        (unasked with { Broken = Cases["sig is of something else"].Case }).Verify().ShouldFailWith(AttestationSignatureInvalid);
    }

    private static Alterations Statement(Action<CborMap> change) => new() { AttestationStatement = change };

    // A member that verification ignores, so that nothing but the signature can notice.
    private static byte[] ChangeHarmlessly(byte[] clientData) => [.. clientData[..^1], .. ",\"x\":1}"u8];
}
