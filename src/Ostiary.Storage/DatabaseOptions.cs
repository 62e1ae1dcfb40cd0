using System.ComponentModel.DataAnnotations;

namespace Ostiary.Storage;

/// <summary>Where the data lives. Exactly one of <see cref="SqliteFile"/> and <see cref="Postgres"/> is given. Section <c>Database</c>.</summary>
public sealed class DatabaseOptions : IValidatableObject
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Database";

    /// <summary>Path of the SQLite file; it and its folder are created when missing, readable by the owner only.</summary>
    /// <value>The default is none; <c>./run</c> gives <c>ostiary.db</c> in the data directory.</value>
    public string? SqliteFile { get; set; }

    /// <summary>PostgreSQL connection string, as <c>Host=…;Database=…</c> or <c>postgres://user:password@host:5432/name</c>. A secret.</summary>
    /// <value>The default is none.</value>
    public string? Postgres { get; set; }

    /// <summary>How long one read or commit may take before the database counts as unavailable.</summary>
    /// <value>The default is 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many connections to PostgreSQL one node keeps at most; SQLite ignores it. A few busy ones cost less than many; more help
    /// where many processors or a slow network lie between.</summary>
    /// <value>The default is 8.</value>
    [Range(1, 1000)]
    public int MaxConnections { get; set; } = 8;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(SqliteFile) == string.IsNullOrWhiteSpace(Postgres))
            yield return new ValidationResult("Give exactly one of Database:SqliteFile and Database:Postgres.", [nameof(SqliteFile), nameof(Postgres)]);
        else if (!string.IsNullOrWhiteSpace(Postgres) && !PostgresAddress.IsOne(Postgres))
            yield return new ValidationResult("It is neither postgres://user:password@host:5432/name nor a connection string with Host=…", [nameof(Postgres)]);
    }
}
