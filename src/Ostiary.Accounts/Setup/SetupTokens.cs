using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>One-time links with which the first administrator of a relying party signs up.</summary>
public sealed class SetupTokens(Database database, TimeProvider clock)
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>True when the relying party has an active administrator, so that no link is needed.</summary>
    public async Task<bool> HasAdministrator(RelyingPartyId relyingParty, CancellationToken cancel) =>
        await database.ReadFirst(FindFirstAdministrator.Query(relyingParty), row => row.GetString(0), cancel) is not null;

    /// <summary>Looks at a token without burning it; fails with <c>accounts.setup_token_spent</c>.</summary>
    public async Task<Outcome<Done>> Check(RelyingPartyId relyingParty, string token, CancellationToken cancel)
    {
        var good = await database.ReadFirst(
            FindSetupToken.Query(relyingParty, SecretToken.HashOf(token)),
            row => row.Instant(0) > clock.GetUtcNow() && row.IsDBNull(1),
            cancel);
        return good ? new Done() : AccountsCodes.SetupTokenSpent;
    }

    /// <summary>A new token and the statement that stores its hash.</summary>
    public (string Token, Statement Statement) Create(RelyingPartyId relyingParty, Entropy entropy)
    {
        var token = SecretToken.New("", entropy);
        var now = clock.GetUtcNow();
        return (token, CreateSetupToken.Command(relyingParty, SecretToken.HashOf(token), now, now + Lifetime));
    }

    /// <summary>Burns a token for a user. Burnt before, unknown or expired, it violates a constraint and undoes its whole commit.</summary>
    public static Statement Burn(RelyingPartyId relyingParty, string token, UserId user, DateTimeOffset now) =>
        BurnSetupToken.Command(relyingParty, SecretToken.HashOf(token), user, now);
}
