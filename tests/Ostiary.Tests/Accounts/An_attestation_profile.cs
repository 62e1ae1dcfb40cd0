using Ostiary.Accounts;
using Ostiary.Testing;

namespace Ostiary.Tests.Accounts;

public sealed class An_attestation_profile
{
    private const string Model = "00112233-4455-6677-8899-aabbccddeeff";

    private static readonly AttestationProfile Valid = new()
    {
        Roots = [Base64UrlText.Encode(RootCertificate())],
        AllowedModels = [Model],
        BlockedModels = ["00112233-4455-6677-8899-aabbccddee00"],
        KnownModelRequired = true,
        LowestCertification = "l2",
        KeyProtection = ["hardware", "secure_element"],
        Tolerated = ["any_member_order"],
    };

    public static TheoryData<string, AttestationProfile> Unreadable => new()
    {
        { "attestationRoots", Valid with { Roots = ["not base64url!"] } },
        { "attestationRoots", Valid with { Roots = [Base64UrlText.Encode("no certificate"u8)] } },
        { "attestationRoots", Valid with { Roots = [.. Enumerable.Repeat(Valid.Roots[0], 17)] } },
        { "allowedModels", Valid with { AllowedModels = ["00112233445566778899aabbccddeeff"] } },
        { "allowedModels", Valid with { AllowedModels = [.. Enumerable.Repeat(Model, 257)] } },
        { "blockedModels", Valid with { BlockedModels = ["any"] } },
        { "lowestCertification", Valid with { LowestCertification = "l9" } },
        { "keyProtection", Valid with { KeyProtection = ["hardware", "magic"] } },
        { "tolerated", Valid with { Tolerated = ["everything"] } },
    };

    [Theory]
    [InlineData("direct")]
    [InlineData("enterprise")]
    public void Is_accepted_where_attestation_is_asked_for(string attestation) => Check(attestation, Valid).ShouldSucceed();

    [Theory]
    [InlineData("none")]
    [InlineData("indirect")]
    public void Demands_nothing_that_is_not_asked_for(string attestation)
    {
        Check(attestation, Valid).ShouldFailWith(AccountsCodes.AttestationProfileContradictory).Field.ShouldBe("attestation");
        Check(attestation, new AttestationProfile { AllowedModels = [Model] }).ShouldFailWith(AccountsCodes.AttestationProfileContradictory);
        Check(attestation, new AttestationProfile { KnownModelRequired = true }).ShouldFailWith(AccountsCodes.AttestationProfileContradictory);
        Check(attestation, new AttestationProfile()).ShouldSucceed();
    }

    [Fact]
    public void Allows_no_model_that_it_blocks_in_whatever_case() =>
        Check("direct", Valid with { BlockedModels = [Model.ToUpperInvariant()] })
            .ShouldFailWith(AccountsCodes.AttestationProfileContradictory).Field.ShouldBe("blockedModels");

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void Is_refused_by_the_name_of_what_cannot_be_read(string field, AttestationProfile profile) =>
        Check("direct", profile).ShouldFailWith(AccountsCodes.AttestationProfileValue).Field.ShouldBe(field);

    private static Outcome<RelyingParty> Check(string attestation, AttestationProfile profile)
    {
        var party = Sample.RelyingParty();
        return RelyingPartyRules.Check(party with { Policy = party.Policy with { Attestation = attestation, Profile = profile } });
    }

    private static byte[] RootCertificate()
    {
        using var authority = new AttestationAuthority(new SeededEntropy(1));
        return authority.Root.ToArray();
    }
}
