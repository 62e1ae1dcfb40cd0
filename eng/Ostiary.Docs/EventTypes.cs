using System.Globalization;
using System.Text;
using Ostiary.Telemetry;

namespace Ostiary.Docs;

/// <summary>The events that a page may tell, as types of TypeScript, and the one small table that the SDK needs at run time.</summary>
internal static class EventTypes
{
    private const string Head =
        """
        // Written by eng/docs from src/Ostiary.Telemetry/Catalog/catalog.json.


        """;

    public static string Write(Catalog catalog)
    {
        var told = catalog.Events.Where(kind => kind.ComesFrom(EventOrigin.Browser)).ToList();
        var text = new StringBuilder(Head);
        text.Append(CultureInfo.InvariantCulture, $"/** Version of the catalog. */\nexport const catalogVersion = {catalog.Version};\n");
        foreach (var words in UsedWords(catalog, told))
            text.Append(CultureInfo.InvariantCulture, $"\nexport type {Pascal(words)} = {Union(catalog.Words[words])};\n");

        Envelope(text, catalog);
        Events(text, told);
        Table(text, told);
        return text.ToString();
    }

    private static IEnumerable<string> UsedWords(Catalog catalog, List<EventKind> told)
    {
        var used = told.SelectMany(kind => kind.Fields).Concat(catalog.Envelope).Select(field => field.Words).ToHashSet();
        return catalog.Words.Keys.Where(used.Contains);
    }

    private static void Envelope(StringBuilder text, Catalog catalog)
    {
        text.Append("\n/** What every event carries besides its own fields. */\nexport type EventEnvelope = {\n");
        foreach (var field in catalog.Envelope.Where(field => field.Name is not "name"))
            text.Append(CultureInfo.InvariantCulture, $"  /** {field.Meaning} */\n  {Member(field)};\n");

        text.Append("};\n");
    }

    private static void Events(StringBuilder text, List<EventKind> told)
    {
        text.Append("\n/** The fields of every event that a page may tell, by the event's name. */\nexport type EventFields = {\n");
        foreach (var kind in told)
            text.Append(CultureInfo.InvariantCulture, $"  /** {kind.When} */\n  readonly '{kind.Name}': {{ {string.Join("; ", kind.Fields.Select(Member))} }};\n");

        text.Append("};\n\nexport type EventName = keyof EventFields;\n");
    }

    private static void Table(StringBuilder text, List<EventKind> told)
    {
        text.Append("\n/** Names of the fields that each event may carry, parted by spaces. An event with any other field must not be sent. */\n");
        text.Append("export const fieldsOf: Readonly<Record<EventName, string>> = {\n");
        foreach (var kind in told)
            text.Append(CultureInfo.InvariantCulture, $"  {Key(kind.Name)}: '{string.Join(' ', kind.Fields.Select(field => field.Name))}',\n");

        text.Append("};\n");
    }

    private static string Key(string name) => name.Contains('.', StringComparison.Ordinal) ? $"'{name}'" : name;

    private static string Member(FieldKind field) =>
        field.IsRequired ? $"readonly {field.Name}: {TypeOf(field)}" : $"readonly {field.Name}?: {TypeOf(field)} | undefined";

    private static string TypeOf(FieldKind field) => field.Type switch
    {
        FieldType.Flag => "boolean",
        FieldType.Integer => "number",
        FieldType.Enumeration => ValuesOf(field),
        FieldType.Set => field.Words is null ? $"readonly ({ValuesOf(field)})[]" : $"readonly {ValuesOf(field)}[]",
        FieldType.States => "Readonly<Record<string, 'yes' | 'no' | 'unknown'>>",
        FieldType.Labels => "Readonly<Record<string, string>>",
        _ => "string",
    };

    private static string ValuesOf(FieldKind field) => field.Words is { } words ? Pascal(words) : Union(field.Values);

    private static string Union(IEnumerable<string> values) => string.Join(" | ", values.Select(value => $"'{value}'"));

    private static string Pascal(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
