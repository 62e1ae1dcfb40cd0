using System.Globalization;
using System.Text.Json.Nodes;
using Ostiary.Kernel;
using Ostiary.Telemetry;

namespace Ostiary.Server.Endpoints;

/// <summary>What a trial of rules came to, for the command line and as files of the console.</summary>
internal static class TrialTables
{
    private static readonly string[] Columns = ["from", "fromParty", "to", "toParty", "count", "examples"];

    /// <summary>What would move, for a spreadsheet.</summary>
    public static string Csv(TrialReport report) => Insights.Csv.Write(
        Columns, report.Moves.Select(move => (IReadOnlyList<object?>)[move.From, move.FromParty, move.To, move.ToParty, move.Count, string.Join("; ", move.Examples)]));

    /// <summary>As JSON.</summary>
    public static string Json(RelyingPartyId relyingParty, TrialReport report, bool applied) => new JsonObject
    {
        ["relyingParty"] = relyingParty.Value,
        ["rulesVersion"] = report.RulesVersion,
        ["attempts"] = report.Attempts,
        ["tried"] = report.Tried,
        ["settled"] = report.Settled,
        ["keptBy"] = new JsonObject(report.KeptBy.Select(kept => KeyValuePair.Create(kept.Key.ToString(CultureInfo.InvariantCulture), (JsonNode?)kept.Value))),
        ["moved"] = report.Moved,
        ["confidenceChanged"] = report.ConfidenceChanged,
        ["moves"] = new JsonArray([.. report.Moves.Select(Of)]),
        ["deadRules"] = new JsonArray([.. report.DeadRules.Select(rule => (JsonNode)rule)]),
        ["rules"] = new JsonObject(report.Rules.Select(rule => KeyValuePair.Create(rule.Key, (JsonNode?)rule.Value))),
        ["rates"] = new JsonArray([.. report.Rates.Select(Of)]),
        ["applied"] = applied,
    }.ToJsonString();

    private static JsonObject Of(TrialMove move) => new()
    {
        ["from"] = move.From,
        ["to"] = move.To,
        ["fromParty"] = move.FromParty,
        ["toParty"] = move.ToParty,
        ["count"] = move.Count,
        ["examples"] = new JsonArray([.. move.Examples.Select(example => (JsonNode)example)]),
    };

    private static JsonObject Of(TrialRate rate) => new()
    {
        ["name"] = rate.Name,
        ["before"] = rate.Before,
        ["beforeOf"] = rate.BeforeOf,
        ["after"] = rate.After,
        ["afterOf"] = rate.AfterOf,
    };
}
