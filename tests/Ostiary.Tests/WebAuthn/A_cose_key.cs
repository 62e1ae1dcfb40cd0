using System.Formats.Cbor;
using System.Security.Cryptography;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class A_cose_key
{
    private static readonly ECPoint P256 = ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportParameters(includePrivateParameters: false).Q;
    private static readonly byte[] Modulus = RSA.Create(2048).ExportParameters(includePrivateParameters: false).Modulus!;
    private static readonly byte[] Exponent = [1, 0, 1];

    public static TheoryData<string, (int, object)[]> Inconsistent => new()
    {
        { "ES256 as OKP", [(1, 1), (3, -7), (-1, 6), (-2, P256.X!)] },
        { "ES256 as RSA", [(1, 3), (3, -7), (-1, Modulus), (-2, Exponent)] },
        { "ES256 on P-384", [(1, 2), (3, -7), (-1, 2), (-2, new byte[48]), (-3, new byte[48])] },
        { "ES256 on secp256k1", [(1, 2), (3, -7), (-1, 8), (-2, P256.X!), (-3, P256.Y!)] },
        { "ES256K on P-256", [(1, 2), (3, -47), (-1, 1), (-2, P256.X!), (-3, P256.Y!)] },
        { "ES384 on P-256", [(1, 2), (3, -35), (-1, 1), (-2, P256.X!), (-3, P256.Y!)] },
        { "ES512 on P-384", [(1, 2), (3, -36), (-1, 2), (-2, new byte[48]), (-3, new byte[48])] },
        { "EdDSA as EC2", [(1, 2), (3, -8), (-1, 1), (-2, P256.X!), (-3, P256.Y!)] },
        { "EdDSA on Ed448", [(1, 1), (3, -8), (-1, 7), (-2, new byte[57])] },
        { "EdDSA on X25519", [(1, 1), (3, -8), (-1, 4), (-2, new byte[32])] },
        { "Ed448 on Ed25519", [(1, 1), (3, -53), (-1, 6), (-2, new byte[32])] },
        { "RS256 as EC2", [(1, 2), (3, -257), (-1, 1), (-2, P256.X!), (-3, P256.Y!)] },
        { "PS256 as OKP", [(1, 1), (3, -37), (-1, 6), (-2, new byte[32])] },
    };

    public static TheoryData<string, (int, object)[]> Malformed => new()
    {
        { "no kty", [(3, -7), (-1, 1), (-2, P256.X!), (-3, P256.Y!)] },
        { "no alg", [(1, 2), (-1, 1), (-2, P256.X!), (-3, P256.Y!)] },
        { "kty a text", [(1, "EC2"), (3, -7), (-1, 1), (-2, P256.X!), (-3, P256.Y!)] },
        { "no crv", [(1, 2), (3, -7), (-2, P256.X!), (-3, P256.Y!)] },
        { "crv a text", [(1, 2), (3, -7), (-1, "P-256"), (-2, P256.X!), (-3, P256.Y!)] },
        { "no x", [(1, 2), (3, -7), (-1, 1), (-3, P256.Y!)] },
        { "no y", [(1, 2), (3, -7), (-1, 1), (-2, P256.X!)] },
        { "y compressed", [(1, 2), (3, -7), (-1, 1), (-2, P256.X!), (-3, true)] },
        { "x short", [(1, 2), (3, -7), (-1, 1), (-2, P256.X![1..]), (-3, P256.Y!)] },
        { "x long", [(1, 2), (3, -7), (-1, 1), (-2, (byte[])[0, .. P256.X!]), (-3, P256.Y!)] },
        { "EC2 with key_ops", [(1, 2), (3, -7), (4, new byte[] { 1 }), (-1, 1), (-2, P256.X!), (-3, P256.Y!)] },
        { "EC2 with a private part", [(1, 2), (3, -7), (-1, 1), (-2, P256.X!), (-3, P256.Y!), (-4, new byte[32])] },
        { "OKP x short", [(1, 1), (3, -8), (-1, 6), (-2, new byte[31])] },
        { "OKP with y", [(1, 1), (3, -8), (-1, 6), (-2, new byte[32]), (-3, new byte[32])] },
        { "RSA no n", [(1, 3), (3, -257), (-2, Exponent)] },
        { "RSA no e", [(1, 3), (3, -257), (-1, Modulus)] },
        { "RSA n with a leading zero", [(1, 3), (3, -257), (-1, (byte[])[0, .. Modulus]), (-2, Exponent)] },
        { "RSA e empty", [(1, 3), (3, -257), (-1, Modulus), (-2, Array.Empty<byte>())] },
        { "RSA with a private part", [(1, 3), (3, -257), (-1, Modulus), (-2, Exponent), (-3, new byte[32])] },
    };

    public static TheoryData<string, (int, object)[]> Weak => new()
    {
        { "RSA of 1024 bits", [(1, 3), (3, -257), (-1, Modulus[..128]), (-2, Exponent)] },
        { "RSA of 2047 bits", [(1, 3), (3, -257), (-1, (byte[])[0x7f, .. Modulus[1..]]), (-2, Exponent)] },
        { "RSA of 8200 bits", [(1, 3), (3, -257), (-1, Enumerable.Repeat((byte)0xff, 1025).ToArray()), (-2, Exponent)] },
        { "RSA with an even modulus", [(1, 3), (3, -257), (-1, (byte[])[.. Modulus[..^1], 2]), (-2, Exponent)] },
        { "RSA with exponent 1", [(1, 3), (3, -257), (-1, Modulus), (-2, new byte[] { 1 })] },
        { "RSA with an even exponent", [(1, 3), (3, -257), (-1, Modulus), (-2, new byte[] { 1, 0, 0 })] },
        { "RSA with an exponent of 33 bits", [(1, 3), (3, -257), (-1, Modulus), (-2, new byte[] { 1, 0, 0, 0, 1 })] },
    };

    [Theory]
    [MemberData(nameof(Inconsistent))]
    public void Is_refused_when_type_algorithm_and_curve_do_not_belong_together(string what, (int, object)[] parameters) =>
        ShouldFail(what, parameters, WebAuthnCodes.CoseKeyInconsistent);

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Is_refused_when_it_is_malformed(string what, (int, object)[] parameters) =>
        ShouldFail(what, parameters, WebAuthnCodes.CoseKeyMalformed);

    [Theory]
    [MemberData(nameof(Weak))]
    public void Is_refused_when_it_is_weak(string what, (int, object)[] parameters) =>
        ShouldFail(what, parameters, WebAuthnCodes.CoseKeyWeak);

    [Theory]
    [InlineData(-65535)]
    [InlineData(-45)]
    [InlineData(0)]
    [InlineData(5)]
    public void Is_refused_with_an_algorithm_that_nothing_here_verifies(int algorithm) =>
        CoseKey.Parse(TestKey.Write([(1, 2), (3, algorithm)])).ShouldFailWith(WebAuthnCodes.AlgorithmUnsupported);

    [Fact]
    public void Is_refused_when_it_is_not_canonical()
    {
        var unsorted = TestKey.Write([(3, -7), (1, 2), (-1, 1), (-2, P256.X!), (-3, P256.Y!)], CborConformanceMode.Lax);
        byte[] longHead = [.. TestKey.Es256.Cose[..1], 0x18, .. TestKey.Es256.Cose[1..]];
        byte[] trailing = [.. TestKey.Es256.Cose, 0];

        CoseKey.Parse(unsorted).ShouldFailWith(WebAuthnCodes.CoseKeyMalformed);
        CoseKey.Parse(longHead).ShouldFailWith(WebAuthnCodes.CoseKeyMalformed);
        CoseKey.Parse(trailing).ShouldFailWith(WebAuthnCodes.CoseKeyMalformed);
    }

    [Fact]
    public void That_is_not_on_its_curve_is_not_sound_and_verifies_nothing()
    {
        var key = CoseKey.Parse(TestKey.Write([(1, 2), (3, -7), (-1, 1), (-2, P256.Y!), (-3, P256.X!)])).ShouldSucceed();

        key.IsSound().ShouldBeFalse();
        key.Verify([1, 2, 3], TestKey.Es256.Sign([1, 2, 3])).ShouldBeFalse();
    }

    [Fact]
    public void Offers_first_what_is_wanted_most_and_only_what_can_be_verified()
    {
        CoseAlgorithms.Default.ShouldBeSubsetOf(CoseAlgorithms.Supported);
        CoseAlgorithms.Default.ShouldContain(CoseAlgorithm.ES256);
        CoseAlgorithms.Default[^1].ShouldBe(CoseAlgorithm.RS256);
        CoseAlgorithms.Supported.ShouldBeUnique();
    }

    /// <summary>The fallback without OpenSSL's library must judge as the other does.</summary>
    [Theory]
    [InlineData(CoseAlgorithm.ES256)]
    [InlineData(CoseAlgorithm.ES384)]
    [InlineData(CoseAlgorithm.ES512)]
    [InlineData(CoseAlgorithm.ES256K)]
    public void Is_judged_alike_by_both_verifiers(CoseAlgorithm algorithm)
    {
        var signer = TestKey.Make(algorithm);
        var scheme = SignatureScheme.Find((int)algorithm).ShouldNotBeNull();
        var map = StrictCbor.ReadWhole(signer.Cose, CborForm.Canonical, WebAuthnCodes.CoseKeyMalformed).ShouldSucceed().ShouldBeOfType<CborValue.Map>();
        byte[] point = [4, .. ((CborValue.Bytes)map[-2]!).Value.Span, .. ((CborValue.Bytes)map[-3]!).Value.Span];
        var signature = signer.Sign([1, 2, 3]);
        var digest = new byte[64];
        digest = digest[..scheme.Digest([1, 2, 3], digest)];
        byte[] otherDigest = [(byte)(digest[0] ^ 1), .. digest[1..]];
        byte[] offCurve = [.. point[..^1], (byte)(point[^1] ^ 1)];

        foreach (var verifier in new[] { new SignatureVerifier(), SignatureVerifier.Current })
        {
            verifier.Supports(scheme).ShouldBeTrue();
            verifier.VerifyEcdsa(scheme.Curve!.Value, point, digest, signature).ShouldBeTrue();
            verifier.VerifyEcdsa(scheme.Curve!.Value, point, otherDigest, signature).ShouldBeFalse();
            verifier.VerifyEcdsa(scheme.Curve!.Value, point, digest, [1, 2, 3]).ShouldBeFalse();
            verifier.VerifyEcdsa(scheme.Curve!.Value, offCurve, digest, signature).ShouldBeFalse();
            verifier.IsOnCurve(scheme.Curve!.Value, point).ShouldBeTrue();
            verifier.IsOnCurve(scheme.Curve!.Value, offCurve).ShouldBeFalse();
        }
    }

    /// <summary>The same for RSA, whose keys are imported through OpenSSL's library too where it is at hand.</summary>
    [Fact]
    public void Of_kind_RSA_is_judged_alike_by_both_verifiers()
    {
        using var signer = RSA.Create(2048);
        var numbers = signer.ExportParameters(includePrivateParameters: false);
        var digest = SHA256.HashData([1, 2, 3]);
        var signature = signer.SignHash(digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var scheme = SignatureScheme.Find((int)CoseAlgorithm.RS256).ShouldNotBeNull();
        byte[] otherModulus = [.. numbers.Modulus![..^1], (byte)(numbers.Modulus[^1] ^ 2)];

        foreach (var verifier in new[] { new SignatureVerifier(), SignatureVerifier.Current })
        {
            verifier.VerifyRsa(numbers.Modulus!, numbers.Exponent!, scheme, digest, signature).ShouldBeTrue();
            verifier.VerifyRsa(numbers.Modulus!, numbers.Exponent!, scheme, SHA256.HashData([1, 2]), signature).ShouldBeFalse();
            verifier.VerifyRsa(numbers.Modulus!, numbers.Exponent!, scheme, digest, [1, 2, 3]).ShouldBeFalse();
            verifier.VerifyRsa(otherModulus, numbers.Exponent!, scheme, digest, signature).ShouldBeFalse();
        }
    }

    /// <summary>Hashes go past .NET as well where OpenSSL's library is at hand; lengths around a block and its padding.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(55)]
    [InlineData(56)]
    [InlineData(64)]
    [InlineData(1_000)]
    public void Has_its_messages_hashed_as_dotnet_hashes_them(int length)
    {
        var message = RandomNumberGenerator.GetBytes(length);
        var digest = new byte[SHA256.HashSizeInBytes];

        Sha256.Hash(message, digest);

        digest.ShouldBe(SHA256.HashData(message));
    }

    /// <summary>Key objects are reused between calls; one call must never see another's point.</summary>
    [Fact]
    public void Is_judged_by_its_own_point_however_many_are_at_work()
    {
        var signers = Enumerable.Range(0, 4).Select(_ => TestKey.Make(CoseAlgorithm.ES256)).ToList();
        var keys = signers.ConvertAll(signer => CoseKey.Parse(signer.Cose).ShouldSucceed());
        var signatures = signers.ConvertAll(signer => signer.Sign([1, 2, 3]));

        Parallel.For(0, 2_000, i => keys[i % 4].Verify([1, 2, 3], signatures[i / 4 % 4]).ShouldBe(i % 4 == i / 4 % 4));
    }

    [Fact]
    public void Of_an_edwards_curve_is_unsupported_where_only_dotnet_verifies()
    {
        new SignatureVerifier().Supports(SignatureScheme.Find(-8)!).ShouldBeFalse();
        new SignatureVerifier().Supports(SignatureScheme.Find(-53)!).ShouldBeFalse();
    }

    private static void ShouldFail(string what, (int, object)[] parameters, FailureCode code)
    {
        var bytes = TestKey.Write([.. parameters.Select(parameter => (parameter.Item1, parameter.Item2))]);

        CoseKey.Parse(bytes).Failure.ShouldNotBeNull(what).Code.ShouldBe(code, what);
    }
}
