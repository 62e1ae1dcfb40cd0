using System.ComponentModel.DataAnnotations;

namespace Ostiary.Telemetry;

/// <summary>How many events are taken, and where they wait while the database is away.</summary>
public sealed record TelemetryOptions : IValidatableObject
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Telemetry";

    /// <summary>How many events a minute one relying party may send; beyond it they are dropped as <c>quota</c>. Those with a ticket have as many
    /// of their own, so that nobody can crowd them out.</summary>
    /// <value>The default is 60,000.</value>
    [Range(1, 100_000_000)]
    public int EventsPerSitePerMinute { get; init; } = 60_000;

    /// <summary>How many events one ticket may bring; beyond it they are dropped as <c>quota</c>.</summary>
    /// <value>The default is 200: a ceremony with every signal has about thirty.</value>
    [Range(1, 100_000)]
    public int EventsPerTicket { get; init; } = 200;

    /// <summary>How many distinct texts one field may have in a day, for each relying party; later ones are kept as <c>other</c>.</summary>
    /// <value>The default is 10,000.</value>
    [Range(10, 1_000_000)]
    public int DistinctTextsPerField { get; init; } = 10_000;

    /// <summary>How many different cohorts one relying party may name in a day, on each node; later ones are kept as <c>other</c>. Those that backends name,
    /// those that come with a ticket, and all others are counted apart.</summary>
    /// <value>The default is 50.</value>
    [Range(1, 1_000)]
    public int CohortsPerDay { get; init; } = 50;

    /// <summary>Names of the tags that events may carry; an event with another one is dropped as <c>unknown_field</c>.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The folder in which events wait while the database is away. It belongs to one process.</summary>
    /// <value>The default is <c>spool</c> in the data directory.</value>
    public string? SpoolFolder { get; init; }

    /// <summary>How many MiB may wait there; when it is full, batches are answered with 503 and a time to try again.</summary>
    /// <value>The default is 256.</value>
    [Range(1, 1_000_000)]
    public int SpoolMebibytes { get; init; } = 256;

    /// <summary>Of how many visits in a hundred pages and apps tell. The rest are told to be silent with the answer to their first batch, and what
    /// they had sent is dropped as <c>switched_off</c>; 0 is the switch that silences all. Backends, and the server's own ceremonies, go on.</summary>
    /// <value>The default is 100.</value>
    [Range(0, 100)]
    public int VisitsPercent { get; init; } = 100;

    /// <summary>Ids of relying parties whose pages and apps are told to be silent.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> SilentRelyingParties { get; init; } = [];

    /// <summary>Whether pages may observe what other scripts ask of the browser; without, those pages are told to hand its functions back, and go
    /// on with what they tell themselves.</summary>
    /// <value>The default is true.</value>
    public bool Autocapture { get; init; } = true;

    /// <summary>Whether the server tells of its own ceremonies, too: issued, verified, rejected.</summary>
    /// <value>The default is true.</value>
    public bool RecordOwnCeremonies { get; init; } = true;

    /// <summary>How long what was told is kept.</summary>
    public RetentionOptions Retention { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var broken = new List<ValidationResult>();
        Validator.TryValidateObject(Retention, new ValidationContext(Retention), broken, validateAllProperties: true);
        return broken.Select(one => new ValidationResult(one.ErrorMessage, [.. one.MemberNames.Select(name => $"{nameof(Retention)}:{name}")]));
    }
}
