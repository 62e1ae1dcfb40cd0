namespace Ostiary.Telemetry;

/// <summary>One line of the promise: what of which class is kept, how long, and what for.</summary>
/// <param name="Purpose"><c>diagnosis</c> or <c>trends</c>.</param>
/// <param name="Class">The privacy class.</param>
/// <param name="For">How long.</param>
/// <param name="Setting">The key that says so.</param>
/// <param name="What">Which rows and fields.</param>
/// <param name="Why">What they are needed for until then.</param>
public sealed record RetentionLine(string Purpose, PrivacyClass Class, TimeSpan For, string Setting, string What, string Why);

/// <summary>Purposes by privacy classes: the one list from which the references and the guide say how long anything is kept.</summary>
public static class RetentionTable
{
    /// <summary>Every line, those of single events first.</summary>
    public static IReadOnlyList<RetentionLine> Of(RetentionOptions options) =>
    [
        new(
            "diagnosis", PrivacyClass.Pseudonymous, options.DiagnosisPseudonymous, Key(nameof(options.DiagnosisPseudonymous)),
            "pseudonyms of people, passkeys and sessions; the names of visit, tab, passage, decision, attempt and ceremony in an event",
            "to tell one person's attempts as one story, for support"),
        new(
            "diagnosis", PrivacyClass.Device, options.DiagnosisDevice, Key(nameof(options.DiagnosisDevice)),
            "versions, model, maker, language, screen, messages of platforms; in attempts versions, model and maker; counts of days that tell them apart",
            "to see which update or model breaks passkeys"),
        new(
            "diagnosis", PrivacyClass.Aggregate, options.DiagnosisAggregate, Key(nameof(options.DiagnosisAggregate)),
            "single events and attempts without the fields above",
            "to compare attempts one by one over half a year"),
        new(
            "trends", PrivacyClass.Aggregate, options.TrendsAggregate, Key(nameof(options.TrendsAggregate)),
            "hourly counts of attempts that are alike; figures of whole days",
            "to compare this year with the last"),
    ];

    /// <summary>The line that says how long a field of an event of that class is kept.</summary>
    public static RetentionLine OfField(RetentionOptions options, PrivacyClass ofClass) => Of(options).First(line => line.Class == ofClass);

    private static string Key(string name) => $"{TelemetryOptions.Section}:{nameof(TelemetryOptions.Retention)}:{name}";
}
