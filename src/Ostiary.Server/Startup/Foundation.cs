using Ostiary.Accounts;
using Ostiary.Server.Configuration;
using Ostiary.Storage;

namespace Ostiary.Server.Startup;

/// <summary>Lays what the server stands on, at start and again until the database answers.</summary>
public sealed partial class Foundation(
    Database database, KeyRing keys, FirstRelyingParty firstRelyingParty, FirstAdministrator firstAdministrator,
    RelyingPartyDirectory relyingParties, IRelyingPartyRule further, Readiness readiness, TimeProvider clock, ILogger<Foundation> log) : BackgroundService
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    /// <summary>Tries once before the first request is taken, so that a healthy server is ready as soon as it listens.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryToStand(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!readiness.IsFounded)
        {
            await Task.Delay(RetryInterval, clock, stoppingToken);
            await TryToStand(stoppingToken);
        }
    }

    private async Task TryToStand(CancellationToken cancel)
    {
        try
        {
            var applied = await new Migrator(database, clock).Apply(HouseSchema.Migrations(database.Dialect), cancel);
            await keys.Prepare(cancel);
            var relyingParty = await firstRelyingParty.Ensure(cancel);
            await RefuseContradictions(cancel);
            await firstAdministrator.Invite(relyingParty, cancel);
            readiness.Founded();
            Ready(database.Dialect, applied);
        }
        catch (DatabaseUnavailableException away)
        {
            Waiting(away.Message, away.Remedy);
        }
    }

    // What was sound when it was saved may have lost what it rests on, such as the metadata of an earlier configuration.
    private async Task RefuseContradictions(CancellationToken cancel)
    {
        foreach (var relyingParty in await relyingParties.All(cancel))
        {
            if (further.Refusal(relyingParty) is { } refusal)
                throw new ConfigurationException($"The relying party {relyingParty.Name} ({relyingParty.Id.Value}) cannot be served: {refusal}. Set Metadata:File, Metadata:Url or Metadata:FormatRoots where it rests on them, or change its policy on a machine that can serve it.");
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Ready on {Dialect}; {Applied} migrations applied")]
    private partial void Ready(Dialect dialect, int applied);

    [LoggerMessage(2, LogLevel.Warning, "The database does not answer; trying again. {Reason} {Remedy}")]
    private partial void Waiting(string reason, string remedy);
}
