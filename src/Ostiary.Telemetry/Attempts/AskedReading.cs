namespace Ostiary.Telemetry;

/// <summary>What was asked for, and on which way of the person.</summary>
/// <param name="Flow">A word of the catalog's <c>flow</c>, or <c>unknown</c>.</param>
/// <param name="Operation"><c>create</c>, <c>get</c> or <c>unknown</c>.</param>
/// <param name="Mediation">A word of the catalog's <c>mediation</c>, or <c>unknown</c>.</param>
internal sealed record AskedReading(string Flow, string Operation, string Mediation)
{
    private static readonly string[] Flows = ["flow.started", "flow.decided", "flow.finished"];

    public static AskedReading Of(AttemptStory story)
    {
        var ceremonies = story.Own.Where(one => one.Name is not "ceremony.ui_signal" && one.Name.StartsWith("ceremony.", StringComparison.Ordinal)).ToList();
        var operation = LastOf(ceremonies, "kind");
        return new(FlowOf(story, operation), operation ?? AttemptWords.Unknown, LastOf(ceremonies, "mediation") ?? AttemptWords.Unknown);
    }

    // What the server issued the options for is certain; what the page says of its flow comes next; what was done, last.
    private static string FlowOf(AttemptStory story, string? operation) =>
        FlowOfPurpose(story.Own.LastOrDefault(one => one.IsFromServer && one.Told.Text("purpose") is not null)?.Told.Text("purpose"))
        ?? story.Around.LastOrDefault(one => Flows.Contains(one.Name) && one.Tab == story.ByClient?.Tab && one.OccurredAtMs <= story.Own[^1].OccurredAtMs)?.Told.Text("flowName")
        ?? (operation switch { "create" => "enrollment", "get" => "sign_in", _ => AttemptWords.Unknown });

    private static string? FlowOfPurpose(string? purpose) => purpose switch
    {
        "sign_in" or "sign_up" or "step_up" => purpose,
        "setup" or "add_passkey" => "enrollment",
        _ => null,
    };

    private static string? LastOf(List<AttemptEvent> events, string field) =>
        events.Select(one => one.Told.Text(field)).LastOrDefault(text => text is not null);
}
