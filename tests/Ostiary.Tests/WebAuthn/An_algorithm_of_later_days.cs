using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ostiary.Testing;
using Ostiary.Tests.Testing;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>ML-DSA (COSE key type AKP), and the fully specified numbers of algorithms that were there before.</summary>
public sealed class An_algorithm_of_later_days
{
    public static TheoryData<CoseAlgorithm, int> MlDsa { get; } = new()
    {
        { CoseAlgorithm.MLDSA44, 1312 },
        { CoseAlgorithm.MLDSA65, 1952 },
        { CoseAlgorithm.MLDSA87, 2592 },
    };

    [Theory]
    [MemberData(nameof(MlDsa))]
    public void Is_offered_and_read_only_where_the_platform_verifies_it(CoseAlgorithm algorithm, int length)
    {
        var parsed = CoseKey.Parse(TestKey.Write([(1, 7), (3, (int)algorithm), (-1, new byte[length])]));

        CoseAlgorithms.Supported.Contains(algorithm).ShouldBe(MLDsa.IsSupported);
        CoseAlgorithms.Default.ShouldNotContain(algorithm);
        Offered(algorithm, CoseAlgorithm.ES256).ShouldBe(MLDsa.IsSupported ? [(int)algorithm, -7] : [-7]);
        if (MLDsa.IsSupported)
            parsed.ShouldSucceed().Algorithm.ShouldBe(algorithm);
        else
            parsed.ShouldFailWith(WebAuthnCodes.AlgorithmUnsupported).Detail.ShouldBe($"alg {(int)algorithm} on this platform");
    }

    [Theory]
    [MemberData(nameof(MlDsa))]
    public void Is_refused_in_a_registration_where_the_platform_does_not_verify_it(CoseAlgorithm algorithm, int length)
    {
        if (MLDsa.IsSupported)
            return;

        var attempt = new RegistrationAttempt();
        attempt.Authenticator = attempt.Authenticator with { PublicKey = TestKey.Write([(1, 7), (3, (int)algorithm), (-1, new byte[length])]) };

        attempt.Verify().ShouldFailWith(WebAuthnCodes.AlgorithmUnsupported).Step.ShouldBe("WebAuthn L3 §7.1 step 20");
    }

    [Theory]
    [MemberData(nameof(MlDsa))]
    public void Has_a_key_of_exactly_its_length(CoseAlgorithm algorithm, int length)
    {
        Read(algorithm, (1, 7), (3, (int)algorithm), (-1, new byte[length])).ShouldSucceed().Algorithm.ShouldBe(algorithm);
        Read(algorithm, (1, 7), (3, (int)algorithm), (-1, new byte[length - 1])).ShouldFailWith(WebAuthnCodes.CoseKeyMalformed);
        Read(algorithm, (1, 7), (3, (int)algorithm), (-1, new byte[length + 1])).ShouldFailWith(WebAuthnCodes.CoseKeyMalformed);
        Read(algorithm, (1, 7), (3, (int)algorithm), (-1, "text")).ShouldFailWith(WebAuthnCodes.CoseKeyMalformed);
        Read(algorithm, (1, 7), (3, (int)algorithm)).ShouldFailWith(WebAuthnCodes.CoseKeyMalformed);
        Read(algorithm, (1, 7), (3, (int)algorithm), (-1, new byte[length]), (-2, new byte[32])).ShouldFailWith(WebAuthnCodes.CoseKeyMalformed);
    }

    [Theory]
    [InlineData(1, -48)]
    [InlineData(2, -49)]
    [InlineData(3, -50)]
    [InlineData(7, -7)]
    [InlineData(7, -8)]
    [InlineData(7, -257)]
    [InlineData(2, -19)]
    [InlineData(2, -53)]
    [InlineData(1, -9)]
    [InlineData(1, -51)]
    [InlineData(3, -52)]
    public void Is_bound_to_its_key_type(int keyType, int algorithm) =>
        CoseKey.Parse(TestKey.Write([(1, keyType), (3, algorithm), (-1, new byte[1312])])).ShouldFailWith(WebAuthnCodes.CoseKeyInconsistent);

    [Theory]
    [InlineData(KeyAlgorithm.ESP256, 2)]
    [InlineData(KeyAlgorithm.ESP384, 1)]
    [InlineData(KeyAlgorithm.ESP512, 1)]
    [InlineData(KeyAlgorithm.FullySpecifiedEd25519, 7)]
    [InlineData(KeyAlgorithm.Ed448, 6)]
    public void Is_bound_to_its_curve(KeyAlgorithm algorithm, int otherCurve)
    {
        using var authenticator = new VirtualAuthenticator(AuthenticatorProfile.SyncedProvider with { Algorithms = [algorithm] }, new SeededEntropy(3));
        new VirtualClient(Options.Origin, authenticator).Create(Options.Creation(algorithms: (int)algorithm));
        var key = authenticator.Passkeys[0].PublicKey;
        CoseKey.Parse(key.Encode()).ShouldSucceed().Algorithm.ShouldBe((CoseAlgorithm)(int)algorithm);

        key[-1] = otherCurve;
        CoseKey.Parse(key.Encode()).ShouldFailWith(WebAuthnCodes.CoseKeyInconsistent);
    }

    [Theory]
    [InlineData(KeyAlgorithm.ESP256)]
    [InlineData(KeyAlgorithm.ESP384)]
    [InlineData(KeyAlgorithm.ESP512)]
    [InlineData(KeyAlgorithm.FullySpecifiedEd25519)]
    [InlineData(KeyAlgorithm.Ed448)]
    public void Verifies_by_its_fully_specified_number_and_is_not_offered_by_default(KeyAlgorithm algorithm)
    {
        using var authenticator = new VirtualAuthenticator(AuthenticatorProfile.SyncedProvider with { Algorithms = [algorithm] }, new SeededEntropy(3));
        new VirtualClient(Options.Origin, authenticator).Create(Options.Creation(algorithms: (int)algorithm));
        var passkey = authenticator.Passkeys[0];
        var key = CoseKey.Parse(passkey.PublicKey.Encode()).ShouldSucceed();
        var signature = passkey.Sign([1, 2, 3]);

        key.Verify([1, 2, 3], signature).ShouldBeTrue();
        key.Verify([1, 2, 4], signature).ShouldBeFalse();
        CoseAlgorithms.Default.ShouldNotContain((CoseAlgorithm)(int)algorithm);
    }

    private static Outcome<CoseKey> Read(CoseAlgorithm algorithm, params (int, object)[] parameters) =>
        StrictCbor.ReadWhole(TestKey.Write(parameters), CborForm.Canonical, WebAuthnCodes.CoseKeyMalformed)
            .Then(value => MlDsaKey.Read((CborValue.Map)value, SignatureScheme.Find((int)algorithm)!));

    private static IEnumerable<int> Offered(params CoseAlgorithm[] algorithms) => JsonNode.Parse(new CreationOptions
    {
        RelyingParty = new("example.com", "Example"),
        User = new UserEntity { Handle = new byte[] { 1 }, Name = "ada", DisplayName = "Ada" },
        Challenge = new byte[16],
        Algorithms = algorithms,
    }.ToJson())!["pubKeyCredParams"]!.AsArray().Select(offer => offer!["alg"]!.GetValue<int>());
}
