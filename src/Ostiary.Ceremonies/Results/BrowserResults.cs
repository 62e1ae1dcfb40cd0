using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Ceremonies;

/// <summary>Gives a browser with a publishable key something that only its own backend can cash, once.</summary>
public sealed class BrowserResults
{
    private readonly CeremonyStates _states;
    private readonly CeremonyOptions _options;
    private readonly Users _users;
    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal BrowserResults(CeremonyStates states, CeremonyOptions options, Users users, Database database, TimeProvider clock)
    {
        _states = states;
        _options = options;
        _users = users;
        _database = database;
        _clock = clock;
    }

    /// <summary>The sealed result; null for callers who need none.</summary>
    internal async ValueTask<string?> For(Caller caller, User user, PasskeyId passkey, string kind, bool userVerified, CancellationToken cancel)
    {
        if (caller.Kind != CallerKind.PublishableKey)
            return null;

        var now = _clock.GetUtcNow();
        return await _states.Close(new BrowserResult
        {
            Id = _states.NewId(),
            RelyingParty = caller.RelyingParty.Id.Value,
            ExpiresAtMs = (now + _options.ResultLifetime).ToUnixTimeMilliseconds(),
            User = user.Id.Value,
            Passkey = passkey.Value,
            Kind = kind,
            UserVerified = userVerified,
            AuthenticatedAtMs = now.ToUnixTimeMilliseconds(),
        }, cancel);
    }

    /// <summary>What a result stands for; the result is spent afterwards.</summary>
    /// <remarks>Fails with <c>result.invalid</c>, <c>result.expired</c>, <c>result.already_redeemed</c>, <c>enrollment.user_unknown</c> or <c>accounts.user_disabled</c>.</remarks>
    public async Task<Outcome<Redeemed>> Redeem(Caller caller, string text, CancellationToken cancel)
    {
        if (!(await _states.Open<BrowserResult>(text, caller, cancel)).TryGet(out var result, out var failure))
            return failure.Code == CeremonyCodes.Expired ? CeremonyCodes.ResultExpired : CeremonyCodes.ResultInvalid;

        var user = await _users.Find(caller.RelyingParty.Id, new UserId(result.User), cancel);
        if (user is null)
            return CeremonyCodes.UserUnknown;

        if (user.Refusal() is { } refused)
            return refused;

        var write = new GuardedWrite();
        write.Add(BurntCeremonies.Burn(result), CeremonyCodes.ResultAlreadyRedeemed);
        var committed = await write.Commit(_database, cancel);
        return committed.Map(_ => new Redeemed(
            user, new PasskeyId(result.Passkey), result.Kind, result.UserVerified, DateTimeOffset.FromUnixTimeMilliseconds(result.AuthenticatedAtMs)));
    }
}

/// <summary>What a redeemed result stands for.</summary>
public sealed record Redeemed(User User, PasskeyId Passkey, string Kind, bool UserVerified, DateTimeOffset AuthenticatedAt);
