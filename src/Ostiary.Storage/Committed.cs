namespace Ostiary.Storage;

/// <summary>How a commit ended: all of it stands, or one statement met a constraint and nothing was written.</summary>
public sealed record Committed
{
    /// <summary>How many rows each statement changed, in order; empty when nothing was written.</summary>
    public required IReadOnlyList<int> RowsAffected { get; init; }

    /// <summary>For each statement with RETURNING, in order, the text in the first column of the rows that it returned.</summary>
    /// <remarks>On PostgreSQL alone, which is where statements work on many rows at once.</remarks>
    public IReadOnlyList<IReadOnlyList<string>> Returned { get; init; } = [];

    /// <summary>The index of the statement that a unique, check or foreign-key constraint refused; null when everything was written.</summary>
    public int? ViolatedStatement { get; init; }

    /// <summary>True when everything was written and is durable.</summary>
    public bool Succeeded => ViolatedStatement is null;

    internal static Committed Violated(int statement) => new() { RowsAffected = [], ViolatedStatement = statement };
}
