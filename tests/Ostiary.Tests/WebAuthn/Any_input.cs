using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>Whatever bytes come, the answer is a value or a failure; nothing throws. Repeatable: the seed is the round.</summary>
[Trait("Ring", "Slow")]
public sealed class Any_input
{
    private const int Rounds = 12_000;

    [Fact]
    public void To_a_parser_gives_a_value_or_a_failure()
    {
        var honest = Honest();
        for (var round = 0; round < Rounds; round++)
        {
            var noise = new Noise((ulong)round);
            var bytes = noise.Below(4) switch
            {
                0 => noise.Bytes(noise.Below(300)),
                1 => noise.CborLike(300),
                _ => noise.Injure(honest[noise.Below(honest.Count)]),
            };

            ShouldNotThrow(round, bytes, () => ReadInEveryWay(bytes));
        }
    }

    [Fact]
    public void To_a_registration_gives_a_value_or_a_failure()
    {
        var attempt = new RegistrationAttempt();
        var jsons = new[] { attempt.Json(), attempt.Packed().Json(), attempt.Packed(new AttestationAuthority()).Json() };
        var responses = jsons.Select(json => RegistrationResponse.Parse(json).ShouldSucceed()).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var noise = new Noise((ulong)round);
            var which = noise.Below(jsons.Length);
            var json = noise.Injure(jsons[which]);
            var attestationObject = noise.Injure(responses[which].AttestationObject.ToArray());

            ShouldNotThrow(round, json, () => RegistrationResponse.Parse(json).Then(response => RegistrationCeremony.Verify(response, attempt.Expected)));
            ShouldNotThrow(round, attestationObject, () =>
                RegistrationCeremony.Verify(responses[which] with { AttestationObject = attestationObject }, attempt.Expected));
        }
    }

    [Fact]
    public void To_a_sign_in_gives_a_failure_once_a_signed_byte_changed()
    {
        var response = AuthenticationResponse.Parse(new SignInAttempt().Json()).ShouldSucceed();
        var attempt = new SignInAttempt();
        for (var round = 0; round < Rounds; round++)
        {
            var noise = new Noise((ulong)round);
            var injured = noise.Below(3) switch
            {
                0 => response with { ClientDataJson = noise.Injure(response.ClientDataJson.ToArray()) },
                1 => response with { AuthenticatorData = noise.Injure(response.AuthenticatorData.ToArray()) },
                _ => response with { Signature = noise.Injure(response.Signature.ToArray()) },
            };

            ShouldNotThrow(round, [], () =>
            {
                if (!IsSame(response, injured))
                    AuthenticationCeremony.Verify(injured, attempt.Credential, attempt.Expected).Succeeded.ShouldBeFalse();
            });
        }
    }

    private static void ReadInEveryWay(byte[] bytes)
    {
        RegistrationResponse.Parse(bytes);
        AuthenticationResponse.Parse(bytes);
        CollectedClientData.Parse(bytes);
        AuthenticatorData.Parse(bytes);
        AttestationObject.Parse(bytes);
        StrictCbor.ReadWhole(bytes, CborForm.Plain, WebAuthnCodes.AttestationObjectMalformed);
        if (CoseKey.Parse(bytes).TryGet(out var key, out _))
        {
            key.IsSound();
            key.Verify(bytes, bytes);
        }
    }

    private static List<byte[]> Honest()
    {
        var registration = new RegistrationAttempt().Packed(new AttestationAuthority()).Json();
        var response = RegistrationResponse.Parse(registration).ShouldSucceed();
        return
        [
            registration,
            new SignInAttempt().Json(),
            response.ClientDataJson.ToArray(),
            response.AttestationObject.ToArray(),
            new AuthenticatorClaims { PublicKey = TestKey.Es256.Cose }.With(AuthenticatorFlags.AttestedCredentialIncluded).Serialize(),
            TestKey.Es256.Cose,
            TestKey.Make(CoseAlgorithm.RS256).Cose,
            .. SpecificationVector.All.Select(vector => vector.PublicKey),
            .. SpecificationVector.All.Select(vector => vector.AttestationObject),
        ];
    }

    private static bool IsSame(AuthenticationResponse first, AuthenticationResponse second) =>
        first.ClientDataJson.Span.SequenceEqual(second.ClientDataJson.Span)
        && first.AuthenticatorData.Span.SequenceEqual(second.AuthenticatorData.Span)
        && first.Signature.Span.SequenceEqual(second.Signature.Span);

    private static void ShouldNotThrow(int round, byte[] input, Action read)
    {
        if (Record.Exception(read) is { } thrown)
            Assert.Fail($"round {round}, input {Convert.ToHexString(input)}: {thrown}");
    }
}
