using System.Globalization;
using System.Text;
using Ostiary.Telemetry;

namespace Ostiary.Docs;

/// <summary>Every event that may be told, with its fields.</summary>
internal static class EventsPage
{
    private const string Head =
        """
        # Events

        Written by `eng/docs` from `src/Ostiary.Telemetry/Catalog/catalog.json`. Everything that a page, an app or the server may tell of a
        passage through signing in. What is not on this page is not kept. Native apps find the same as a JSON Schema in
        [events.v1.schema.json](events.v1.schema.json); how to send them is in [the guide](../guide/events.md).

        Every field has one of three privacy classes. *Aggregate* says nothing of one person. *Device* tells devices apart and is shown only in
        numbers large enough to hide one. *Pseudonymous* links events of one person: a name that the client made up, or a keyed hash that the
        server makes of a `reference` before it stores anything. A fourth class has no fields at all: what follows is forbidden.


        """;

    public static string Write(Catalog catalog)
    {
        var page = new StringBuilder(Head);
        Forbidden(page, catalog);
        Retention(page);
        page.Append("## Envelope\n\nWhat every event carries besides its own fields.\n\n");
        Fields(page, catalog.Envelope);
        foreach (var area in catalog.Events.GroupBy(kind => kind.Name.Split('.')[0]))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {area.Key}\n");
            foreach (var kind in area)
                Event(page, kind);
        }

        return page.ToString();
    }

    private static void Forbidden(StringBuilder page, Catalog catalog) => page.Append(
        CultureInfo.InvariantCulture,
        $"""
        ## Forbidden names

        An event with a field, tag or experiment of one of these names, in whatever case and with whatever separators, is dropped by the SDK and refused by the server:
        {string.Join(", ", catalog.Forbidden.Select(name => $"`{name}`"))}.


        """);

    private static void Retention(StringBuilder page)
    {
        page.Append("## How long, and what for\n\nBy default; each period is a [setting](configuration.md). A class may go before the event that held it, never after.\n\n");
        RetentionRows.Write(page);
        page.Append('\n');
    }

    private static void Event(StringBuilder page, EventKind kind)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {kind.Name}\n\n{kind.When}\n");
        page.Append(CultureInfo.InvariantCulture, $"Told by: {string.Join(", ", kind.Origins.Select(Word))}. Purpose: {Word(kind.Purpose)}.");
        page.Append(kind.NeedsTicket ? " Needs a ticket.\n\n" : "\n\n");
        if (kind.Fields.Count == 0)
            page.Append("No fields.\n");
        else
            Fields(page, kind.Fields);
    }

    private static void Fields(StringBuilder page, IReadOnlyList<FieldKind> fields)
    {
        page.Append("| field | type | allowed | class | days | meaning |\n|---|---|---|---|---|---|\n");
        foreach (var field in fields)
            page.Append(CultureInfo.InvariantCulture, $"| `{field.Name}`{(field.IsRequired ? ", required" : "")} | {Word(field.Type)} | {Allowed(field)} | {Word(field.Class)} | {RetentionRows.DaysOf(field.Class)} | {Markdown.Cell(field.Meaning)} |\n");
    }

    private static string Allowed(FieldKind field) => field.Type switch
    {
        FieldType.Enumeration or FieldType.Set => string.Join(", ", field.Values.Select(value => $"`{value}`")),
        FieldType.Integer => string.Create(CultureInfo.InvariantCulture, $"{field.Min} to {field.Max} {field.Unit}"),
        FieldType.Text or FieldType.Identifier or FieldType.Reference => string.Create(CultureInfo.InvariantCulture, $"at most {field.Longest} characters"),
        FieldType.States => string.Create(CultureInfo.InvariantCulture, $"at most {field.Most} of `yes`, `no`, `unknown`"),
        FieldType.Labels => string.Create(CultureInfo.InvariantCulture, $"at most {field.Most} of at most {field.Longest} characters"),
        _ => "",
    };

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
