using Ostiary.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;
using Bytes = System.ReadOnlyMemory<byte>;

namespace Ostiary.Tests.Conformance;

/// <summary>What others looked at in one format and forgot in the next: every format that brings certificates is asked the same.</summary>
[Trait("Ring", "Slow")]
public sealed class The_lessons_about_certificates : IDisposable
{
    private static readonly DateTimeOffset Now = new RegistrationAttempt().Expected.At;
    private static readonly DateTimeOffset Past = Now.AddDays(-1);

    private readonly AttestationAuthority _authority = new(new SeededEntropy(13));
    private readonly AttestationAuthority _stranger = new(new SeededEntropy(14));

    public static TheoryData<AttestationStyle> Styles { get; } =
    [
        AttestationStyle.PackedBasic, AttestationStyle.FidoU2f, AttestationStyle.Apple, AttestationStyle.Compound,
        AttestationStyle.Tpm, AttestationStyle.AndroidKey, AttestationStyle.AndroidSafetyNet,
    ];

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Certificates_lead_to_a_configured_anchor_or_are_refused(AttestationStyle style)
    {
        var attempt = Attested(style, AttestationAuthority.ValidUntil);
        using var authenticator = new VirtualAuthenticator(attempt.Profile, new SeededEntropy(15));
        var root = style is AttestationStyle.AndroidKey or AttestationStyle.AndroidSafetyNet ? authenticator.AndroidRoot : _authority.Root;

        Trusting(attempt, root).Verify(authenticator).ShouldSucceed().Attestation.Trust.ShouldBe(AttestationTrust.Anchored);
        Trusting(attempt, _stranger.Root).Verify(authenticator).ShouldFailWith(AttestationPathUntrusted);
    }

    // These two send their root along; it is still nobody's but theirs.
    [Theory]
    [InlineData(AttestationStyle.AndroidKey)]
    [InlineData(AttestationStyle.AndroidSafetyNet)]
    public void A_root_that_is_sent_along_vouches_for_nothing(AttestationStyle style)
    {
        var attempt = Attested(style, AttestationAuthority.ValidUntil);
        var withRoot = attempt with
        {
            Profile = attempt.Profile with
            {
                AndroidKey = attempt.Profile.AndroidKey with { SendsRoot = true },
                SafetyNet = attempt.Profile.SafetyNet with { SendsRoot = true },
            },
        };

        withRoot.Verify().ShouldSucceed().Attestation.Trust.ShouldBe(AttestationTrust.AnchorUnverified);
        Trusting(withRoot, _stranger.Root).Verify().ShouldFailWith(AttestationPathUntrusted);
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Certificates_that_are_expired_are_refused_even_with_nobody_to_trust(AttestationStyle style)
    {
        Attested(style, AttestationAuthority.ValidUntil).Verify().ShouldSucceed();

        Attested(style, Past).Verify().ShouldFailWith(AttestationCertificateNotInForce);
    }

    [Theory]
    [InlineData(AttestationStyle.PackedBasic)]
    [InlineData(AttestationStyle.FidoU2f)]
    [InlineData(AttestationStyle.Apple)]
    [InlineData(AttestationStyle.Tpm)]
    [InlineData(AttestationStyle.AndroidKey)]
    public void Bytes_in_place_of_a_certificate_are_refused(AttestationStyle style)
    {
        var broken = new Alterations { AttestationStatement = statement => statement["x5c"] = new[] { new byte[] { 0x30, 0x00 } } };

        (Attested(style, AttestationAuthority.ValidUntil) with { Broken = broken }).Verify().ShouldFailWith(AttestationCertificateMalformed);
    }

    private RegistrationAttempt Attested(AttestationStyle style, DateTimeOffset until)
    {
        var attempt = RegistrationAttempt.Attested(style);
        return attempt with
        {
            Profile = attempt.Profile with
            {
                Batch = _authority.IssueBatch(attempt.Profile.Aaguid, new() { ValidUntil = until }),
                Tpm = _authority.IssueTpm(new() { ValidUntil = until }),
                AndroidKey = new() { ValidUntil = until },
                SafetyNet = new() { ValidUntil = until, MadeAt = Now },
            },
            Expected = attempt.Expected with { Policy = new() { Tolerated = AttestationTolerances.NonZeroU2fAaguid } },
        };
    }

    private static RegistrationAttempt Trusting(RegistrationAttempt attempt, Bytes anchor) => attempt with
    {
        Expected = attempt.Expected with
        {
            Attestation = AttestationConveyance.Direct,
            Policy = attempt.Expected.Policy with { Demand = AttestationDemand.Anchored, Anchors = new ConfiguredAnchors([anchor]) },
        },
    };
}
