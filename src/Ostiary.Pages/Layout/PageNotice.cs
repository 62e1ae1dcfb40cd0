namespace Ostiary.Pages.Layout;

/// <summary>Whether the scripts of hosted pages tell of ceremonies at all. Where they do not, their first batch would only be to hear so.</summary>
/// <param name="IsOff">True when every page of this server is to be silent.</param>
public sealed record PageTelemetry(bool IsOff);

/// <summary>What stands at the top of every page of this server.</summary>
/// <param name="Text">A sentence; null for nothing.</param>
public sealed record PageNotice(string? Text)
{
    /// <summary>Nothing, as on every server that serves real people.</summary>
    public static PageNotice None { get; } = new((string?)null);
}
