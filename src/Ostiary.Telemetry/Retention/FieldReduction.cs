using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Ostiary.Telemetry;

/// <summary>Takes the fields that tell devices apart out of an event, as the catalog classes them.</summary>
internal static class FieldReduction
{
    private static readonly FrozenDictionary<string, string[]> Devices = Catalog.Current.Events
        .Select(kind => (kind.Name, Fields: kind.Fields.Where(field => field.Class == PrivacyClass.Device).Select(field => field.Name).ToArray()))
        .Where(kind => kind.Fields.Length > 0)
        .ToFrozenDictionary(kind => kind.Name, kind => kind.Fields, StringComparer.Ordinal);

    /// <summary>The events that have such fields, as a list in SQL. From the catalog, which knows letters, dots and underscores only.</summary>
    public static string NamesWithDevices { get; } = string.Join(", ", Devices.Keys.Order(StringComparer.Ordinal).Select(name => $"'{name}'"));

    /// <summary>The fields that stay, as JSON.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="fields">All of its fields, as this server wrote them.</param>
    public static string WithoutDevices(string name, string fields)
    {
        if (!Devices.TryGetValue(name, out var leaving) || JsonNode.Parse(fields) is not JsonObject told)
            return fields;

        foreach (var field in leaving)
            told.Remove(field);

        return told.ToJsonString(DeviceEvent.Plainly);
    }
}
