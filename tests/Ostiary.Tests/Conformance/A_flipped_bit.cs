using Ostiary.Testing;

namespace Ostiary.Tests.Conformance;

/// <summary>One bit changed on the way, anywhere in what was signed: never accepted, and never an exception.</summary>
public sealed class A_flipped_bit
{
    // More than the longest of these structures has bytes; the index wraps around.
    private const int Bytes = 400;

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
}
