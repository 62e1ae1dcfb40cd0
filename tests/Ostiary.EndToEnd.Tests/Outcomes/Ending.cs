using System.Text.Json.Nodes;

namespace Ostiary.EndToEnd.Tests.Outcomes;

/// <summary>How a ceremony ended: what the person was told, and what the server came to know.</summary>
/// <param name="Told">The notice on the page; empty when there was none.</param>
/// <param name="Timeline">What <c>/v1/insights/attempts/{support code}</c> says.</param>
internal sealed record Ending(string Told, JsonNode Timeline)
{
    private JsonNode Attempt => Timeline["attempt"]!;

    /// <summary>Outcome and furthest node.</summary>
    public (string? Outcome, string? Furthest) Came => ((string?)Attempt["outcome"], (string?)Attempt["furthest"]);

    /// <summary>Error class, party and the rule that said so.</summary>
    public (string? Class, string? Party, string? Rule) Why => ((string?)Attempt["errorClass"], (string?)Attempt["party"], (string?)Timeline["rule"]);

    /// <summary>How sure the class is.</summary>
    public double? Confidence => (double?)Attempt["confidence"];

    /// <summary>The one sentence.</summary>
    public string? Cause => (string?)Timeline["cause"];

    /// <summary>What the operator may do.</summary>
    public string? NextStep => (string?)Timeline["nextStep"];

    /// <summary>The platform's name of the error.</summary>
    public string? ErrorName => (string?)Attempt["errorName"];

    /// <summary>The server's code.</summary>
    public string? ServerCode => (string?)Attempt["serverCode"];

    /// <summary>How the attempt was asked for, and whether a ceremony of the server proves it.</summary>
    public (string? Flow, string? Mediation, bool IsTicketed) Asked => ((string?)Attempt["flow"], (string?)Attempt["mediation"], (bool)Attempt["isTicketed"]!);
}
