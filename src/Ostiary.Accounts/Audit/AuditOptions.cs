using System.ComponentModel.DataAnnotations;

namespace Ostiary.Accounts;

/// <summary>How long the audit is kept.</summary>
public sealed record AuditOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Audit";

    /// <summary>How long it stays on record who did what to whose account; for security, and named by ids only.</summary>
    /// <value>The default is 730 days.</value>
    [Range(typeof(TimeSpan), "30.00:00:00", "3650.00:00:00")]
    public TimeSpan KeptFor { get; init; } = TimeSpan.FromDays(730);
}
