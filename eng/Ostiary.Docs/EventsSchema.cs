using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ostiary.Telemetry;

namespace Ostiary.Docs;

/// <summary>A batch of events as a JSON Schema (draft 2020-12), for native apps and for whoever speaks to the server without an SDK.</summary>
internal static class EventsSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Catalog catalog)
    {
        var told = catalog.Events.Where(kind => kind.Origins.Any(origin => origin is not EventOrigin.Server)).ToList();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "The body of POST /v1/events",
            ["$comment"] = "Written by eng/docs from src/Ostiary.Telemetry/Catalog/catalog.json.",
            ["type"] = "object",
            ["required"] = Names(["sdk", "events"]),
            ["properties"] = new JsonObject
            {
                ["sdk"] = Sdk(),
                ["sentAt"] = new JsonObject { ["type"] = "number", ["description"] = "The client's clock when the batch was sent, in milliseconds since 1970." },
                ["events"] = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["maxItems"] = EventBatch.MostEvents, ["items"] = Link("event") },
            },
            ["additionalProperties"] = false,
            ["$defs"] = Definitions(catalog, told),
        };
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Sdk() => new()
    {
        ["type"] = "object",
        ["required"] = Names(["name", "version"]),
        ["properties"] = new JsonObject
        {
            ["name"] = Text(EventBatch.LongestSdkWord),
            ["version"] = Text(EventBatch.LongestSdkWord),
            ["config"] = Text(EventBatch.LongestSdkWord),
        },
        ["additionalProperties"] = false,
    };

    private static JsonObject Definitions(Catalog catalog, List<EventKind> told)
    {
        var definitions = new JsonObject { ["event"] = Event(catalog, told) };
        foreach (var kind in told)
            definitions[kind.Name] = Fields(kind.Fields, kind.When);

        return definitions;
    }

    private static JsonObject Event(Catalog catalog, List<EventKind> told)
    {
        var envelope = Fields(catalog.Envelope, "One event: its envelope, and its fields by its name.");
        var properties = (JsonObject)envelope["properties"]!;
        properties["name"] = new JsonObject { ["enum"] = Names(told.Select(kind => kind.Name)) };
        properties["fields"] = new JsonObject { ["type"] = "object" };
        ((JsonArray)envelope["required"]!).Add("fields");
        envelope["oneOf"] = new JsonArray([.. told.Select(Choice)]);
        return envelope;
    }

    private static JsonNode Choice(EventKind kind)
    {
        var choice = new JsonObject
        {
            ["properties"] = new JsonObject { ["name"] = new JsonObject { ["const"] = kind.Name }, ["fields"] = Link(kind.Name) },
        };
        if (kind.NeedsTicket)
            choice["required"] = Names(["ticket"]);

        return choice;
    }

    private static JsonObject Fields(IReadOnlyList<FieldKind> fields, string description) => new()
    {
        ["description"] = description,
        ["type"] = "object",
        ["required"] = Names(fields.Where(field => field.IsRequired).Select(field => field.Name)),
        ["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, Described(field)))),
        ["additionalProperties"] = false,
    };

    private static JsonObject Described(FieldKind field)
    {
        var schema = Schema(field);
        schema["description"] = field.Unit is null ? field.Meaning : $"{field.Meaning} Unit: {field.Unit}.";
        schema["x-privacy-class"] = field.Class.ToString().ToLowerInvariant();
        return schema;
    }

    private static JsonObject Schema(FieldKind field) => field.Type switch
    {
        FieldType.Uuid => new() { ["type"] = "string", ["format"] = "uuid" },
        FieldType.Identifier => new() { ["type"] = "string", ["pattern"] = $"^[A-Za-z0-9_-]{{1,{field.Longest}}}$" },
        FieldType.Reference => new() { ["type"] = "string", ["pattern"] = $"^[A-Za-z0-9_-]{{1,{field.Longest}}}$" },
        FieldType.Text => Text(field.Longest),
        FieldType.Enumeration => new() { ["enum"] = Names(field.Values) },
        FieldType.Set => new() { ["type"] = "array", ["uniqueItems"] = true, ["items"] = new JsonObject { ["enum"] = Names(field.Values) } },
        FieldType.Flag => new() { ["type"] = "boolean" },
        FieldType.Integer => new() { ["type"] = "number", ["minimum"] = field.Min, ["maximum"] = field.Max },
        FieldType.States => Entries(field, new JsonObject { ["enum"] = Names(["yes", "no", "unknown"]) }),
        _ => Entries(field, Text(field.Longest)),
    };

    private static JsonObject Entries(FieldKind field, JsonObject entry) =>
        new() { ["type"] = "object", ["maxProperties"] = field.Most, ["additionalProperties"] = entry };

    private static JsonObject Text(int longest) => new() { ["type"] = "string", ["maxLength"] = longest };

    private static JsonObject Link(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];
}
