using System.Threading.RateLimiting;
using Microsoft.Net.Http.Headers;
using Ostiary.Accounts;

namespace Ostiary.Server.Limits;

/// <summary>Limits by address prefix and for the whole server; the limit by person is the ceremonies' own.</summary>
public static class LimitPolicies
{
    /// <summary>The policy for everything that begins or finishes a ceremony or checks a secret.</summary>
    public const string Ceremonies = "ceremonies";

    /// <summary>The policy for hosted pages, the console and the session of a browser: they read the database for everybody who asks.</summary>
    public const string Pages = "pages";

    /// <summary>The policy for batches of events; what they hold has quotas of its own.</summary>
    public const string Events = "events";

    /// <summary>Registers the limits.</summary>
    public static IServiceCollection AddLimits(this IServiceCollection services, LimitOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ =>
            RateLimitPartition.GetTokenBucketLimiter("server", _ => EverySecond(options.GlobalPerSecond)));

        // A backend speaks for all its people from one address. Without a real key it gets no further than a look into memory.
        limiter.AddPolicy(Ceremonies, context => context.Request.Headers.ContainsKey(HeaderNames.Authorization)
            ? RateLimitPartition.GetNoLimiter("backends")
            : RateLimitPartition.GetTokenBucketLimiter(
                AddressPrefix.Of(context.Connection.RemoteIpAddress), _ => OverAMinute(options.PerAddressPrefixPerMinute)));

        limiter.AddPolicy(Events, context => context.Request.Headers.ContainsKey(HeaderNames.Authorization)
            ? RateLimitPartition.GetNoLimiter("backends")
            : RateLimitPartition.GetTokenBucketLimiter(
                AddressPrefix.Of(context.Connection.RemoteIpAddress), _ => OverAMinute(options.EventBatchesPerAddressPrefixPerMinute)));

        limiter.AddPolicy(Pages, context => RateLimitPartition.GetTokenBucketLimiter(
            AddressPrefix.Of(context.Connection.RemoteIpAddress), _ => OverAMinute(options.PagesPerAddressPrefixPerMinute)));

        limiter.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
            return new ValueTask(ServerTrouble.TooMany(rejected.HttpContext, wait));
        };
    });

    private static TokenBucketRateLimiterOptions EverySecond(int perSecond) => new()
    {
        TokenLimit = perSecond,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    // Filled every second, so that a busy office waits a moment and never a minute; a burst may use a minute's worth at once.
    private static TokenBucketRateLimiterOptions OverAMinute(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };
}
