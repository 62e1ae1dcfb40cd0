namespace Ostiary.Storage;

/// <summary>Which of the two databases answers. Rooms rarely ask: one SQL text serves both wherever it can.</summary>
public enum Dialect
{
    /// <summary>The embedded file: one machine, no other program to run.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later: several nodes, backups, replicas.</summary>
    Postgres,
}
