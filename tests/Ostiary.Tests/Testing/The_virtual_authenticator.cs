using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Testing;

namespace Ostiary.Tests.Testing;

/// <summary>What a seed decides: everything.</summary>
public sealed class The_virtual_authenticator
{
    public static TheoryData<KeyAlgorithm> Algorithms => [.. KeyAlgorithms.Supported];

    public static TheoryData<AttestationStyle> Styles => [.. Enum.GetValues<AttestationStyle>()];

    public static TheoryData<TpmSigning> TpmSignings => [.. Enum.GetValues<TpmSigning>()];

    [Trait("Ring", "Slow")]
    [Theory]
    [MemberData(nameof(Styles))]
    public void Makes_the_same_bytes_from_the_same_seed(AttestationStyle style) => ShouldRepeat(_ => new()
    {
        Attestation = style,
        Algorithms = [KeyAlgorithm.ES256],
        SafetyNet = new() { MadeAt = DateTimeOffset.UnixEpoch },
    });

    [Trait("Ring", "Slow")]
    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Makes_the_same_bytes_from_the_same_seed_with_every_algorithm(KeyAlgorithm algorithm) =>
        ShouldRepeat(_ => new() { Attestation = AttestationStyle.PackedSelf, Algorithms = [algorithm] });

    [Trait("Ring", "Slow")]
    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Makes_the_same_bytes_from_the_same_seed_whatever_its_authorities_sign_with(KeyAlgorithm algorithm) => ShouldRepeat(entropy => new()
    {
        Attestation = AttestationStyle.PackedBasic,
        Batch = new AttestationAuthority(entropy, new() { Algorithm = algorithm }).IssueBatch(Guid.Empty, new() { Intermediates = [new() { Algorithm = algorithm }] }),
    });

    [Trait("Ring", "Slow")]
    [Theory]
    [MemberData(nameof(TpmSignings))]
    public void Makes_the_same_bytes_from_the_same_seed_whatever_its_TPM_signs_with(TpmSigning signing) => ShouldRepeat(entropy => new()
    {
        Attestation = AttestationStyle.Tpm,
        Tpm = new AttestationAuthority(entropy).IssueTpm(new() { Signing = signing }),
    });

    /// <summary>What another program found from the same seed by the same rule: random start, then the next prime, twice.</summary>
    [Fact]
    [Trait("Ring", "Slow")]
    public void Finds_the_primes_that_follow_from_the_seed()
    {
        using var authenticator = new VirtualAuthenticator(entropy: new SeededEntropy(7));
        new VirtualClient(Options.Origin, authenticator).Create(Options.Creation(null, (int)KeyAlgorithm.RS256));

        Convert.ToHexString(SHA256.HashData((byte[])authenticator.Passkeys[0].PublicKey[-1]!))
            .ShouldBe("F5FF881D9767C40FAD2017D936A09C3FEDE08C4A116C0C70EEFC18AB385B3282");
    }

    [Fact]
    public void Makes_other_bytes_each_time_without_a_seed() =>
        Ceremonies(Entropy.System, _ => new()).ShouldNotBe(Ceremonies(Entropy.System, _ => new()));

    /// <summary>The keys, messages and signatures of RFC 6979, appendix A.2.5 to A.2.7.</summary>
    [Theory]
    [InlineData(
        KeyAlgorithm.ES256, "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721", "sample",
        "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716",
        "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8")]
    [InlineData(
        KeyAlgorithm.ES256, "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721", "test",
        "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367",
        "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083")]
    [InlineData(
        KeyAlgorithm.ES384, "6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D896D5724E4C70A825F872C9EA60D2EDF5", "sample",
        "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46",
        "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8")]
    [InlineData(
        KeyAlgorithm.ES512,
        "00FAD06DAA62BA3B25D2FB40133DA757205DE67F5BB0018FEE8C86E1B68C7E75CAA896EB32F1F47C70855836A6D16FCC1466F6D8FBEC67DB89EC0C08B0E996B83538", "sample",
        "00C328FAFCBD79DD77850370C46325D987CB525569FB63C5D3BC53950E6D4C5F174E25A1EE9017B5D450606ADD152B534931D7D4E8455CC91F9B15BF05EC36E377FA",
        "00617CCE7CF5064806C467F678D3B4080D6F1CC50AF26CA209417308281B68AF282623EAA63E5B5C0723D8B8C37FF0777B1A20F8CCB1DCCC43997F1EE0E44DA4A67A")]
    public void Signs_as_RFC_6979_says(KeyAlgorithm algorithm, string key, string message, string first, string second)
    {
        using var authenticator = new VirtualAuthenticator(new() { Algorithms = [algorithm] }, new Drawn(new byte[32], Convert.FromHexString(key)));
        new VirtualClient(Options.Origin, authenticator).Create(Options.Creation(null, (int)algorithm));

        var signature = authenticator.Passkeys[0].Sign(Encoding.ASCII.GetBytes(message));

        var numbers = new AsnReader(signature, AsnEncodingRules.DER).ReadSequence();
        numbers.ReadInteger().ShouldBe(Number(first));
        numbers.ReadInteger().ShouldBe(Number(second));
    }

    [Trait("Ring", "Slow")]
    [Theory]
    [InlineData(KeyAlgorithm.PS256)]
    [InlineData(KeyAlgorithm.PS384)]
    [InlineData(KeyAlgorithm.PS512)]
    public void Signs_so_that_others_verify_it(KeyAlgorithm algorithm)
    {
        using var authenticator = new VirtualAuthenticator(new() { Algorithms = [algorithm] }, new SeededEntropy(3));
        new VirtualClient(Options.Origin, authenticator).Create(Options.Creation(null, (int)algorithm));
        var passkey = authenticator.Passkeys[0];
        var (modulus, exponent) = ((byte[])passkey.PublicKey[-1]!, (byte[])passkey.PublicKey[-2]!);
        using var rsa = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
        var hash = new HashAlgorithmName($"SHA{$"{algorithm}"[2..]}");

        foreach (var message in Enumerable.Range(0, 20).Select(number => new[] { (byte)number }))
            rsa.VerifyData(message, passkey.Sign(message), hash, RSASignaturePadding.Pss).ShouldBeTrue();

        passkey.Sign([1]).ShouldBe(passkey.Sign([1]));
        passkey.Sign([1]).ShouldNotBe(passkey.Sign([2]));
    }

    private static void ShouldRepeat(Func<Entropy, AuthenticatorProfile> profile)
    {
        var first = Ceremonies(new SeededEntropy(1), profile);

        Ceremonies(new SeededEntropy(1), profile).ShouldBe(first);
        Ceremonies(new SeededEntropy(2), profile).ShouldNotBe(first);
    }

    /// <summary>A registration and a sign-in, with every extension that has an answer of its own.</summary>
    private static string Ceremonies(Entropy entropy, Func<Entropy, AuthenticatorProfile> profile)
    {
        using var authenticator = new VirtualAuthenticator(profile(entropy), entropy);
        var client = new VirtualClient(Options.Origin, authenticator);
        var registration = client.Create(Options.Creation(
            options =>
            {
                options["attestation"] = "direct";
                options["extensions"]!["prf"] = new JsonObject();
            },
            [.. KeyAlgorithms.Supported.Select(algorithm => (int)algorithm)]));
        return registration + client.Get(Options.Request());
    }

    private static BigInteger Number(string hex) => BigInteger.Parse("0" + hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>Entropy that gives what it was told to give, in turn.</summary>
    private sealed class Drawn(params byte[][] draws) : Entropy
    {
        private int _next;

        public override void Fill(Span<byte> destination) => draws[_next++].CopyTo(destination);
    }
}
