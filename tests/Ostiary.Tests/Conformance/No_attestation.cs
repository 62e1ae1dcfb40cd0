using Ostiary.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Response 7 of the catalogue: format none.</summary>
public sealed class No_attestation
{
    [Shows("Attestation Resp-7 P-1")]
    [Fact]
    public void Is_accepted_when_none_was_asked_for()
    {
        var attestation = new RegistrationAttempt().Verify().ShouldSucceed().Attestation;

        attestation.Type.ShouldBe(AttestationType.None);
        attestation.Format.ShouldBe("none");
    }

    [Shows("Attestation Resp-7 F-1")]
    [Fact]
    public void Is_refused_when_a_statement_comes_with_it()
    {
        var attempt = RegistrationAttempt.Attested(AttestationStyle.PackedBasic) with
        {
            Broken = new() { AttestationObject = attestation => attestation["fmt"] = "none" },
        };

        attempt.Verify().ShouldFailWith(AttestationStatementMalformed);
    }

    [Theory]
    [InlineData(AttestationConveyance.Direct)]
    [InlineData(AttestationConveyance.Enterprise)]
    public void Is_refused_where_the_maker_must_vouch(AttestationConveyance conveyance)
    {
        var attempt = new RegistrationAttempt();

        (attempt with { Expected = attempt.Expected with { Attestation = conveyance } }).Verify().ShouldFailWith(AttestationRequired);
    }

    [Fact]
    public void Is_what_self_attestation_amounts_to_where_the_maker_must_vouch()
    {
        var attempt = RegistrationAttempt.Attested(AttestationStyle.PackedSelf);

        (attempt with { Expected = attempt.Expected with { Attestation = AttestationConveyance.Direct } }).Verify().ShouldFailWith(AttestationRequired);
    }
}
