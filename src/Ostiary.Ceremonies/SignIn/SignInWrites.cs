using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Ceremonies;

/// <summary>Writes verified sign-ins: on PostgreSQL those that come at the same time in one transaction, each with an outcome of its own.</summary>
/// <remarks>SQLite needs no such thing: its one writer makes all that wait durable with one flush anyway.</remarks>
internal sealed class SignInWrites
{
    private const int MostTogether = 32;

    private readonly Database _database;
    private readonly Lane<SignInWrite, Task<Outcome<Done>>> _lane;

    public SignInWrites(Database database)
    {
        _database = database;
        _lane = new(MostTogether, touches: write => [write.State.Id, write.Use.PasskeyId.Value], Together);
    }

    /// <summary>Writes one sign-in; it is durable when this returns.</summary>
    /// <remarks>Fails as <see cref="SignInWrite.Alone"/> does.</remarks>
    public async Task<Outcome<Done>> Write(SignInWrite write, CancellationToken cancel) =>
        _database.Dialect == Dialect.Postgres && BeginsItsFirstSession(write)
            ? await await _lane.Send(write, cancel)
            : await write.Alone(_database, cancel);

    /// <summary>Writes a group of which no two touch the same ceremony or passkey; the outcome of each, in order.</summary>
    /// <remarks>Nobody's cancellation reaches the database: whoever goes does not stop the others.</remarks>
    internal async Task<IReadOnlyList<Task<Outcome<Done>>>> Together(IReadOnlyList<SignInWrite> group)
    {
        if (group.Count == 1)
            return await EachAlone(group);

        var committed = await _database.Commit(
            [
                BurntCeremonies.BurnAll(group.Select(write => write.State)),
                Passkeys.RecordUses(group.Select(write => write.Use)),
                Sessions.BeginAllAudited([.. group.Select(write => new AuditedSession(write.Session!, write.Entry))]),
            ],
            CancellationToken.None);

        // One ceremony that was burnt before undoes the write of all: then each has to stand for itself.
        return committed.Succeeded ? OutcomesOf(group, committed) : await EachAlone(group);
    }

    private static Task<Outcome<Done>>[] OutcomesOf(IReadOnlyList<SignInWrite> group, Committed committed)
    {
        var (used, told) = (committed.Returned[0].ToHashSet(StringComparer.Ordinal), committed.Returned[1].ToHashSet(StringComparer.Ordinal));
        return [.. group.Select(write => Task.FromResult(
            SignInWrite.Became(wasUsed: used.Contains(write.Use.PasskeyId.Value), wasTold: told.Contains(write.Session!.Id.Value))))];
    }

    // Each keeps its own outcome, also when the database goes away in the middle of them.
    private async Task<IReadOnlyList<Task<Outcome<Done>>>> EachAlone(IReadOnlyList<SignInWrite> group)
    {
        Task<Outcome<Done>>[] alone = [.. group.Select(write => write.Alone(_database, CancellationToken.None))];
        Task settled = Task.WhenAll(alone);
        await settled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return alone;
    }

    private static bool BeginsItsFirstSession(SignInWrite write) => write is { Session: not null, Ended: null };
}
