namespace Ostiary.Accounts;

/// <summary>What a value in memory must be to serve while the database is away.</summary>
public enum Freshness
{
    /// <summary>Read within its lifetime. When it cannot be, the caller gets the exception, and the edge answers 503.</summary>
    Current,

    /// <summary>
    /// What was known last, for up to an hour. For the intake of events alone: they wait on the disk while the database is away, and knowing whose
    /// they are opens nothing. Whatever lets somebody in, or shows anything, asks for <see cref="Current"/>: a key may have been revoked meanwhile.
    /// </summary>
    LastKnown,
}
