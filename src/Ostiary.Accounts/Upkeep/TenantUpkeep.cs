using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Changes to relying parties and their API keys; each is committed with its audit entry, and this node knows at once.</summary>
public sealed class TenantUpkeep(
    Database database, RelyingParties stored, RelyingPartyDirectory relyingParties, ApiKeys apiKeys, ApiKeyDirectory keyDirectory,
    IRelyingPartyRule further, TimeProvider clock, Entropy entropy)
{
    private const int LongestName = 64;

    /// <summary>The relying party exists as given; a new id adds one.</summary>
    /// <remarks>Fails with what <see cref="RelyingPartyRules.Check"/> and the further rule say, <c>upkeep.rp_id_fixed</c> or <c>upkeep.hosted_origin_taken</c>.</remarks>
    public async Task<Outcome<RelyingParty>> Save(RelyingParty candidate, ChangedBy by, CancellationToken cancel)
    {
        if (!RelyingPartyRules.Check(candidate).TryGet(out var sound, out var broken))
            return broken;

        if (further.Refusal(sound) is { } refusal)
            return refusal;

        if (await stored.Find(sound.Id, cancel) is { } before && !string.Equals(before.RpId, sound.RpId, StringComparison.Ordinal))
            return new Failure(UpkeepCodes.RpIdFixed) { Field = "rpId" };

        var committed = await database.Commit(
            [RelyingParties.Save(sound), by.Writes(AuditAction.RelyingPartySaved, sound.Id, user: null, sound.Id.Value, clock, entropy)], cancel);
        if (!committed.Succeeded)
            return new Failure(UpkeepCodes.HostedOriginTaken) { Field = "hostedOrigin" };

        await relyingParties.Refresh(cancel);
        return sound;
    }

    /// <summary>A new key stands, and its text is answered: the only time that anybody sees it.</summary>
    /// <remarks>Fails with <c>upkeep.api_key_name</c> or <c>upkeep.api_key_origins</c>.</remarks>
    public async Task<Outcome<(ApiKey Key, string Token)>> MintApiKey(
        RelyingParty relyingParty, ApiKeyKind kind, string? name, IReadOnlyList<string> allowedOrigins, ChangedBy by, CancellationToken cancel)
    {
        var wanted = name?.Trim() ?? "";
        if (!Legibility.IsName(wanted, LongestName))
            return new Failure(UpkeepCodes.ApiKeyName) { Field = "name" };

        if (kind == ApiKeyKind.Publishable && (allowedOrigins.Count == 0 || allowedOrigins.Except(relyingParty.CeremonyOrigins, StringComparer.Ordinal).Any()))
            return new Failure(UpkeepCodes.ApiKeyOrigins) { Field = "origins" };

        var minted = ApiKey.Mint(relyingParty.Id, kind, wanted, kind == ApiKeyKind.Publishable ? allowedOrigins : [], clock, entropy);
        await Commit(ApiKeys.Insert(minted.Key), AuditAction.ApiKeyMinted, relyingParty.Id, minted.Key.Id, by, cancel);
        return minted;
    }

    /// <summary>The key opens nothing any more. Fails with <c>upkeep.api_key_gone</c>.</summary>
    public async Task<Outcome<Done>> RevokeApiKey(RelyingPartyId relyingParty, ApiKeyId id, ChangedBy by, CancellationToken cancel)
    {
        var keys = await apiKeys.OfRelyingParty(relyingParty, cancel);
        if (!keys.Exists(key => key.Id == id && key.RevokedAt is null))
            return UpkeepCodes.ApiKeyGone;

        await Commit(ApiKeys.Revoke(relyingParty, id, clock.GetUtcNow()), AuditAction.ApiKeyRevoked, relyingParty, id, by, cancel);
        return new Done();
    }

    private async Task Commit(
        Statement change, AuditAction action, RelyingPartyId relyingParty, ApiKeyId key, ChangedBy by, CancellationToken cancel)
    {
        var committed = await database.Commit([change, by.Writes(action, relyingParty, user: null, key.Value, clock, entropy)], cancel);
        if (!committed.Succeeded)
            throw new InvalidOperationException($"statement {committed.ViolatedStatement} of an API key change met a constraint");

        await keyDirectory.Refresh(cancel);
    }
}
