using System.Text.Json;
using Ostiary.Accounts;
using Ostiary.Console.Exports;
using Ostiary.Contracts;
using Ostiary.Contracts.Insights;
using Ostiary.Insights;
using Ostiary.Kernel;
using Ostiary.Telemetry;

namespace Ostiary.Server.Endpoints;

/// <summary>The console's exports: what the API says to the same question.</summary>
internal sealed class ConsoleInsightTables : IInsightTables
{
    public string Csv(FunnelAnswer answer, FunnelAnswer? against) => InsightSummaries.CsvOf(answer, against);

    public string Json(FunnelAnswer answer, FunnelBasis basis, FunnelAnswer? against) => Write(InsightSummaries.Of(answer, basis, against));

    public string Csv(DeviceAnswer answer) => DeviceSummaries.CsvOf(answer);

    public string Json(DeviceAnswer answer, DeviceQuestion question) => Write(DeviceSummaries.Of(answer, question));

    public string Csv(HardwareAnswer answer) => SecurityKeySummaries.CsvOf(answer);

    public string Json(HardwareAnswer answer, HardwareQuestion question) => Write(SecurityKeySummaries.Of(answer, question));

    public string Csv(ErrorAnswer answer, ErrorQuestion question) => ErrorSummaries.CsvOf(answer, question);

    public string Json(ErrorAnswer answer, ErrorQuestion question) => Write(ErrorSummaries.Of(answer, question));

    public string Csv(IReadOnlyList<Attempt> attempts) => InsightSummaries.CsvOf(attempts);

    public string Json(IReadOnlyList<Attempt> attempts) => Write(new Page<AttemptSummary> { Items = [.. attempts.Select(InsightSummaries.Of)], Next = null });

    public string Json(Timeline timeline) => Write(InsightSummaries.Of(timeline));

    public string Csv(AdoptionAnswer answer, AccountAdoption accounts) => ReportTables.CsvOf(answer, accounts);

    public string Json(AdoptionAnswer answer, AccountAdoption accounts) => Write(ReportSummaries.Of(answer, accounts));

    public string Csv(OverviewAnswer answer, Coverage coverage) => ReportTables.CsvOf(answer, coverage);

    public string Json(OverviewAnswer answer, Coverage coverage) => Write(ReportSummaries.Of(answer, coverage));

    public string Csv(TrialReport report) => TrialTables.Csv(report);

    public string Json(RelyingPartyId relyingParty, TrialReport report, bool isAdopted) => TrialTables.Json(relyingParty, report, isAdopted);

    public string Csv(IReadOnlyList<SystemBaseline> baselines) => BaselineSummaries.CsvOf(baselines);

    public string Json(IReadOnlyList<SystemBaseline> baselines) => Write(new Page<BaselineSummary> { Items = [.. baselines.Select(BaselineSummaries.Of)], Next = null });

    public string Csv(IReadOnlyList<Annotation> annotations) => AnnotationSummaries.CsvOf(annotations);

    public string Json(IReadOnlyList<Annotation> annotations) => Write(new Page<AnnotationSummary> { Items = [.. annotations.Select(AnnotationSummaries.Of)], Next = null });

    private static string Write<T>(T answer) => JsonSerializer.Serialize(answer, typeof(T), ContractsJson.Default);
}
