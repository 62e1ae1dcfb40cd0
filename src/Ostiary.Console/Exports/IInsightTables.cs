using Ostiary.Accounts;
using Ostiary.Insights;
using Ostiary.Kernel;
using Ostiary.Telemetry;

namespace Ostiary.Console.Exports;

/// <summary>Writes answers as the API does, so that a page's export and the API's are one.</summary>
public interface IInsightTables
{
    /// <summary>A funnel for a spreadsheet.</summary>
    string Csv(FunnelAnswer answer, FunnelAnswer? against);

    /// <summary>A funnel, and what it is compared with, as JSON.</summary>
    string Json(FunnelAnswer answer, FunnelBasis basis, FunnelAnswer? against);

    /// <summary>Devices for a spreadsheet.</summary>
    string Csv(DeviceAnswer answer);

    /// <summary>Devices as JSON.</summary>
    string Json(DeviceAnswer answer, DeviceQuestion question);

    /// <summary>Security keys for a spreadsheet.</summary>
    string Csv(HardwareAnswer answer);

    /// <summary>Security keys as JSON.</summary>
    string Json(HardwareAnswer answer, HardwareQuestion question);

    /// <summary>Errors for a spreadsheet.</summary>
    string Csv(ErrorAnswer answer, ErrorQuestion question);

    /// <summary>Errors as JSON.</summary>
    string Json(ErrorAnswer answer, ErrorQuestion question);

    /// <summary>Attempts for a spreadsheet.</summary>
    string Csv(IReadOnlyList<Attempt> attempts);

    /// <summary>Attempts as JSON.</summary>
    string Json(IReadOnlyList<Attempt> attempts);

    /// <summary>One attempt's timeline as JSON.</summary>
    string Json(Timeline timeline);

    /// <summary>Adoption for a spreadsheet.</summary>
    string Csv(AdoptionAnswer answer, AccountAdoption accounts);

    /// <summary>Adoption as JSON.</summary>
    string Json(AdoptionAnswer answer, AccountAdoption accounts);

    /// <summary>The overview for a spreadsheet.</summary>
    string Csv(OverviewAnswer answer, Coverage coverage);

    /// <summary>The overview as JSON.</summary>
    string Json(OverviewAnswer answer, Coverage coverage);

    /// <summary>What would move in a trial of rules, for a spreadsheet.</summary>
    string Csv(TrialReport report);

    /// <summary>A trial of rules as JSON, as the command line writes it.</summary>
    string Json(RelyingPartyId relyingParty, TrialReport report, bool isAdopted);

    /// <summary>Baselines for a spreadsheet.</summary>
    string Csv(IReadOnlyList<SystemBaseline> baselines);

    /// <summary>Baselines as JSON.</summary>
    string Json(IReadOnlyList<SystemBaseline> baselines);

    /// <summary>Annotations for a spreadsheet.</summary>
    string Csv(IReadOnlyList<Annotation> annotations);

    /// <summary>Annotations as JSON.</summary>
    string Json(IReadOnlyList<Annotation> annotations);
}
