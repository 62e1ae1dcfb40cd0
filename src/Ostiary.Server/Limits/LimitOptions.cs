using System.ComponentModel.DataAnnotations;

namespace Ostiary.Server.Limits;

/// <summary>How often one may ask. A limit delays; it never locks a person or a passkey out.</summary>
public sealed record LimitOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Limits";

    /// <summary>Ceremony requests a minute from one address prefix (/24 of IPv4, /48 of IPv6); beyond it, <c>http.too_many_requests</c>.</summary>
    /// <value>The default is 240: an office behind one address signs in without noticing.</value>
    [Range(1, 10_000_000)]
    public int PerAddressPrefixPerMinute { get; init; } = 240;

    /// <summary>Pages and looks at the session a minute from one address prefix; beyond it, <c>http.too_many_requests</c>, for people as a page.</summary>
    /// <value>The default is 1200: what an office opens while it signs in as often as <see cref="PerAddressPrefixPerMinute"/> lets it.</value>
    [Range(1, 10_000_000)]
    public int PagesPerAddressPrefixPerMinute { get; init; } = 1_200;

    /// <summary>Batches of events a minute from one address prefix; beyond it, <c>http.too_many_requests</c>.</summary>
    /// <value>The default is 2400: a browser that signs somebody in sends two or three.</value>
    [Range(1, 10_000_000)]
    public int EventBatchesPerAddressPrefixPerMinute { get; init; } = 2_400;

    /// <summary>Requests a second to the whole server.</summary>
    /// <value>The default is 10,000.</value>
    [Range(1, 10_000_000)]
    public int GlobalPerSecond { get; init; } = 10_000;
}
