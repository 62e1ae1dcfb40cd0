using System.Security.Cryptography;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>The requests of the last day that may be repeated. A record is written in the commit of what the request makes, or not at all.</summary>
public sealed class RepeatableRequests(Database database, TimeProvider clock)
{
    /// <summary>The id of what this request made before; null when it is new. Fails with <c>upkeep.idempotency_key_reused</c> when its key named another request.</summary>
    public async Task<Outcome<string>?> MadeBefore(RepeatableRequest request, CancellationToken cancel)
    {
        var before = await database.ReadFirst<Record>(
            FindRepeatableRequest.Query(request, clock.GetUtcNow()), row => new Record(row.Bytes(0), row.GetString(1)), cancel);
        if (before is null)
            return null;

        return CryptographicOperations.FixedTimeEquals(before.Hash, request.Hash) ? before.MadeId : UpkeepCodes.IdempotencyKeyReused;
    }

    /// <summary>Claims the key for what this commit makes; put it first. The second statement is violated when somebody was faster, and undoes the commit.</summary>
    public static IReadOnlyList<Statement> Claim(RepeatableRequest request, string madeId, DateTimeOffset now) =>
        [ForgetRepeatableRequest.Command(request, now), InsertRepeatableRequest.Command(request, madeId, now)];

    /// <summary>Deletes up to <paramref name="atMost"/> expired records of all relying parties; returns how many it was.</summary>
    public static async Task<int> Sweep(Database database, TimeProvider clock, int atMost, CancellationToken cancel) =>
        (await database.Commit([SweepRepeatableRequests.Command(clock.GetUtcNow(), atMost)], cancel)).RowsAffected[0];

    private sealed record Record(byte[] Hash, string MadeId);
}
