using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_authenticator_data
{
    private readonly AuthenticatorClaims _claims = new AuthenticatorClaims { PublicKey = TestKey.Es256.Cose, SignCount = 0x01020304 }
        .With(AuthenticatorFlags.AttestedCredentialIncluded);

    [Fact]
    public void Is_read_to_its_last_byte()
    {
        var data = AuthenticatorData.Parse(_claims.Serialize()).ShouldSucceed();

        data.SignCount.ShouldBe(0x01020304u);
        data.AttestedCredential.ShouldNotBeNull().Id.ToArray().ShouldBe(_claims.CredentialId);
        data.AttestedCredential.PublicKey.ToArray().ShouldBe(TestKey.Es256.Cose);
        data.IsScopedTo("example.com").ShouldBeTrue();
        data.IsScopedTo("www.example.com").ShouldBeFalse();
    }

    [Fact]
    public void Is_refused_at_every_length_but_its_own()
    {
        var whole = _claims.Serialize();

        for (var length = 0; length < whole.Length; length++)
            ShouldBeRefused(whole[..length]);
        ShouldBeRefused([.. whole, 0]);
    }

    [Fact]
    public void Is_refused_when_a_credential_is_there_and_not_announced() =>
        ShouldBeRefused(_claims.Without(AuthenticatorFlags.AttestedCredentialIncluded).Serialize());

    [Fact]
    public void Is_refused_when_a_credential_is_announced_and_not_there() =>
        ShouldBeRefused((_claims with { PublicKey = null }).Serialize());

    [Fact]
    public void Is_refused_with_an_empty_credential_id() =>
        ShouldBeRefused((_claims with { CredentialId = [] }).Serialize());

    [Fact]
    public void Is_refused_when_extensions_are_announced_and_not_there() =>
        ShouldBeRefused(_claims.With(AuthenticatorFlags.ExtensionsIncluded).Serialize());

    [Theory]
    [InlineData("80")]
    [InlineData("a10102")]
    [InlineData("a1636162630102")]
    [InlineData("bf6361626301ff")]
    public void Is_refused_when_extensions_are_not_one_map_of_texts(string hex) =>
        ShouldBeRefused((_claims.With(AuthenticatorFlags.ExtensionsIncluded) with { Extensions = Convert.FromHexString(hex) }).Serialize());

    [Fact]
    public void Names_the_offset_at_which_it_goes_wrong()
    {
        var bytes = (new AuthenticatorClaims { Trailing = [1, 2, 3] }).Serialize();

        var failure = AuthenticatorData.Parse(bytes).ShouldFailWith(WebAuthnCodes.AuthenticatorDataMalformed);

        failure.Field.ShouldBe("authenticatorData");
        failure.Offset.ShouldBe(37);
    }

    [Fact]
    public void Ignores_reserved_flags() =>
        AuthenticatorData.Parse(_claims.With((AuthenticatorFlags)0b0010_0010).Serialize()).ShouldSucceed();

    [Fact]
    public void Is_refused_when_it_is_larger_than_any_honest_one() =>
        AuthenticatorData.Parse(new byte[Limits.AuthenticatorData + 1]).ShouldFailWith(WebAuthnCodes.ResponseTooLarge);

    private static void ShouldBeRefused(byte[] bytes) =>
        AuthenticatorData.Parse(bytes).ShouldFailWith(WebAuthnCodes.AuthenticatorDataMalformed);
}
