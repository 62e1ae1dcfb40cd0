using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>What attempts are told apart by. The first ones are kept in rollups of hours; those from <see cref="OsVersion"/> on are in the counted days only, and
/// those from <see cref="Manager"/> on nowhere: they are asked of attempts themselves.</summary>
public enum AttemptDimension
{
    Flow,
    Operation,
    Mediation,
    Surface,
    Outcome,
    Os,
    Browser,
    FormFactor,
    Authenticator,
    Transport,
    ErrorClass,
    Party,
    OsVersion,
    BrowserVersion,
    Oem,
    Model,
    Touchpoint,
    Manager,
    Cohort,
}

/// <summary>Which attempts are asked about. Names its relying party first: there is no question about several.</summary>
/// <param name="RelyingParty">Whose.</param>
/// <param name="From">Attempts that began at or after this instant.</param>
/// <param name="Until">And before this one.</param>
public sealed record AttemptFilter(RelyingPartyId RelyingParty, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>The value that each dimension must have; those that are missing may have any.</summary>
    public IReadOnlyDictionary<AttemptDimension, string> Where { get; init; } = new Dictionary<AttemptDimension, string>();

    /// <summary>Whether rollups can answer.</summary>
    public bool IsInRollups(AttemptDimension? by) => Where.Keys.Concat(by is { } dimension ? [dimension] : []).All(IsInRollups);

    /// <summary>Whether a dimension is kept in rollups.</summary>
    public static bool IsInRollups(AttemptDimension dimension) => dimension < AttemptDimension.OsVersion;

    /// <summary>Whether a dimension is kept in the counted days. Providers and groups are not: a day would have as many cells more as there are of them.</summary>
    internal static bool IsInDays(AttemptDimension dimension) => dimension < AttemptDimension.Manager;

    /// <summary>As the API calls a dimension.</summary>
    internal static string NameOf(AttemptDimension dimension) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(dimension.ToString());
}
