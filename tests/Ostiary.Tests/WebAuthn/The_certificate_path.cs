using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Testing;
using Ostiary.WebAuthn;
using Authority = Ostiary.Testing.AttestationAuthority;
using Bytes = System.ReadOnlyMemory<byte>;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_certificate_path : IDisposable
{
    private const string NameConstraintsOid = "2.5.29.30";
    private const string UnheardOfOid = "1.2.3.4";

    private static readonly DateTimeOffset Now = RegistrationAttempt.Now;
    private static readonly DateTimeOffset Past = Now.AddYears(-1);
    private static readonly CertificatePathRules RootMayBeSent = new() { RootMayBeSent = true };

    private readonly Authority _authority = new(new SeededEntropy(1));

    public static TheoryData<KeyAlgorithm> Algorithms =>
        [.. KeyAlgorithms.Supported.Where(algorithm => algorithm is not (KeyAlgorithm.ES256K or KeyAlgorithm.Ed448))];

    public static TheoryData<string, AuthorityCertificate> UnlawfulAuthorities => new()
    {
        { "denies to be an authority", new() { IsAuthority = false } },
        { "does not say that it is an authority", new() { IsAuthority = null } },
        { "may not sign certificates", new() { MaySignCertificates = false } },
        { "has a critical extension that nobody knows", new() { UnknownCriticalExtension = UnheardOfOid } },
        { "constrains names", new() { UnknownCriticalExtension = NameConstraintsOid } },
    };

    public void Dispose() => _authority.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Leads_to_the_anchor_through_any_number_of_authorities(int intermediates)
    {
        var chain = Chain(new() { Intermediates = [.. Enumerable.Repeat(new AuthorityCertificate(), intermediates)] });

        chain.Count.ShouldBe(1 + intermediates);
        Follow(chain).ShouldSucceed().ToArray().ShouldBe(_authority.Root.ToArray());
    }

    [Trait("Ring", "Slow")]
    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Is_followed_by_signatures_of_every_usual_kind(KeyAlgorithm algorithm)
    {
        using var authority = new Authority(new SeededEntropy(2), new() { Algorithm = algorithm });
        using var namesake = new Authority(new SeededEntropy(3), new() { Algorithm = algorithm });
        using var batch = authority.IssueBatch(Guid.Empty);

        CertificatePath.Follow(batch.Chain, [namesake.Root, authority.Root], Now).ShouldSucceed().ToArray().ShouldBe(authority.Root.ToArray());
        CertificatePath.Follow(batch.Chain, [namesake.Root], Now).ShouldFailWith(WebAuthnCodes.AttestationPathUntrusted);
    }

    [Theory]
    [InlineData("nistP256", "SHA384")]
    [InlineData("nistP256", "SHA512")]
    [InlineData("nistP384", "SHA256")]
    [InlineData("nistP521", "SHA256")]
    [InlineData("nistP521", "SHA384")]
    public void May_use_any_sha_2_with_any_curve(string curve, string hash)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
        var (root, leaf) = Issued(X509SignatureGenerator.CreateForECDsa(key), new(hash));

        CertificatePath.Follow([leaf], [root], Now).ShouldSucceed();
        CertificatePath.Follow([Flipped(leaf)], [root], Now).ShouldFailWith(WebAuthnCodes.AttestationPathUntrusted);
    }

    [Fact]
    public void Is_not_followed_by_sha_1()
    {
        using var key = RSA.Create(2048);
        var (root, leaf) = Issued(new Sha1Signature(key), HashAlgorithmName.SHA1);

        CertificatePath.Follow([leaf], [root], Now).ShouldFailWith(WebAuthnCodes.AlgorithmUnsupported);
    }

    [Fact]
    public void Is_not_followed_by_a_key_that_is_too_short()
    {
        using var key = RSA.Create(1024);
        var (root, leaf) = Issued(X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), HashAlgorithmName.SHA256);

        CertificatePath.Follow([leaf], [root], Now).ShouldFailWith(WebAuthnCodes.CoseKeyWeak);
    }

    [Fact]
    public void Is_untrusted_without_anchors() => CertificatePath.Follow(Chain(), [], Now).ShouldFailWith(WebAuthnCodes.AttestationPathUntrusted);

    [Fact]
    public void Is_untrusted_under_a_root_of_the_same_name()
    {
        using var namesake = new Authority(new SeededEntropy(9));

        CertificatePath.Follow(Chain(), [namesake.Root], Now).ShouldFailWith(WebAuthnCodes.AttestationPathUntrusted);
    }

    [Fact]
    public void Is_untrusted_when_its_end_is_its_own_root_and_nobody_configured_it()
    {
        using var attacker = new Authority(new SeededEntropy(9));
        using var batch = attacker.IssueBatch(Guid.Empty, new() { Sent = whole => whole });

        CertificatePath.Follow(batch.Chain, [_authority.Root], Now).ShouldFailWith(WebAuthnCodes.AttestationPathUntrusted);
        CertificatePath.Follow(batch.Chain, [_authority.Root], Now, RootMayBeSent).ShouldFailWith(WebAuthnCodes.AttestationPathUntrusted);
    }

    [Fact]
    public void Holds_its_own_root_only_where_the_format_sends_it()
    {
        var whole = Chain(new() { Sent = whole => whole });

        Follow(whole).ShouldFailWith(WebAuthnCodes.AttestationRootSent).Detail.ShouldBe("x5c[1]");
        Follow(whole, RootMayBeSent).ShouldSucceed().ToArray().ShouldBe(_authority.Root.ToArray());
        Follow([.. whole.SkipLast(1)], RootMayBeSent).ShouldSucceed();
    }

    [Fact]
    public void Ends_in_a_batch_certificate_that_is_an_anchor_itself()
    {
        var chain = Chain();

        CertificatePath.Follow(chain, [chain[0]], Now).ShouldSucceed().ToArray().ShouldBe(chain[0].ToArray());
    }

    [Fact]
    public void Ends_in_an_intermediate_that_is_an_anchor_itself_sent_or_not()
    {
        var chain = Chain(new() { Intermediates = [new(), new()] });

        CertificatePath.Follow(chain, [chain[1]], Now).ShouldSucceed();
        CertificatePath.Follow([chain[0]], [chain[1]], Now).ShouldSucceed().ToArray().ShouldBe(chain[1].ToArray());
    }

    [Fact]
    public void Is_broken_when_out_of_order()
    {
        var chain = Chain(new() { Intermediates = [new(), new()] });

        Follow([chain[0], chain[2], chain[1]]).ShouldFailWith(WebAuthnCodes.AttestationPathBroken).Detail!.ShouldStartWith("x5c[0]");
        Follow([chain[1], chain[0], chain[2]]).ShouldFailWith(WebAuthnCodes.AttestationPathBroken);
    }

    [Fact]
    public void Is_broken_when_a_certificate_bears_the_right_name_and_another_key()
    {
        using var namesake = new Authority(new SeededEntropy(9));
        using var other = namesake.IssueBatch(Guid.Empty, new() { Intermediates = [new()] });

        Follow([Chain(new() { Intermediates = [new()] })[0], other.Chain[1]]).ShouldFailWith(WebAuthnCodes.AttestationPathBroken).Detail!.ShouldStartWith("x5c[0]");
    }

    [Fact]
    public void Is_untrusted_when_an_authority_is_left_out()
    {
        var chain = Chain(new() { Intermediates = [new()] });

        Follow([chain[0]]).ShouldFailWith(WebAuthnCodes.AttestationPathUntrusted);
    }

    [Theory]
    [MemberData(nameof(UnlawfulAuthorities))]
    public void Is_forbidden_when_an_authority(string words, AuthorityCertificate certificate)
    {
        words.ShouldNotBeEmpty();
        using var root = new Authority(new SeededEntropy(4), certificate);
        using var batch = root.IssueBatch(Guid.Empty);

        Follow(Chain(new() { Intermediates = [certificate] })).ShouldFailWith(WebAuthnCodes.AttestationPathForbidden).Detail!.ShouldStartWith("x5c[1]");
        CertificatePath.Follow(batch.Chain, [root.Root], Now).ShouldFailWith(WebAuthnCodes.AttestationPathForbidden).Detail!.ShouldStartWith("the anchor");
    }

    [Fact]
    public void Is_followed_when_an_authority_does_not_restrict_its_key() =>
        Follow(Chain(new() { Intermediates = [new() { MaySignCertificates = null }] })).ShouldSucceed();

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    public void Has_no_more_authorities_below_one_than_that_one_allows(int allowed, int below, bool follows)
    {
        var under = Enumerable.Repeat(new AuthorityCertificate(), below);
        using var root = new Authority(new SeededEntropy(4), new() { PathLength = allowed });
        using var ofRoot = root.IssueBatch(Guid.Empty, new() { Intermediates = [.. under] });
        var ofIntermediate = Chain(new() { Intermediates = [new() { PathLength = allowed }, .. under] });

        foreach (var outcome in (Outcome<Bytes>[])[CertificatePath.Follow(ofRoot.Chain, [root.Root], Now), Follow(ofIntermediate)])
            (outcome.Failure?.Code).ShouldBe(follows ? null : WebAuthnCodes.AttestationPathForbidden);
    }

    [Fact]
    public void Is_forbidden_when_the_leaf_has_a_critical_extension_that_nobody_knows()
    {
        var extension = new X509Extension(UnheardOfOid, [5, 0], critical: true);

        Follow(Chain(new() { Extensions = [extension] })).ShouldFailWith(WebAuthnCodes.AttestationPathForbidden).Detail!.ShouldStartWith("x5c[0]");
        Follow(Chain(new() { Extensions = [new(UnheardOfOid, [5, 0], critical: false)] })).ShouldSucceed();
    }

    [Fact]
    public void Is_forbidden_when_a_certificate_has_an_extension_twice()
    {
        var leaf = Chain(new() { Extensions = [new(UnheardOfOid, [5, 0], false), new("1.2.3.5", [5, 0], false)] })[0].ToArray();
        var second = leaf.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x06, 0x03, 0x2A, 0x03, 0x05]);
        leaf[second + 4] = 4;

        // An anchor for itself, so that nobody's signature is asked for.
        CertificatePath.Follow([leaf], [leaf], Now).ShouldFailWith(WebAuthnCodes.AttestationPathForbidden);
    }

    [Fact]
    public void Is_out_of_force_when_any_certificate_is()
    {
        using var expired = new Authority(new SeededEntropy(4), new() { ValidUntil = Past });
        using var ofExpired = expired.IssueBatch(Guid.Empty);

        Follow(Chain(new() { ValidUntil = Past })).ShouldFailWith(WebAuthnCodes.AttestationCertificateNotInForce).Detail.ShouldBe("x5c[0]");
        Follow(Chain(new() { Intermediates = [new() { ValidUntil = Past }] })).ShouldFailWith(WebAuthnCodes.AttestationCertificateNotInForce).Detail.ShouldBe("x5c[1]");
        Follow(Chain(new() { Intermediates = [new() { ValidFrom = Now.AddDays(1) }] })).ShouldFailWith(WebAuthnCodes.AttestationCertificateNotInForce);
        CertificatePath.Follow(ofExpired.Chain, [expired.Root], Now).ShouldFailWith(WebAuthnCodes.AttestationCertificateNotInForce).Detail.ShouldBe("the anchor");
    }

    [Fact]
    public void Finds_the_renewed_root_beside_the_expired_one()
    {
        var expired = _authority.RenewRoot(new() { ValidUntil = Past });
        var whole = Chain(new() { Sent = whole => [.. whole.SkipLast(1), expired] });

        CertificatePath.Follow(Chain(), [expired, _authority.Root], Now).ShouldSucceed().ToArray().ShouldBe(_authority.Root.ToArray());
        CertificatePath.Follow(Chain(), [_authority.Root, expired], Now).ShouldSucceed();
        CertificatePath.Follow(whole, [_authority.Root], Now, RootMayBeSent).ShouldFailWith(WebAuthnCodes.AttestationCertificateNotInForce);
    }

    [Fact]
    public void Is_refused_when_a_certificate_cannot_be_read() =>
        Follow([Chain()[0], new byte[] { 0x30, 0 }]).ShouldFailWith(WebAuthnCodes.AttestationCertificateMalformed).Detail.ShouldBe("x5c[1]");

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void Is_refused_when_empty_or_longer_than_any_honest_one(int certificates) =>
        Follow([.. Enumerable.Repeat(Chain()[0], certificates)]).ShouldFailWith(WebAuthnCodes.AttestationPathBroken);

    [Fact]
    public void Is_not_disturbed_by_an_anchor_that_is_no_certificate() =>
        CertificatePath.Follow(Chain(), [new byte[] { 1, 2, 3 }, Bytes.Empty, _authority.Root], Now).ShouldSucceed();

    [Trait("Ring", "Slow")]
    [Fact]
    public void Never_leads_anywhere_with_a_bit_flipped()
    {
        var chain = Chain(new() { Intermediates = [new()] });
        for (var index = 0; index < 2; index++)
        {
            for (var bit = 0; bit < chain[index].Length * 8; bit += 3)
            {
                Bytes[] flipped = [.. chain];
                flipped[index] = Flipped(chain[index], bit);
                Follow(flipped).Succeeded.ShouldBeFalse($"x5c[{index}], bit {bit}");
            }
        }
    }

    [Trait("Ring", "Slow")]
    [Fact]
    public void Gives_an_anchor_or_a_failure_for_any_bytes()
    {
        var noise = new Noise(11);
        var chain = Chain(new() { Intermediates = [new()] });
        for (var round = 0; round < 3000; round++)
        {
            Bytes[] injured = [.. chain.Select(certificate => noise.Below(2) == 0 ? certificate : noise.Injure(certificate.ToArray()))];
            Bytes[] anchors = [noise.Injure(_authority.Root.ToArray()), noise.Bytes(40), _authority.Root];
            CertificatePath.Follow(injured, anchors, Now);
        }
    }

    private Outcome<Bytes> Follow(IReadOnlyList<Bytes> path, CertificatePathRules? rules = null) => CertificatePath.Follow(path, [_authority.Root], Now, rules);

    private IReadOnlyList<Bytes> Chain(BatchCertificate? certificate = null)
    {
        using var batch = _authority.IssueBatch(Guid.Empty, certificate);
        return batch.Chain;
    }

    private static byte[] Flipped(Bytes bytes, int? bit = null)
    {
        var flipped = bytes.ToArray();
        var at = bit ?? (flipped.Length * 8) - 1;
        flipped[at / 8] ^= (byte)(1 << (at % 8));
        return flipped;
    }

    private static (Bytes Root, Bytes Leaf) Issued(X509SignatureGenerator generator, HashAlgorithmName hash)
    {
        using var leafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = new X500DistinguishedName("CN=Root");
        var authority = new CertificateRequest(name, generator.PublicKey, hash);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        using var root = authority.Create(name, generator, Past, Now.AddYears(1), [1]);
        using var leaf = new CertificateRequest("CN=Leaf", leafKey, hash).Create(name, generator, Past, Now.AddYears(1), [2]);
        return (root.RawData, leaf.RawData);
    }

    // .NET no longer writes what must be refused here.
    private sealed class Sha1Signature(RSA key) : X509SignatureGenerator
    {
        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => Convert.FromHexString("300d06092a864886f70d0101050500");

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key.SignData(data, hashAlgorithm, RSASignaturePadding.Pkcs1);

        protected override PublicKey BuildPublicKey() => new(key);
    }
}
