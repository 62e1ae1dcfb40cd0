using System.Collections.Frozen;
using Ostiary.Metadata;

namespace Ostiary.Telemetry;

/// <summary>Who keeps the passkey that was made or used, by the model that was named when it was made: a hint, never proof. Names are those of the public
/// lists, so that nobody can invent some.</summary>
internal static class ManagerReading
{
    private const int Longest = 64;

    private static readonly FrozenSet<string> Known = AaguidDirectory.All.Values.Select(model => Short(model.Name)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name; null when nobody told, or no list has it.</summary>
    public static string? Of(AttemptStory story) =>
        story.Own.Where(one => one.IsFromServer && IsOfPasskey(one)).Select(NameIn).LastOrDefault(name => name is not null)
        ?? (story.IsTicketed ? null : ToldByClient(story));

    // Where no server speaks, a page that stores passkeys elsewhere may: beside the ceremony, in the same tab.
    private static string? ToldByClient(AttemptStory story) =>
        story.Own.Concat(story.Around.Where(one => one.Name == "credential.created" && one.Tab == story.ByClient?.Tab && one.OccurredAtMs >= story.Own[0].OccurredAtMs))
            .Where(IsOfPasskey).Select(NameIn).FirstOrDefault(name => name is not null);

    private static bool IsOfPasskey(AttemptEvent one) => one.Name is "ceremony.verified" or "credential.created";

    private static string? NameIn(AttemptEvent one) =>
        one.Told.Text("aaguid") is { } model ? AaguidDirectory.Find(model) is { } found ? Short(found.Name) : null
        : one.Told.Text("provider") is { } provider && Known.TryGetValue(provider, out var known) ? known
        : null;

    private static string Short(string name) => name.Length > Longest ? name[..Longest] : name;
}
