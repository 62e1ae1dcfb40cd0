using System.Security.Cryptography;
using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Metadata;
using Ostiary.WebAuthn;

namespace Ostiary.Ceremonies;

/// <summary>Turns the words of a relying party's attestation profile into what a registration must prove, with the server's metadata and the party's own roots.</summary>
/// <remarks>Thread-safe. A registration never waits for metadata: what is known at that moment counts.</remarks>
public sealed class AttestationDemands(MetadataSource metadata)
{
    /// <summary>Why a relying party may not demand what it demands; null when it may.</summary>
    /// <remarks>Fails with <c>webauthn.attestation_policy_contradictory</c>: attestation is required, and nobody is configured who could vouch.</remarks>
    public Failure? Refusal(RelyingParty candidate)
    {
        var profile = candidate.Policy.Profile;
        var policy = PolicyOf(Sealed(candidate.Policy), profile);
        return policy.Contradiction(PolicyWords.AttestationOf(candidate.Policy.Attestation)) is { } contradiction
            ? contradiction with { Field = "attestation" }
            : null;
    }

    /// <summary>What to seal of the profile, for the verdict to be that of the moment when options were issued; null where nothing is required.</summary>
    /// <remarks>Roots are sealed by their SHA-256 alone: one that is withdrawn meanwhile counts no more, and one that is new counts not yet.</remarks>
    internal static AttestationProfile? Sealed(CeremonyPolicy policy) =>
        PolicyWords.AttestationOf(policy.Attestation).RequiresAttestation()
            ? policy.Profile with { Roots = [.. policy.Profile.Roots.Select(ThumbprintOf)] }
            : null;

    /// <summary>What the statement must prove.</summary>
    /// <param name="demanded">What was sealed.</param>
    /// <param name="today">The relying party's profile as it is now, for its roots.</param>
    internal AttestationPolicy PolicyOf(AttestationProfile? demanded, AttestationProfile today) => demanded is null
        ? new AttestationPolicy { Anchors = metadata }
        : new AttestationPolicy
        {
            Demand = AttestationDemand.Anchored,
            Anchors = new JointAnchors(new ConfiguredAnchors(RootsOf(demanded, today)), metadata),
            AllowedModels = demanded.AllowedModels.Count == 0 ? null : ModelsOf(demanded.AllowedModels),
            BlockedModels = ModelsOf(demanded.BlockedModels),
            Tolerated = PolicyWords.TolerancesOf(demanded.Tolerated),
        };

    /// <summary>Judges a verified registration by what metadata says of its model. Fails with the codes of <see cref="MetadataPolicy.Judge"/>.</summary>
    internal Outcome<VerifiedRegistration> Judge(VerifiedRegistration verified, AttestationProfile? demanded, DateTimeOffset at)
    {
        if (demanded is null)
            return verified;

        var policy = new MetadataPolicy
        {
            KnownModelRequired = demanded.KnownModelRequired,
            LowestCertification = PolicyWords.CertificationOf(demanded.LowestCertification),
            DemandedKeyProtection = demanded.KeyProtection,
        };
        return policy.Judge(verified, metadata.Current, at).Map(standing => verified with { Attestation = standing.Attestation });
    }

    /// <summary>What to keep of who vouches, and on whose word that was believed.</summary>
    internal PasskeyAttestation VoucherOf(VerifiedRegistration verified)
    {
        var (attestation, known) = (verified.Attestation, metadata.Current);
        var statements = attestation.Statements is { Count: > 0 } inner ? inner : [attestation];
        var trust = attestation.Trust switch
        {
            AttestationTrust.NotApplicable => VoucherTrust.NotAsked,
            AttestationTrust.AnchorUnverified => VoucherTrust.Unverified,
            // Metadata counts only where it named the anchor of every statement.
            _ => statements.All(statement => known.Vouches(statement, verified.Credential.Aaguid)) ? VoucherTrust.Metadata : VoucherTrust.Anchor,
        };
        return new PasskeyAttestation
        {
            Kind = KindOf(attestation.Type),
            Trust = trust,
            Anchor = statements[0].Anchor is { } anchor ? Convert.ToHexStringLower(SHA256.HashData(anchor.Span)) : null,
            MetadataNumber = trust is VoucherTrust.Metadata ? known.Blob?.Number : null,
        };
    }

    private static VoucherKind KindOf(AttestationType type) => type switch
    {
        AttestationType.None => VoucherKind.None,
        AttestationType.Self => VoucherKind.Self,
        AttestationType.Basic => VoucherKind.Basic,
        AttestationType.AttCa => VoucherKind.AttCa,
        AttestationType.AnonCa => VoucherKind.AnonCa,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static List<ReadOnlyMemory<byte>> RootsOf(AttestationProfile demanded, AttestationProfile today) =>
        [.. today.Roots.Where(root => demanded.Roots.Contains(ThumbprintOf(root))).Select(DerOf)];

    private static HashSet<Aaguid> ModelsOf(IReadOnlyList<string> models) => [.. models.Select(Aaguid.Parse).OfType<Aaguid>()];

    private static string ThumbprintOf(string root) => Base64UrlText.Encode(SHA256.HashData(DerOf(root).Span));

    private static ReadOnlyMemory<byte> DerOf(string root) =>
        Base64UrlText.TryDecode(root, out var der) ? der : throw new InvalidOperationException("A stored root is not base64url.");
}
