namespace Ostiary.Server.Outbound;

/// <summary>Something to fetch, and how much it may cost.</summary>
public sealed record OutboundRequest
{
    /// <summary>Where it is.</summary>
    public required Uri Address { get; init; }

    /// <summary>How many bytes the answer may have, before and after decompression.</summary>
    public required int LargestBytes { get; init; }

    /// <summary>How long everything may take: names, redirects, connections and the whole body.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Whether http will do. Only for what carries its own signature, such as a revocation list, which is published so.</summary>
    /// <value>The default is false.</value>
    public bool PlainHttpAllowed { get; init; }

    /// <summary>Whether redirects are followed, a few; otherwise one is an answer that was not hoped for.</summary>
    /// <value>The default is true.</value>
    public bool RedirectsFollowed { get; init; } = true;

    /// <summary>What was had last time: only something else is wanted (If-None-Match).</summary>
    /// <value>The default is null.</value>
    public string? EntityTag { get; init; }
}

/// <summary>What was fetched.</summary>
/// <param name="Body">The bytes, decompressed; null when nothing changed since the entity tag.</param>
/// <param name="EntityTag">What the host calls this state of it; null when it does not say.</param>
public sealed record OutboundAnswer(byte[]? Body, string? EntityTag);
