using System.Data.Common;
using System.Globalization;
using Ostiary.Kernel;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>A regression as a row. Its combination is written as filters in an address are: <c>os=android&amp;osVersion=18</c>.</summary>
internal static class RegressionRow
{
    public const string Columns =
        """
        regression_id, combination, since_at_ms, opened_at_ms, closed_at_ms, closed_because, window_days, try_count, failure_count, people_count,
               reference, reference_version, reference_try_count, reference_failure_count, elsewhere_try_count, elsewhere_failure_count,
               error_class, error_class_count, classified_count, evidence_milli, now_try_count, now_failure_count, checked_at_ms
        """;

    private static readonly Dictionary<string, RegressionReference> References = Enum.GetValues<RegressionReference>().ToDictionary(each => each.Wire(), StringComparer.Ordinal);

    private static readonly Dictionary<string, RegressionEnd> Ends = Enum.GetValues<RegressionEnd>().ToDictionary(each => each.Wire(), StringComparer.Ordinal);

    public static (string Name, object? Value)[] Values(RelyingPartyId relyingParty, Regression one) =>
    [
        ("relyingParty", relyingParty.Value), ("id", one.Id.Value), ("combination", TextOf(one.Traits)), ("since", one.Since), ("openedAt", one.OpenedAt), ("closedAt", one.ClosedAt),
        ("because", one.End?.Wire()), ("windowDays", one.WindowDays), ("tries", one.Failed.Of), ("failures", one.Failed.Count), ("people", one.People),
        ("reference", one.Reference.Wire()), ("referenceVersion", one.ReferenceVersion), ("referenceTries", one.Referred.Of), ("referenceFailures", one.Referred.Count),
        ("elsewhereTries", one.Elsewhere.Of), ("elsewhereFailures", one.Elsewhere.Count), ("errorClass", one.Mostly?.Wire()), ("errorClassCount", one.OfThatClass.Count), ("classified", one.OfThatClass.Of),
        ("evidence", (long)Math.Round(one.LogEvidence * 1_000)), ("nowTries", one.Now.Of), ("nowFailures", one.Now.Count), ("checkedAt", one.CheckedAt),
    ];

    public static Regression Read(DbDataReader row) => new()
    {
        Id = new RegressionId(row.GetString(0)),
        Traits = TraitsOf(row.GetString(1)),
        Since = row.Instant(2),
        OpenedAt = row.Instant(3),
        ClosedAt = row.InstantOrNull(4),
        End = row.TextOrNull(5) is { } end ? Ends[end] : null,
        WindowDays = (int)row.GetInt64(6),
        Failed = new(row.GetInt64(8), row.GetInt64(7)),
        People = row.GetInt64(9),
        Reference = References[row.GetString(10)],
        ReferenceVersion = row.TextOrNull(11),
        Referred = new(row.GetInt64(13), row.GetInt64(12)),
        Elsewhere = new(row.GetInt64(15), row.GetInt64(14)),
        Mostly = row.TextOrNull(16) is { } mostly ? ErrorClassNames.Find(mostly) : null,
        OfThatClass = new(row.GetInt64(17), row.GetInt64(18)),
        LogEvidence = row.GetInt64(19) / 1_000.0,
        Now = new(row.GetInt64(21), row.GetInt64(20)),
        CheckedAt = row.Instant(22),
    };

    private static string TextOf(IReadOnlyList<Trait> traits) =>
        string.Join('&', traits.Select(trait => string.Create(CultureInfo.InvariantCulture, $"{FilterWords.NameOf(trait.Dimension)}={Uri.EscapeDataString(trait.Value)}")));

    private static List<Trait> TraitsOf(string text) =>
        [.. text.Split('&').Select(part => part.Split('=')).Select(pair => new Trait(FilterWords.Names[pair[0]], Uri.UnescapeDataString(pair[1])))];
}
