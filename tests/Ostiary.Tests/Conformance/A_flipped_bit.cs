using System.Text;
using Ostiary.Testing;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Conformance;

/// <summary>One bit changed on the way, anywhere in what was signed: never accepted, and never an exception.</summary>
public sealed class A_flipped_bit
{
    // More than the longest of these structures has bytes; the index wraps around.
    private const int Bytes = 400;

    [Trait("Ring", "Slow")]
    [Theory]
    [InlineData("clientDataJSON")]
    [InlineData("authenticatorData")]
    [InlineData("signature")]
    public void Spoils_an_authentication(string member)
    {
        for (var index = 0; index < Bytes * 8; index += 7)
        {
            var bit = index;
            var attempt = new SignInAttempt { Broken = Break.AfterSigning(member, bytes => Break.Bit(bytes, bit)) };

            attempt.Verify().Succeeded.ShouldBeFalse($"bit {bit} of {member}");
        }
    }

    [Theory]
    [InlineData("clientDataJSON")]
    [InlineData("attestationObject")]
    public void Spoils_a_registration_that_was_attested(string member)
    {
        for (var index = 0; index < Bytes * 8; index += 7)
        {
            var bit = index;
            var attempt = RegistrationAttempt.Attested(AttestationStyle.PackedSelf) with
            {
                Broken = Break.AfterSigning(member, bytes => Break.Bit(bytes, bit)),
            };

            attempt.Verify().Succeeded.ShouldBeFalse($"bit {bit} of {member}");
        }
    }

    // Nobody follows the certificates here, so a bit of what only their issuers signed may well pass.
    [Trait("Ring", "Slow")]
    [Theory]
    [InlineData(AttestationStyle.AndroidKey)]
    [InlineData(AttestationStyle.AndroidSafetyNet)]
    public void Is_no_exception_anywhere_in_what_an_android_device_attests(AttestationStyle style)
    {
        var json = "";
        var attempt = RegistrationAttempt.Attested(style) with { Wire = sent => json = sent };
        var answer = new SafetyNetAnswer { Algorithm = KeyAlgorithm.ES256, MadeAt = attempt.Expected.At };
        (attempt with { Profile = attempt.Profile with { SafetyNet = answer } }).Verify().ShouldSucceed();
        var response = RegistrationResponse.Parse(Encoding.UTF8.GetBytes(json)).ShouldSucceed();

        for (var bit = 0; bit < response.AttestationObject.Length * 8; bit++)
        {
            var changed = response with { AttestationObject = Break.Bit(response.AttestationObject.ToArray(), bit) };

            Record.Exception(() => RegistrationCeremony.Verify(changed, attempt.Expected)).ShouldBeNull($"bit {bit}");
        }
    }
}
