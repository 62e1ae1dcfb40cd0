using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Lets go what is older than its class and purpose allow, in bounded steps. Any number of nodes may do so at once.</summary>
/// <remarks>
/// Each step is one commit that finds its rows anew, so whoever is killed leaves nothing half done and nothing to repair. Attempts go first: from
/// a day before their events lose anything they are settled, and folding leaves them as they are.
/// </remarks>
public sealed class Expiry(Database database, RetentionOptions options, PersonalErasure erasure, TimeProvider clock)
{
    private const int RowsAtOnce = 2_000;
    private const int RewritesAtOnce = 500;
    private const int StepsAtOnce = 5;

    // An attempt is read from what was told up to six hours before it, and what tells of it may come minutes early by its clock.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    // Events older than seven days are not taken, and nothing waits on a disk for longer than a node is away.
    private static readonly TimeSpan ErasedIsKnown = TimeSpan.FromDays(30);

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Takes some of everything that is due.</summary>
    /// <returns>What was taken, and how far behind it is with the rest; in the order of <see cref="LetGo"/>.</returns>
    public async Task<IReadOnlyList<Gone>> Once(RelyingPartyId relyingParty, CancellationToken cancel)
    {
        var gone = new List<Gone>();
        foreach (var due in Due(relyingParty))
            gone.Add(await Take(due, cancel));

        gone.Add(new(LetGo.Erased, await erasure.Sweep(relyingParty, cancel), TimeSpan.Zero));
        await database.Commit([DestroyPseudonyms.ForgetErased(relyingParty, Now - ErasedIsKnown)], cancel);
        return [.. gone.GroupBy(one => one.What).Select(same => new Gone(same.Key, same.Sum(one => one.Rows), same.Max(one => one.Behind))).OrderBy(one => one.What)];
    }

    private List<DueStep> Due(RelyingPartyId relyingParty)
    {
        IEnumerable<ExpiryScope> In(IEnumerable<int> states, TimeSpan kept) => states.Select(state => new ExpiryScope(relyingParty, state, Now - kept, RowsAtOnce));

        return
        [
            .. In(ReducedBits.With(ReducedBits.Person), options.DiagnosisPseudonymous - Ahead).Select(scope => OfAttempts(LetGo.AttemptPersons, scope, ReduceAttempts.Persons)),
            .. In(ReducedBits.With(ReducedBits.Device), options.DiagnosisDevice - Ahead).Select(scope => OfAttempts(LetGo.AttemptDevices, scope, of => [ReduceAttempts.Devices(of)])),
            .. In(ReducedBits.All, options.DiagnosisAggregate).Select(scope => OfAttempts(LetGo.Attempts, scope, DeleteExpiredAttempts.Attempts)),
            .. In(ReducedBits.With(ReducedBits.Person), options.DiagnosisPseudonymous).Select(scope => OfEvents(LetGo.EventPersons, scope, ReduceEvents.Persons)),
            .. In(ReducedBits.With(ReducedBits.Device), options.DiagnosisDevice).Select(scope => OfEvents(LetGo.EventDevices, scope, ReduceEvents.WithoutDevices)),
            .. In(ReducedBits.With(ReducedBits.Device), options.DiagnosisDevice).Select(scope => OfFields(scope with { Most = RewritesAtOnce })),
            .. In(ReducedBits.All, options.DiagnosisAggregate).Select(scope => OfEvents(LetGo.Events, scope, DeleteExpiredEvents.Command)),
            OfHours(relyingParty, Now - options.TrendsAggregate),
            OfPseudonyms(relyingParty, Now - options.DiagnosisPseudonymous),
        ];
    }

    private DueStep OfAttempts(LetGo what, ExpiryScope scope, Func<ExpiryScope, IReadOnlyList<Statement>> commands) =>
        new(what, scope.Before, scope.Most, cancel => Commit(commands(scope), cancel), ReduceAttempts.Oldest(scope));

    private DueStep OfEvents(LetGo what, ExpiryScope scope, Func<ExpiryScope, Statement> command) =>
        new(what, scope.Before, scope.Most, cancel => Commit([command(scope)], cancel), ReduceEvents.Oldest(scope));

    private DueStep OfFields(ExpiryScope scope) => new(LetGo.EventDevices, scope.Before, scope.Most, cancel => RewriteFields(scope, cancel), ReduceEvents.Oldest(scope));

    private DueStep OfHours(RelyingPartyId relyingParty, DateTimeOffset before) => new(
        LetGo.Hours,
        before,
        int.MaxValue,
        cancel => Commit(
            [
                DeleteExpiredAttempts.Books(relyingParty, Now - options.DiagnosisDevice),
                .. DeleteExpiredDays.Before(relyingParty, before),
                DeleteExpiredAttempts.Hours(relyingParty, before),
            ],
            cancel),
        DeleteExpiredAttempts.OldestHour(relyingParty, before));

    private DueStep OfPseudonyms(RelyingPartyId relyingParty, DateTimeOffset before) => new(
        LetGo.Pseudonyms, before, RowsAtOnce, cancel => Commit([DestroyPseudonyms.OlderThan(relyingParty, before, RowsAtOnce)], cancel), DestroyPseudonyms.Oldest(relyingParty, before));

    private async Task<Gone> Take(DueStep due, CancellationToken cancel)
    {
        var (rows, some) = (0L, due.Most);
        for (var step = 0; step < StepsAtOnce && some >= due.Most; step++)
        {
            some = await due.Some(cancel);
            rows += some;
        }

        return new(due.What, rows, some < due.Most ? TimeSpan.Zero : await Behind(due, cancel));
    }

    private async Task<TimeSpan> Behind(DueStep due, CancellationToken cancel) =>
        await database.ReadFirst<DateTimeOffset?>(due.Oldest, row => row.Instant(0), cancel) is { } oldest ? due.Before - oldest : TimeSpan.Zero;

    // The last statement is the one that takes; whatever stands before it prepares that.
    private async Task<int> Commit(IReadOnlyList<Statement> statements, CancellationToken cancel) => (await database.Commit(statements, cancel)).RowsAffected[^1];

    private async Task<int> RewriteFields(ExpiryScope scope, CancellationToken cancel)
    {
        var due = await database.Read(
            ReduceEvents.ListDevices(scope), row => (Id: row.Bytes(0), Fields: FieldReduction.WithoutDevices(row.GetString(1), row.GetString(2))), cancel);
        if (due.Count > 0)
            await database.Commit([.. due.Select(one => ReduceEvents.Devices(scope.RelyingParty, one.Id, scope.State, one.Fields))], cancel);

        return due.Count;
    }

    private sealed record DueStep(LetGo What, DateTimeOffset Before, int Most, Func<CancellationToken, Task<int>> Some, Statement Oldest);
}
