using Ostiary.Testing;

namespace Ostiary.Peers;

/// <summary>Makes ceremonies: people of every kind of authenticator, and at each turn one thing that may be wrong.</summary>
/// <remarks>The options are those of the handler of Identity, so that it can judge the answers too.</remarks>
internal sealed class Generator(long seed, IdentityPeer identity) : IDisposable
{
    private const string UserId = "6f1c2a0e-user";

    /// <summary>One in so many has an RSA key: drawing one takes longer than a hundred ceremonies.</summary>
    private const int RsaKeysAreOneIn = 60;

    private static readonly KeyAlgorithm[] Curves = [KeyAlgorithm.ES256, KeyAlgorithm.ES256, KeyAlgorithm.ES384, KeyAlgorithm.ES512];

    private readonly SeededEntropy _entropy = new(seed);
    private readonly Attesters _attesters = new(new SeededEntropy(seed));

    /// <summary>Ceremonies without end: registrations and authentications in turn, every defect in its turn.</summary>
    public async IAsyncEnumerable<Ceremony> Ceremonies()
    {
        for (var turn = 0; ; turn++)
        {
            yield return await Registration(Defect.OfRegistrations[turn % Defect.OfRegistrations.Count]);
            yield return await Authentication(Defect.OfAuthentications[turn % Defect.OfAuthentications.Count]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _attesters.Dispose();

    private async Task<Ceremony> Registration(Defect defect)
    {
        var dice = new Dice(_entropy);
        var profile = _attesters.Attesting(ProfileBy(dice), dice);

        // A statement of U2F is made from the parts of authenticator data, and cannot be when some are missing.
        if (defect.Name == Defect.CutShort && profile.Attestation is AttestationStyle.FidoU2f)
            profile = profile with { Attestation = AttestationStyle.PackedBasic };
        using var authenticator = new VirtualAuthenticator(profile, _entropy);
        var (options, state) = await identity.CreationOptions(UserId);
        var response = ClientOf(authenticator, defect.Break(dice)).Create(options);
        return Ceremony.Of($"registration: {defect.Name}", options, state, response, credential: null) with
        {
            Format = Attesters.FormatOf(authenticator.Profile.Attestation),
        };
    }

    private async Task<Ceremony> Authentication(Defect defect)
    {
        var dice = new Dice(_entropy);
        using var authenticator = new VirtualAuthenticator(ProfileBy(dice), _entropy);
        var (creation, _) = await identity.CreationOptions(UserId);
        ClientOf(authenticator, Alterations.None).Create(creation);
        var passkey = authenticator.Passkeys[0];

        // A key that has signed before, so that counters can go back.
        passkey.SignCount = passkey.BackupEligible ? 0u : 7u;
        var stored = new Enrolled(
            UserId, passkey.CredentialId.ToArray(), passkey.PublicKey.Encode(), passkey.SignCount, passkey.BackupEligible, passkey.BackupEligible);

        var (options, state) = await identity.RequestOptions();
        var response = ClientOf(authenticator, defect.Break(dice)).Get(options);
        return Ceremony.Of($"authentication: {defect.Name}", options, state, response, stored);
    }

    private static AuthenticatorProfile ProfileBy(Dice dice)
    {
        var kind = dice.Below(2) == 0 ? AuthenticatorProfile.SyncedProvider : AuthenticatorProfile.SecurityKey;
        return kind with
        {
            Algorithms = [dice.Below(RsaKeysAreOneIn) == 0 ? KeyAlgorithm.RS256 : dice.OneOf(Curves)],
            CredentialIdLength = 16 + dice.Below(64),
        };
    }

    private static VirtualClient ClientOf(VirtualAuthenticator authenticator, Alterations alterations) =>
        new(Ceremony.Origin, authenticator) { Alterations = alterations };
}
