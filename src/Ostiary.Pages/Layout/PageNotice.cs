namespace Ostiary.Pages.Layout;

/// <summary>What stands at the top of every page of this server.</summary>
/// <param name="Text">A sentence; null for nothing.</param>
public sealed record PageNotice(string? Text)
{
    /// <summary>Nothing, as on every server that serves real people.</summary>
    public static PageNotice None { get; } = new((string?)null);
}
