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

    /// <summary>The server is away, starting, stopping, full, read-only after a failover, or too slow; or it does not let us work.</summary>
    public static bool IsUnavailable(NpgsqlException error) =>
        error is not PostgresException refused
        || refused.SqlState is PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InvalidCatalogName
            or PostgresErrorCodes.InsufficientPrivilege
        || refused.SqlState[..2] is "08" or "28" or "53" or "57" or "58";

    public static DatabaseUnavailableException Unavailable(NpgsqlException error) =>
        new($"PostgreSQL cannot be used ({error.SqlState ?? "no answer"}).", error) { Remedy = RemedyOf(error.SqlState) };

    private static string RemedyOf(string? state) => state switch
    {
        PostgresErrorCodes.InvalidCatalogName => "There is no database of that name: make it, or see that Database:Postgres names the right one.",
        PostgresErrorCodes.InsufficientPrivilege => "The user of Database:Postgres lacks a right: let it read and write the tables; to make them, let their owner run `ostiary migrate`.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "It only lets itself be read, as a standby does: see that Database:Postgres names the primary.",
        ['2', '8', ..] => "It refuses the user or the password of Database:Postgres: see that both are right, and that it lets this machine in.",
        ['5', '3', ..] => "It has no connections or no room left: give it more, or lower Database:MaxConnections.",
        _ => "See that it runs, that host, port, name and password in Database:Postgres are right, and that this machine may connect.",
    };
}
