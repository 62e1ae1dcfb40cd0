using System.Collections.Concurrent;
using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Slows down ceremonies that name one person. Counted per node, in memory; an empty bucket delays, it never locks.</summary>
/// <remarks>
/// Naming a person and answering as that person are counted apart: whoever knows only a name can use up the turns of those who type it,
/// and never those of the passkey. Safe for use from any thread.
/// </remarks>
public sealed class PersonLimiter(CeremonyOptions options, TimeProvider clock)
{
    private const int SweptAbove = 10_000;

    private static readonly TimeSpan Filling = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private long _sweptAt = clock.GetTimestamp();

    /// <summary>Takes one turn of those who begin a ceremony for someone. Fails with <c>ceremony.too_many_attempts</c>.</summary>
    /// <param name="relyingParty">Whose person it is.</param>
    /// <param name="person">The folded identifier, or the user id where a caller may name one. Never one looked up for the other: the count would tell who exists.</param>
    internal Failure? TakeToBegin(RelyingPartyId relyingParty, string person) => Take($"begin\n{relyingParty.Value}\n{person}");

    /// <summary>Takes one turn of the person who has just proved to be there. Fails with <c>ceremony.too_many_attempts</c>.</summary>
    internal Failure? TakeToFinish(RelyingPartyId relyingParty, UserId user) => Take($"finish\n{relyingParty.Value}\n{user.Value}");

    private Failure? Take(string key)
    {
        ForgetFullBuckets();
        var wait = _buckets.GetOrAdd(key, _ => new Bucket(options.AttemptsPerPersonPerMinute, clock)).Take();
        return wait is null ? null : new Failure(CeremonyCodes.TooManyAttempts) { RetryAfter = wait };
    }

    // A bucket that nobody touched for a minute is full again, and as good as none.
    private void ForgetFullBuckets()
    {
        var last = Interlocked.Read(ref _sweptAt);
        if (_buckets.Count < SweptAbove || clock.GetElapsedTime(last) < Filling
            || Interlocked.CompareExchange(ref _sweptAt, clock.GetTimestamp(), last) != last)
            return;

        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.IsFull)
                _buckets.TryRemove(key, out _);
        }
    }

    /// <summary>As many turns as fit into a minute, filled evenly.</summary>
    private sealed class Bucket(int size, TimeProvider clock)
    {
        private readonly Lock _gate = new();
        private double _turns = size;
        private long _at = clock.GetTimestamp();

        public bool IsFull => clock.GetElapsedTime(Interlocked.Read(ref _at)) >= Filling;

        /// <summary>Null when there was a turn; otherwise how long until there is one.</summary>
        public TimeSpan? Take()
        {
            lock (_gate)
            {
                var now = clock.GetTimestamp();
                _turns = Math.Min(size, _turns + (clock.GetElapsedTime(_at, now) / Filling * size));
                Interlocked.Exchange(ref _at, now);
                if (_turns < 1)
                    return (1 - _turns) / size * Filling;

                _turns--;
                return null;
            }
        }
    }
}
