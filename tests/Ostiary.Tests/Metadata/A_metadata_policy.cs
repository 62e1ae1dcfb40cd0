using System.Text.Json.Nodes;
using Ostiary.Metadata;
using Ostiary.Testing;
using Ostiary.Tests.Conformance;
using Ostiary.WebAuthn;
using static Ostiary.Metadata.MetadataCodes;

namespace Ostiary.Tests.Metadata;

/// <summary>Server-MDS3 P-1 and F-1 of the catalogue, and what policies may demand of a model.</summary>
public sealed class A_metadata_policy : IDisposable
{
    private readonly AttestationAuthority _maker = new(new SeededEntropy("a maker"));
    private readonly AttestationBatch _batch;

    public A_metadata_policy() => _batch = _maker.IssueBatch(AuthenticatorProfile.SyncedProvider.Aaguid);

    [Shows("Metadata P-1", "Attestation Resp-5 P-2")]
    [Fact]
    public void Lets_a_model_of_a_good_blob_pass()
    {
        var standing = Judge(new() { KnownModelRequired = true, LowestCertification = CertificationLevel.L1, FreshMetadataRequired = true }, Entry()).ShouldSucceed();

        (standing.IsProven, standing.Certification, standing.UpdateIsAvailable).ShouldBe((true, CertificationLevel.L1, false));
    }

    [Shows("Metadata F-1")]
    [Theory]
    [InlineData("USER_VERIFICATION_BYPASS")]
    [InlineData("ATTESTATION_KEY_COMPROMISE")]
    [InlineData("USER_KEY_REMOTE_COMPROMISE")]
    [InlineData("USER_KEY_PHYSICAL_COMPROMISE")]
    [InlineData("REVOKED")]
    public void Refuses_a_model_that_is_no_longer_to_be_trusted(string status)
    {
        Judge(new(), Entry().With(BlobEntry.Status(status, new(2026, 6, 1)))).ShouldFailWith(StatusRefused).Detail.ShouldBe(status);
        Judge(new(), Entry().With(BlobEntry.Status(status, new(2026, 6, 2)))).ShouldSucceed();
    }

    [Fact]
    public void Refuses_a_compromised_attestation_key_only_for_those_who_rest_on_it()
    {
        using var another = new AttestationAuthority(new SeededEntropy("another maker"));

        Judge(new(), Entry().With(BlobEntry.Status("ATTESTATION_KEY_COMPROMISE", null, another.Root))).ShouldSucceed();
        Judge(new(), Entry().With(BlobEntry.Status("ATTESTATION_KEY_COMPROMISE", null, _maker.Root))).ShouldFailWith(StatusRefused);
        Judge(new(), Entry().With(BlobEntry.Status("ATTESTATION_KEY_COMPROMISE", null, _batch.Chain[0]))).ShouldFailWith(StatusRefused);
    }

    [Fact]
    public void Flags_an_update() =>
        Judge(new(), Entry().With(BlobEntry.Status("UPDATE_AVAILABLE"))).ShouldSucceed().UpdateIsAvailable.ShouldBeTrue();

    [Theory]
    [InlineData("FIDO_CERTIFIED_L1plus", CertificationLevel.L2, false)]
    [InlineData("FIDO_CERTIFIED_L2", CertificationLevel.L2, true)]
    [InlineData("FIDO_CERTIFIED_L3plus", CertificationLevel.L3, true)]
    [InlineData("NOT_FIDO_CERTIFIED", CertificationLevel.L1, false)]
    public void Demands_a_level_of_certification(string status, CertificationLevel lowest, bool passes)
    {
        var judged = Judge(new() { LowestCertification = lowest }, Entry().With(BlobEntry.Status(status, new(2025, 1, 1))));

        (judged.Failure?.Code).ShouldBe(passes ? null : CertificationTooLow);
    }

    [Fact]
    public void Demands_and_refuses_ways_of_protecting_keys()
    {
        Judge(new() { DemandedKeyProtection = ["hardware", "secure_element"] }, Entry()).ShouldSucceed();
        Judge(new() { DemandedKeyProtection = ["tee"] }, Entry()).ShouldFailWith(KeyProtectionRefused).Detail.ShouldBe("tee is due");
        Judge(new() { RefusedKeyProtection = ["remote_handle"] }, Entry().Stating("keyProtection", new JsonArray("hardware", "remote_handle"))).ShouldFailWith(KeyProtectionRefused);
    }

    /// <summary>Response 3 F-16 and response 5 F-8.</summary>
    [Shows("Attestation Resp-3 F-16", "Attestation Resp-5 F-8")]
    [Fact]
    public void Refuses_an_algorithm_that_the_statement_does_not_list()
    {
        Judge(new(), Entry().Stating("authenticationAlgorithms", new JsonArray("ed25519_eddsa_sha512_raw"))).ShouldFailWith(AlgorithmUnlisted);
        Judge(new(), Entry().Stating("authenticationAlgorithms", new JsonArray("rsassa_pkcsv15_sha256_raw")), KeyAlgorithm.RS256)
            .ShouldFailWith(AlgorithmUnlisted).Detail.ShouldNotBeNull().ShouldContain("certificate");
        Judge(new(), Entry().Stating("authenticationAlgorithms", new JsonArray("rsassa_pkcsv15_sha256_raw", "secp256r1_ecdsa_sha256_raw")), KeyAlgorithm.RS256).ShouldSucceed();
    }

    /// <summary>Response 6 F-2.</summary>
    [Shows("Attestation Resp-6 F-2")]
    [Fact]
    public void Refuses_a_type_of_attestation_that_the_statement_does_not_list()
    {
        Judge(new(), Entry().Stating("attestationTypes", new JsonArray("basic_surrogate"))).ShouldFailWith(AttestationTypeUnlisted);
        Judge(new(), Entry(), style: AttestationStyle.PackedSelf).ShouldFailWith(AttestationTypeUnlisted);
        Judge(new(), Entry().Stating("attestationTypes", new JsonArray("attca"))).ShouldSucceed();
    }

    [Fact]
    public void Tells_AttCA_from_Basic_only_where_the_model_is_proven_and_could_be_nothing_else()
    {
        AttestationType TypeOf(JsonObject entry, bool? anchored = null) => Judge(new(), entry, anchored: anchored).ShouldSucceed().Attestation.Type;
        var certified = Entry().Stating("attestationTypes", new JsonArray("attca"));

        TypeOf(certified).ShouldBe(AttestationType.AttCa);
        TypeOf(certified, anchored: false).ShouldBe(AttestationType.Basic);
        TypeOf(Entry().Stating("attestationTypes", new JsonArray("attca", "basic_full"))).ShouldBe(AttestationType.Basic);
        TypeOf(Entry()).ShouldBe(AttestationType.Basic);
    }

    [Fact]
    public void Refuses_what_it_does_not_know_only_where_that_is_demanded()
    {
        var stranger = BlobEntry.Fido2(BlobAttempt.Model);

        Judge(new(), stranger).ShouldSucceed().Entry.ShouldBeNull();
        Judge(new() { KnownModelRequired = true }, stranger, anchored: true).ShouldFailWith(ModelUnknown).Step.ShouldBe("WebAuthn L3 §7.1 step 24");
        Judge(new() { KnownModelRequired = true }, Entry(), anchored: false).ShouldFailWith(ModelUnproven);
        Judge(new() { LowestCertification = CertificationLevel.L1 }, Entry(), style: AttestationStyle.None).ShouldFailWith(ModelUnproven);
    }

    [Fact]
    public void Refuses_stale_metadata_only_where_that_is_demanded()
    {
        Judge(new() { FreshMetadataRequired = true }, Entry(), nextUpdate: new(2026, 5, 31)).ShouldFailWith(BlobStale);
        Judge(new(), Entry(), nextUpdate: new(2026, 5, 31)).ShouldSucceed();
    }

    public void Dispose()
    {
        _batch.Dispose();
        _maker.Dispose();
    }

    private JsonObject Entry() => BlobEntry.Fido2(AuthenticatorProfile.SyncedProvider.Aaguid, _maker.Root);

    private Outcome<ModelStanding> Judge(
        MetadataPolicy policy, JsonObject entry, KeyAlgorithm algorithm = KeyAlgorithm.ES256, AttestationStyle style = AttestationStyle.PackedBasic,
        bool? anchored = null, DateOnly? nextUpdate = null)
    {
        var contents = new BlobContents { Entries = [entry], NextUpdate = nextUpdate ?? new(2026, 7, 1) };
        var metadata = new AuthenticatorMetadata(new BlobAttempt { Contents = contents }.Verify().ShouldSucceed(), []);
        IAttestationAnchors anchors = anchored switch { true => new ConfiguredAnchors([_maker.Root]), false => ConfiguredAnchors.None, null => metadata };

        var attempt = RegistrationAttempt.Attested(style, algorithm);
        attempt = attempt with
        {
            Profile = attempt.Profile with { Batch = _batch },
            Expected = attempt.Expected with { Policy = new() { Anchors = anchors } },
        };
        return attempt.Verify().Then(registration => policy.Judge(registration, metadata, BlobAttempt.Now));
    }
}
