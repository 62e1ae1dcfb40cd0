using System.ComponentModel.DataAnnotations;

namespace Ostiary.Telemetry;

/// <summary>How long what was told is kept, by purpose and privacy class. A class may go before the row that held it, never after.</summary>
public sealed record RetentionOptions : IValidatableObject
{
    /// <summary>How long single events and attempts are kept to find out what went wrong, without anything that tells devices or persons apart.</summary>
    /// <value>The default is 180 days. At least as long as the two classes below.</value>
    [Range(typeof(TimeSpan), "8.00:00:00", "3650.00:00:00")]
    public TimeSpan DiagnosisAggregate { get; init; } = TimeSpan.FromDays(180);

    /// <summary>How long single events and attempts keep what tells devices apart: versions, model, maker, messages of platforms.</summary>
    /// <value>The default is 90 days.</value>
    [Range(typeof(TimeSpan), "8.00:00:00", "3650.00:00:00")]
    public TimeSpan DiagnosisDevice { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long single events and attempts keep what links those of one person, visit or ceremony; and how long a pseudonym lives.</summary>
    /// <value>The default is 90 days.</value>
    [Range(typeof(TimeSpan), "8.00:00:00", "3650.00:00:00")]
    public TimeSpan DiagnosisPseudonymous { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long hourly counts are kept to see trends. They hold nothing of one person or device.</summary>
    /// <value>The default is 400 days: this year beside the last. At least as long as <c>DiagnosisAggregate</c>.</value>
    [Range(typeof(TimeSpan), "8.00:00:00", "3650.00:00:00")]
    public TimeSpan TrendsAggregate { get; init; } = TimeSpan.FromDays(400);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DiagnosisDevice > DiagnosisAggregate)
            yield return new("is longer than DiagnosisAggregate: the row that holds it would be gone", [nameof(DiagnosisDevice)]);

        if (DiagnosisPseudonymous > DiagnosisAggregate)
            yield return new("is longer than DiagnosisAggregate: the row that holds it would be gone", [nameof(DiagnosisPseudonymous)]);

        if (TrendsAggregate < DiagnosisAggregate)
            yield return new("is shorter than DiagnosisAggregate: attempts would outlive the counts made of them", [nameof(TrendsAggregate)]);
    }
}
