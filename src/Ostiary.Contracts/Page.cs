namespace Ostiary.Contracts;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record Page<T>
{
    /// <summary>The entries, at most as many as <c>limit</c> asked for.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Pass as <c>after</c> to get the next page; null on the last one.</summary>
    public string? Next { get; init; }
}
