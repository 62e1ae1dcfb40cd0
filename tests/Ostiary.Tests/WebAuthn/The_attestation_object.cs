using System.Formats.Cbor;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_attestation_object
{
    private static readonly byte[] AuthenticatorBytes =
        new AuthenticatorClaims { PublicKey = TestKey.Es256.Cose }.With(AuthenticatorFlags.AttestedCredentialIncluded).Serialize();

    [Fact]
    public void Has_its_keys_in_canonical_order() =>
        AttestationObject.Parse(Write("fmt", "attStmt", "authData")).ShouldSucceed().Format.ShouldBe("none");

    [Theory]
    [InlineData("fmt", "authData", "attStmt")]
    [InlineData("authData", "fmt", "attStmt")]
    [InlineData("attStmt", "authData", "fmt")]
    public void May_have_its_keys_in_another_order_only_where_that_is_tolerated(params string[] keys)
    {
        var refused = AttestationObject.Parse(Write(keys)).ShouldFailWith(WebAuthnCodes.AttestationObjectNotCanonical);

        refused.Offset.ShouldNotBeNull();
        refused.Field.ShouldBe("attestationObject");
        AttestationObject.Parse(Write(keys), AttestationTolerances.AnyMemberOrder).ShouldSucceed().Format.ShouldBe("none");
    }

    [Theory]
    [InlineData("fmt", "attStmt")]
    [InlineData("fmt", "authData")]
    [InlineData("attStmt", "authData")]
    [InlineData("fmt", "attStmt", "authData", "epAtt")]
    public void Is_refused_with_other_keys_than_its_three(params string[] keys) => ShouldBeRefused(Write(keys));

    [Fact]
    public void Is_refused_when_it_is_not_a_map() => ShouldBeRefused([0x80]);

    [Fact]
    public void Is_refused_when_bytes_follow_it() => ShouldBeRefused([.. Write("fmt", "attStmt", "authData"), 0]);

    [Fact]
    public void Is_refused_when_two_keys_mean_the_same_in_heads_of_different_length()
    {
        var fmt = Convert.FromHexString("63666d74");
        var sameWithLongerHead = Convert.FromHexString("7803666d74");
        byte[] none = [0x64, .. "none"u8];

        ShouldBeRefused([0xa4, .. fmt, .. none, .. sameWithLongerHead, .. none, .. Write("attStmt", "authData")[1..]]);
    }

    [Theory]
    [InlineData("fmt")]
    [InlineData("attStmt")]
    [InlineData("authData")]
    public void Is_refused_when_a_value_has_the_wrong_type(string wrong)
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        writer.WriteStartMap(3);
        foreach (var key in (string[])["fmt", "attStmt", "authData"])
        {
            writer.WriteTextString(key);
            if (key == wrong)
                writer.WriteInt32(7);
            else
                WriteValue(writer, key);
        }

        writer.WriteEndMap();

        ShouldBeRefused(writer.Encode());
    }

    [Fact]
    public void Is_refused_when_its_authenticator_data_is_empty()
    {
        byte[] empty = [0xa3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xa0, 0x68, .. "authData"u8, 0x40];

        AttestationObject.Parse(empty).ShouldFailWith(WebAuthnCodes.AuthenticatorDataMalformed);
    }

    [Fact]
    public void Is_refused_when_it_is_larger_than_any_honest_one() =>
        AttestationObject.Parse(new byte[Limits.AttestationObject + 1]).ShouldFailWith(WebAuthnCodes.ResponseTooLarge);

    [Fact]
    public void Fails_a_registration_at_the_step_that_reads_it()
    {
        var attempt = new RegistrationAttempt { AlterAttestationObject = bytes => [.. bytes, 0] };

        attempt.Verify().ShouldFailWith(WebAuthnCodes.AttestationObjectMalformed).Step.ShouldBe("WebAuthn L3 §7.1 step 13");
    }

    private static void ShouldBeRefused(byte[] bytes) =>
        AttestationObject.Parse(bytes).ShouldFailWith(WebAuthnCodes.AttestationObjectMalformed);

    private static byte[] Write(params string[] keys)
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        writer.WriteStartMap(keys.Length);
        foreach (var key in keys)
        {
            writer.WriteTextString(key);
            WriteValue(writer, key);
        }

        writer.WriteEndMap();
        return writer.Encode();
    }

    private static void WriteValue(CborWriter writer, string key)
    {
        switch (key)
        {
            case "fmt":
                writer.WriteTextString("none");
                break;
            case "authData":
                writer.WriteByteString(AuthenticatorBytes);
                break;
            default:
                writer.WriteStartMap(0);
                writer.WriteEndMap();
                break;
        }
    }
}
