using Ostiary.Testing;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>The COSE key of a new passkey: one spelling, and key type, algorithm and curve bound together.</summary>
[Catalogue("Attestation")]
public sealed class A_public_key
{
    private const int KeyType = 1;
    private const int Algorithm = 3;
    private const int Curve = -1;
    private const int X = -2;
    private const int Y = -3;

    private static readonly Broken<(KeyAlgorithm Made, Action<CborMap> Change)> Cases = new()
    {
        { "ES256 is of type OKP", (KeyAlgorithm.ES256, key => key[KeyType] = 1), CoseKeyInconsistent },
        { "ES256 is of type RSA", (KeyAlgorithm.ES256, key => key[KeyType] = 3), CoseKeyInconsistent },
        { "ES256 is on P-384", (KeyAlgorithm.ES256, key => key[Curve] = 2), CoseKeyInconsistent },
        { "ES256 is on secp256k1", (KeyAlgorithm.ES256, key => key[Curve] = 8), CoseKeyInconsistent },
        { "a P-256 key is for ES384", (KeyAlgorithm.ES256, key => key[Algorithm] = (int)KeyAlgorithm.ES384), CoseKeyInconsistent },
        { "a P-256 key is for ES256K", (KeyAlgorithm.ES256, key => key[Algorithm] = (int)KeyAlgorithm.ES256K), CoseKeyInconsistent },
        { "a P-256 key is for RS256", (KeyAlgorithm.ES256, key => key[Algorithm] = (int)KeyAlgorithm.RS256), CoseKeyInconsistent },
        { "an RSA key is for ES256", (KeyAlgorithm.RS256, key => key[Algorithm] = (int)KeyAlgorithm.ES256), CoseKeyInconsistent },
        { "an Ed25519 key is for ES256", (KeyAlgorithm.Ed25519, key => key[Algorithm] = (int)KeyAlgorithm.ES256), CoseKeyInconsistent },
        { "Ed25519 is on Ed448", (KeyAlgorithm.Ed25519, key => key[Curve] = 7), CoseKeyInconsistent },
        { "alg is unheard of", (KeyAlgorithm.ES256, key => key[Algorithm] = -65000), AlgorithmUnsupported },
        { "Resp-4 P-8: alg is RS1", (KeyAlgorithm.RS256, key => key[Algorithm] = -65535), AlgorithmUnsupported },
        { "alg is missing", (KeyAlgorithm.ES256, key => key.Remove(Algorithm)), CoseKeyMalformed },
        { "kty is a text", (KeyAlgorithm.ES256, key => key[KeyType] = "EC2"), CoseKeyMalformed },
        { "crv is missing", (KeyAlgorithm.ES256, key => key.Remove(Curve)), CoseKeyMalformed },
        { "y is missing", (KeyAlgorithm.ES256, key => key.Remove(Y)), CoseKeyMalformed },
        { "y is compressed to a sign", (KeyAlgorithm.ES256, key => key[Y] = true), CoseKeyMalformed },
        { "x is a byte short", (KeyAlgorithm.ES256, key => key[X] = ((byte[])key[X]!)[1..]), CoseKeyMalformed },
        { "the point is not on the curve", (KeyAlgorithm.ES256, key => key[Y] = Break.LastBit((byte[])key[Y]!)), CoseKeyInvalid },
        { "the private key comes along", (KeyAlgorithm.ES256, key => key.Add(-4, new byte[32])), CoseKeyMalformed },
        { "members are out of order", (KeyAlgorithm.ES256, OutOfOrder), CoseKeyMalformed },
        { "alg comes twice", (KeyAlgorithm.ES256, key => key.Add(Algorithm, -7)), AuthenticatorDataMalformed },
        { "a number is spelled too long", (KeyAlgorithm.ES256, key => key[Curve] = new RawCbor(new byte[] { 0x18, 1 })), CoseKeyMalformed },
        { "the RSA exponent is one", (KeyAlgorithm.RS256, key => key[-2] = new byte[] { 1 }), CoseKeyWeak },
        { "the RSA modulus is short", (KeyAlgorithm.RS256, key => key[-1] = ((byte[])key[-1]!)[128..]), CoseKeyWeak },
    };

    public static TheoryData<string> Words => Cases.Words;

    [Theory]
    [MemberData(nameof(Words))]
    public void Is_refused_when(string words)
    {
        var (made, change) = Cases[words].Case;
        var attempt = new RegistrationAttempt
        {
            Profile = AuthenticatorProfile.SyncedProvider with { Algorithms = [made] },
            Broken = new() { PublicKey = change },
        };

        attempt.Verify().ShouldFailAs(Cases[words]).Step.ShouldNotBeNull().ShouldStartWith("WebAuthn L3 §7.1 step ");
    }

    [Fact]
    public void Is_stored_exactly_even_when_extensions_follow_it()
    {
        using var authenticator = new VirtualAuthenticator(entropy: new SeededEntropy(24));
        var attempt = new RegistrationAttempt { Broken = new() { AuthenticatorExtensions = new() { { "credProtect", 3 } } } };

        var stored = attempt.Verify(authenticator).ShouldSucceed().Credential.PublicKey;

        stored.ToArray().ShouldBe(authenticator.Passkeys[0].PublicKey.Encode());
    }

    private static void OutOfOrder(CborMap key)
    {
        var keyType = key[KeyType];
        key.Remove(KeyType);
        key.Add(KeyType, keyType);
    }
}
