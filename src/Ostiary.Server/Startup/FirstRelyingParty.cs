using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Server.Configuration;
using Ostiary.Storage;

namespace Ostiary.Server.Startup;

/// <summary>Makes the first relying party from the configuration, while the database has none. Later ones are made in the console.</summary>
public sealed class FirstRelyingParty(
    Database database, RelyingParties stored, RelyingPartyDirectory directory, ServerOptions options, TimeProvider clock, Entropy entropy)
{
    /// <summary>The relying party at <c>Server:PublicOrigin</c>, or the oldest one.</summary>
    public async Task<RelyingParty> Ensure(CancellationToken cancel)
    {
        var origin = options.PublicOrigin.GetLeftPart(UriPartial.Authority);
        var all = await stored.All(cancel);
        if ((all.Find(one => one.HostedOrigin == origin) ?? all.FirstOrDefault()) is { } existing)
            return existing;

        var first = RelyingPartyRules.Check(new RelyingParty
        {
            Id = RelyingPartyId.New(clock, entropy),
            Name = options.Name,
            RpId = options.RpId ?? options.PublicOrigin.Host,
            Origins = [origin],
            HostedOrigin = origin,
            CreatedAt = clock.GetUtcNow(),
        });
        if (!first.Succeeded)
            throw new ConfigurationException($"Server:PublicOrigin and Server:RpId do not make a relying party: {first.Failure.Code.Title}");

        // Two nodes may start at once: whose write comes second meets the first one's hosted origin and takes that relying party.
        await database.Commit([RelyingParties.Save(first.Value)], cancel);
        await directory.Refresh(cancel);
        return (await stored.All(cancel))[0];
    }
}
