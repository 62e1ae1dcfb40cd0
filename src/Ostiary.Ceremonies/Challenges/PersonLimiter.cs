using System.Threading.RateLimiting;
using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Slows down ceremonies that name one person. Counted per node, in memory; a full bucket delays, it never locks.</summary>
public sealed class PersonLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter;

    /// <summary>A limiter with one bucket a person, filled evenly through each minute.</summary>
    public PersonLimiter(CeremonyOptions options)
    {
        var perMinute = options.AttemptsPerPersonPerMinute;
        _limiter = PartitionedRateLimiter.Create<string, string>(person => RateLimitPartition.GetSlidingWindowLimiter(person, _ =>
            new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
                QueueLimit = 0,
            }));
    }

    /// <summary>Takes one turn. Fails with <c>ceremony.too_many_attempts</c>.</summary>
    /// <param name="relyingParty">Whose person it is.</param>
    /// <param name="person">The user id once it is known, otherwise the normalized identifier.</param>
    internal Failure? Take(RelyingPartyId relyingParty, string person)
    {
        using var lease = _limiter.AttemptAcquire($"{relyingParty.Value}\n{person}");
        if (lease.IsAcquired)
            return null;

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        return new Failure(CeremonyCodes.TooManyAttempts) { RetryAfter = wait };
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
