using System.Security.Cryptography.X509Certificates;
using Ostiary.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;
using Bytes = System.ReadOnlyMemory<byte>;

namespace Ostiary.Tests.Conformance;

/// <summary>Response 5 of the catalogue where it asks who is trusted, 6 where it asks the same of self attestation, and the lessons about trust.</summary>
[Catalogue("Attestation")]
public sealed class An_attestation_path : IDisposable
{
    private static readonly DateTimeOffset Past = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Broken<BatchCertificate> Cases = new()
    {
        { "Resp-5 F-10: the whole chain is sent, the root too", new() { Intermediates = [new()], Sent = whole => whole }, AttestationRootSent },
        { "Resp-5 F-11: the authorities are in the wrong order", new() { Intermediates = [new(), new()], Sent = whole => [whole[0], whole[2], whole[1]] }, AttestationPathBroken },
        { "Resp-5 F-9: an authority is left out", new() { Intermediates = [new(), new()], Sent = whole => [whole[0], whole[2]] }, AttestationPathBroken },
        { "the last authority is left out", new() { Intermediates = [new()], Sent = whole => [whole[0]] }, AttestationPathUntrusted },
        { "Resp-5 F-12: the intermediate is expired", new() { Intermediates = [new() { ValidUntil = Past }] }, AttestationCertificateNotInForce },
        { "the intermediate is no authority", new() { Intermediates = [new() { IsAuthority = false }] }, AttestationPathForbidden },
    };

    private readonly AttestationAuthority _authority = new(new SeededEntropy(5));

    public static TheoryData<string> Words => Cases.Words;

    public void Dispose() => _authority.Dispose();

    [Shows("Attestation Resp-5 P-2")]
    [Fact]
    public void Is_followed_to_the_root()
    {
        var attestation = With(new() { Intermediates = [new()] }).Verify().ShouldSucceed().Attestation;

        attestation.Trust.ShouldBe(AttestationTrust.Anchored);
        attestation.Anchor!.Value.ToArray().ShouldBe(_authority.Root.ToArray());
    }

    [Shows("Attestation Resp-5 P-3")]
    [Fact]
    public void Ends_at_once_when_the_batch_certificate_is_the_anchor()
    {
        using var batch = _authority.IssueBatch(AuthenticatorProfile.SyncedProvider.Aaguid);

        With(batch, batch.Chain[0]).Verify().ShouldSucceed().Attestation.Trust.ShouldBe(AttestationTrust.Anchored);
    }

    [Shows("Attestation Resp-5 P-4")]
    [Fact]
    public void Is_followed_to_a_root_whose_basic_constraints_are_critical()
    {
        using var root = X509CertificateLoader.LoadCertificate(_authority.Root.Span);

        root.Extensions.OfType<X509BasicConstraintsExtension>().ShouldHaveSingleItem().Critical.ShouldBeTrue();
        With(new BatchCertificate()).Verify().ShouldSucceed().Attestation.Trust.ShouldBe(AttestationTrust.Anchored);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Is_refused_when(string words) => With(Cases[words].Case).Verify().ShouldFailAs(Cases[words]).Step.ShouldNotBeNull().ShouldStartWith("WebAuthn L3 §7.1 step ");

    [Shows("Attestation Resp-5 F-9")]
    [Fact]
    public void Is_refused_when_it_ends_in_an_authority_of_the_sender_s_own()
    {
        using var attacker = new AttestationAuthority(new SeededEntropy(6));
        using var alone = attacker.IssueBatch(AuthenticatorProfile.SyncedProvider.Aaguid);
        using var withRoot = attacker.IssueBatch(AuthenticatorProfile.SyncedProvider.Aaguid, new() { Sent = whole => whole });

        With(alone, _authority.Root).Verify().ShouldFailWith(AttestationPathUntrusted);
        With(withRoot, _authority.Root).Verify().ShouldFailWith(AttestationPathUntrusted);
    }

    [Fact]
    public void Is_refused_when_the_configured_root_stands_behind_certificates_that_it_did_not_issue()
    {
        using var attacker = new AttestationAuthority(new SeededEntropy(6));
        using var batch = attacker.IssueBatch(AuthenticatorProfile.SyncedProvider.Aaguid, new() { Sent = whole => [whole[0], _authority.Root] });

        With(batch, _authority.Root).Verify().ShouldFailWith(AttestationPathBroken);
    }

    [Theory]
    [InlineData(AttestationStyle.None)]
    [InlineData(AttestationStyle.PackedSelf)]
    public void Is_missed_when_there_is_none(AttestationStyle style)
    {
        var attempt = RegistrationAttempt.Attested(style);

        (attempt with { Expected = Anchored(attempt.Expected, _authority.Root) }).Verify().ShouldFailWith(AttestationRequired);
        (attempt with { Expected = attempt.Expected with { Attestation = AttestationConveyance.Direct } }).Verify().ShouldFailWith(AttestationRequired);
    }

    // Android's remotely provisioned chains leave the root out and end in a new one on P-384; older ones carry a root that has expired.
    [Fact]
    public void Of_an_android_device_is_followed_with_and_without_its_root_to_one_of_several()
    {
        using var renewed = new AttestationAuthority(new SeededEntropy(7), new() { Algorithm = KeyAlgorithm.ES384 });
        using var old = new AttestationAuthority(new SeededEntropy(8), new() { ValidUntil = Past });
        using var whole = renewed.IssueBatch(Guid.Empty, new() { Intermediates = [new()], Sent = whole => whole });
        using var outdated = old.IssueBatch(Guid.Empty, new() { Sent = whole => whole });
        Bytes[] anchors = [old.Root, renewed.Root];
        var rules = new CertificatePathRules { RootMayBeSent = true };
        var at = new RegistrationAttempt().Expected.At;

        CertificatePath.Follow(whole.Chain, anchors, at, rules).ShouldSucceed();
        CertificatePath.Follow([.. whole.Chain.SkipLast(1)], anchors, at, rules).ShouldSucceed();
        CertificatePath.Follow(outdated.Chain, anchors, at, rules).ShouldFailWith(AttestationCertificateNotInForce);
    }

    [Theory]
    [InlineData(AttestationStyle.PackedBasic)]
    [InlineData(AttestationStyle.FidoU2f)]
    [InlineData(AttestationStyle.Apple)]
    [InlineData(AttestationStyle.Compound)]
    public void Is_looked_at_for_expiry_even_when_nobody_is_to_be_trusted(AttestationStyle style)
    {
        var attempt = RegistrationAttempt.Attested(style);
        using var batch = _authority.IssueBatch(attempt.Profile.Aaguid, new() { ValidUntil = Past });
        var policy = new AttestationPolicy { Tolerated = AttestationTolerances.NonZeroU2fAaguid };

        (attempt with { Profile = attempt.Profile with { Batch = batch }, Expected = attempt.Expected with { Policy = policy } })
            .Verify().ShouldFailWith(AttestationCertificateNotInForce);
    }

    [Fact]
    public void Is_never_followed_when_a_bit_of_the_statement_was_flipped()
    {
        using var batch = _authority.IssueBatch(AuthenticatorProfile.SyncedProvider.Aaguid, new() { Intermediates = [new()] });
        var attempt = With(batch, _authority.Root);
        using var authenticator = new VirtualAuthenticator(attempt.Profile, new SeededEntropy(9));
        for (var bit = 0; bit < 12_000; bit += 37)
        {
            // The client data and the envelope around them stay honest: only the attestation object is hit.
            var flipped = attempt with { Broken = new() { AttestationObjectBytes = bytes => Break.Bit(bytes, bit) } };
            flipped.Verify(authenticator).Succeeded.ShouldBeFalse($"bit {bit}");
        }
    }

    private static RegistrationExpectation Anchored(RegistrationExpectation expected, Bytes anchor) =>
        expected with { Policy = new() { Demand = AttestationDemand.Anchored, Anchors = new ConfiguredAnchors([anchor]) } };

    private static RegistrationAttempt With(AttestationBatch batch, Bytes anchor)
    {
        var attempt = RegistrationAttempt.Attested(AttestationStyle.PackedBasic);
        return attempt with { Profile = attempt.Profile with { Batch = batch }, Expected = Anchored(attempt.Expected, anchor) };
    }

    private RegistrationAttempt With(BatchCertificate certificate) =>
        With(_authority.IssueBatch(AuthenticatorProfile.SyncedProvider.Aaguid, certificate), _authority.Root);
}
