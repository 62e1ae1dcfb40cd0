using Npgsql;

namespace Ostiary.Storage;

/// <summary>What an error of PostgreSQL means to the house.</summary>
internal static class PostgresTrouble
{
    /// <summary>A unique, check, foreign-key or exclusion constraint said no. NOT NULL is our bug and throws.</summary>
    public static bool IsViolation(PostgresException error) => error.SqlState
        is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation
        or PostgresErrorCodes.CheckViolation or PostgresErrorCodes.ExclusionViolation;

    /// <summary>Two transactions got in each other's way; nothing was written and the same work may be tried at once.</summary>
    public static bool IsCollision(PostgresException error) => error.SqlState
        is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>The server ended the connection, now or while it lay in the pool.</summary>
    public static bool IsDropped(NpgsqlException error) =>
        error.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
        || error.InnerException is IOException;

    /// <summary>The server is away, starting, stopping, full, read-only after a failover, or too slow.</summary>
    public static bool IsUnavailable(NpgsqlException error) =>
        error is not PostgresException refused
        || refused.SqlState is PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InvalidCatalogName
        || refused.SqlState[..2] is "08" or "28" or "53" or "57" or "58";

    public static DatabaseUnavailableException Unavailable(NpgsqlException error) =>
        new($"PostgreSQL cannot be used now ({error.SqlState ?? "no answer"}).", error);
}
