using Ostiary.Testing;
using Ostiary.WebAuthn;
using Attempt = Ostiary.Tests.Conformance.RegistrationAttempt;
using Authority = Ostiary.Testing.AttestationAuthority;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_attestation_policy : IDisposable
{
    private static readonly Aaguid Model = new(AuthenticatorProfile.SyncedProvider.Aaguid.ToByteArray(bigEndian: true));
    private static readonly Aaguid OtherModel = new(new byte[16]);

    private readonly Authority _authority = new(new SeededEntropy(1));

    private AttestationPolicy Anchored => new() { Demand = AttestationDemand.Anchored, Anchors = new ConfiguredAnchors([_authority.Root]) };

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void Takes_everything_unless_told_otherwise_and_says_why()
    {
        foreach (var style in Enum.GetValues<AttestationStyle>().Where(style => style is not AttestationStyle.FidoU2f))
        {
            var attestation = Verify(style, AttestationPolicy.Default).ShouldSucceed().Attestation;

            attestation.Trust.ShouldNotBe(AttestationTrust.Anchored);
            attestation.Anchor.ShouldBeNull();
            attestation.Why.ShouldEndWith(".");
        }
    }

    [Fact]
    public void Follows_certificates_to_an_anchor_and_names_it()
    {
        var attestation = Verify(AttestationStyle.PackedBasic, Anchored).ShouldSucceed().Attestation;

        attestation.Trust.ShouldBe(AttestationTrust.Anchored);
        attestation.Type.ShouldBe(AttestationType.Basic);
        attestation.Anchor!.Value.ToArray().ShouldBe(_authority.Root.ToArray());
        attestation.Why.ShouldContain("anchor");
    }

    [Fact]
    public void Tells_an_anchor_that_it_did_not_demand() =>
        Verify(AttestationStyle.PackedBasic, Anchored with { Demand = AttestationDemand.Statement }).ShouldSucceed().Attestation.Trust.ShouldBe(AttestationTrust.Anchored);

    [Fact]
    public void Tells_why_there_is_no_anchor_that_it_did_not_demand()
    {
        using var namesake = new Authority(new SeededEntropy(2));
        var policy = new AttestationPolicy { Anchors = new ConfiguredAnchors([namesake.Root]) };

        var attestation = Verify(AttestationStyle.PackedBasic, policy).ShouldSucceed().Attestation;

        attestation.Trust.ShouldBe(AttestationTrust.AnchorUnverified);
        attestation.Why.ShouldContain(WebAuthnCodes.AttestationPathUntrusted.Value);
    }

    [Fact]
    public void Refuses_certificates_of_somebody_else_when_an_anchor_is_demanded()
    {
        using var namesake = new Authority(new SeededEntropy(2));

        Verify(AttestationStyle.PackedBasic, Anchored with { Anchors = new ConfiguredAnchors([namesake.Root]) })
            .ShouldFailWith(WebAuthnCodes.AttestationPathUntrusted)
            .Step.ShouldBe("WebAuthn L3 §7.1 step 24");
    }

    [Theory]
    [InlineData(AttestationStyle.None)]
    [InlineData(AttestationStyle.PackedSelf)]
    public void Refuses_what_nobody_vouches_for_when_an_anchor_is_demanded(AttestationStyle style) =>
        Verify(style, Anchored).ShouldFailWith(WebAuthnCodes.AttestationRequired).Step.ShouldBe("WebAuthn L3 §7.1 step 24");

    [Theory]
    [InlineData(AttestationConveyance.Direct)]
    [InlineData(AttestationConveyance.Enterprise)]
    public void Refuses_what_nobody_vouches_for_when_direct_attestation_was_asked_for(AttestationConveyance conveyance)
    {
        Verify(AttestationStyle.None, AttestationPolicy.Default, conveyance).ShouldFailWith(WebAuthnCodes.AttestationRequired);
        Verify(AttestationStyle.PackedSelf, AttestationPolicy.Default, conveyance).ShouldFailWith(WebAuthnCodes.AttestationRequired);
        Verify(AttestationStyle.PackedBasic, AttestationPolicy.Default, conveyance).ShouldSucceed();
    }

    [Fact]
    public void Takes_a_key_that_signed_for_itself_where_that_is_accepted_and_still_not_none()
    {
        var policy = Anchored with { SelfAccepted = true };

        Verify(AttestationStyle.PackedSelf, policy, AttestationConveyance.Direct).ShouldSucceed().Attestation.Trust.ShouldBe(AttestationTrust.NotApplicable);
        Verify(AttestationStyle.None, policy).ShouldFailWith(WebAuthnCodes.AttestationRequired);
    }

    [Fact]
    public void Takes_an_allowed_model_that_is_proven() =>
        Verify(AttestationStyle.PackedBasic, Anchored with { AllowedModels = Set(Model) }).ShouldSucceed();

    [Fact]
    public void Refuses_a_proven_model_that_is_not_allowed() =>
        Verify(AttestationStyle.PackedBasic, Anchored with { AllowedModels = Set(OtherModel) }).ShouldFailWith(WebAuthnCodes.AttestationModelNotAllowed);

    [Fact]
    public void Refuses_a_proven_model_that_is_blocked()
    {
        Verify(AttestationStyle.PackedBasic, Anchored with { BlockedModels = Set(Model) }).ShouldFailWith(WebAuthnCodes.AttestationModelBlocked);
        Verify(AttestationStyle.PackedBasic, Anchored with { BlockedModels = Set(OtherModel) }).ShouldSucceed();
    }

    [Fact]
    public void Refuses_a_model_that_is_only_claimed_wherever_models_are_chosen()
    {
        var allowing = new AttestationPolicy { AllowedModels = Set(Model) };
        var blocking = new AttestationPolicy { BlockedModels = Set(OtherModel) };

        foreach (var style in (AttestationStyle[])[AttestationStyle.None, AttestationStyle.PackedSelf, AttestationStyle.PackedBasic])
        {
            Verify(style, allowing).ShouldFailWith(WebAuthnCodes.AttestationModelUnproven);
            Verify(style, blocking).ShouldFailWith(WebAuthnCodes.AttestationModelUnproven);
        }

        Verify(AttestationStyle.PackedSelf, Anchored with { AllowedModels = Set(Model), SelfAccepted = true }).ShouldFailWith(WebAuthnCodes.AttestationModelUnproven);
    }

    [Fact]
    public void Asks_for_anchors_by_model_and_certificate_key()
    {
        var anchors = new RecordingAnchors();

        Verify(AttestationStyle.PackedBasic, Anchored with { Anchors = anchors }).ShouldFailWith(WebAuthnCodes.AttestationPathUntrusted);

        var asked = anchors.Asked.ShouldHaveSingleItem();
        asked.Format.ShouldBe("packed");
        asked.Aaguid.ShouldBe(Model);
        asked.CertificateKeyIdentifier.Length.ShouldBe(20);
    }

    [Fact]
    public void Names_a_certificate_s_key_as_the_certificate_s_own_subject_key_identifier_does()
    {
        var anchors = new RecordingAnchors();
        var vector = SpecificationVector.Named("fido-u2f.ES256");
        var policy = new AttestationPolicy { Anchors = anchors, Tolerated = AttestationTolerances.NonZeroU2fAaguid };

        var attestation = RegistrationCeremony.Verify(vector.RegistrationResponse(), vector.RegistrationExpectation() with { Policy = policy }).ShouldSucceed().Attestation;

        var leaf = Convert.ToHexString(attestation.TrustPath[0].Span);
        leaf.ShouldContain($"0603551D0E04160414{Convert.ToHexString(anchors.Asked.ShouldHaveSingleItem().CertificateKeyIdentifier.Span)}");
    }

    [Theory]
    [InlineData(AttestationConveyance.Direct)]
    [InlineData(AttestationConveyance.Enterprise)]
    public void Contradicts_itself_when_attestation_is_required_and_nobody_is_trusted(AttestationConveyance conveyance) =>
        ShouldContradict(AttestationPolicy.Default, conveyance, nameof(AttestationPolicy.Anchors));

    [Fact]
    public void Contradicts_itself_when_an_anchor_is_demanded_and_nobody_is_trusted() =>
        ShouldContradict(Anchored with { Anchors = ConfiguredAnchors.None }, AttestationConveyance.Indirect, nameof(AttestationPolicy.Anchors));

    [Fact]
    public void Contradicts_itself_when_an_anchor_is_demanded_and_attestation_is_not_asked_for() =>
        ShouldContradict(Anchored, AttestationConveyance.None, nameof(AttestationPolicy.Demand));

    [Fact]
    public void Contradicts_itself_when_models_are_chosen_that_nothing_proves()
    {
        ShouldContradict(new() { AllowedModels = Set(Model) }, AttestationConveyance.None, nameof(AttestationPolicy.AllowedModels));
        ShouldContradict(new() { BlockedModels = Set(Model) }, AttestationConveyance.None, nameof(AttestationPolicy.BlockedModels));
    }

    [Fact]
    public void Contradicts_itself_when_a_model_is_allowed_and_blocked() => ShouldContradict(
        Anchored with { AllowedModels = Set(Model, OtherModel), BlockedModels = Set(Model) }, AttestationConveyance.Direct, nameof(AttestationPolicy.BlockedModels));

    [Fact]
    public void Does_not_contradict_itself_when_it_can_be_met()
    {
        AttestationPolicy.Default.Contradiction(AttestationConveyance.None).ShouldBeNull();
        Anchored.Contradiction(AttestationConveyance.Direct).ShouldBeNull();
        (Anchored with { AllowedModels = Set(Model), BlockedModels = Set(OtherModel) }).Contradiction(AttestationConveyance.Enterprise).ShouldBeNull();
        (Anchored with { Anchors = new RecordingAnchors() }).Contradiction(AttestationConveyance.Direct).ShouldBeNull();
    }

    private static void ShouldContradict(AttestationPolicy policy, AttestationConveyance conveyance, string member)
    {
        var contradiction = policy.Contradiction(conveyance).ShouldNotBeNull();

        contradiction.Code.ShouldBe(WebAuthnCodes.AttestationPolicyContradictory);
        contradiction.Field.ShouldBe(member);
    }

    private Outcome<VerifiedRegistration> Verify(AttestationStyle style, AttestationPolicy policy, AttestationConveyance conveyance = AttestationConveyance.None)
    {
        var attempt = Attempt.Attested(style);
        using var batch = _authority.IssueBatch(attempt.Profile.Aaguid);
        return (attempt with
        {
            Profile = attempt.Profile with { Batch = batch, SafetyNet = new() { MadeAt = attempt.Expected.At } },
            Expected = attempt.Expected with { Policy = policy, Attestation = conveyance },
        }).Verify();
    }

    private static HashSet<Aaguid> Set(params Aaguid[] models) => [.. models];

    private sealed class RecordingAnchors : IAttestationAnchors
    {
        public List<AttestedModel> Asked { get; } = [];

        public IReadOnlyList<ReadOnlyMemory<byte>> For(AttestedModel model)
        {
            Asked.Add(model);
            return [];
        }
    }
}
