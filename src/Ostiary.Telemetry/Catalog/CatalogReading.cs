using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ostiary.Telemetry;

/// <summary>Turns the written catalog into the typed one, and accepts no contradiction on the way.</summary>
internal static partial class CatalogReading
{
    private const int MostFields = 64;

    private static readonly string[] Units = ["ms", "count", "percent", "code"];

    public static Catalog Read(Stream json)
    {
        var document = Parsed(json);
        var events = document.Events.Select(written => EventFrom(written, document.Words)).ToList();
        var envelope = document.Envelope.Select((written, index) => FieldFrom("envelope", written, document.Words) with { Place = index }).ToList();
        Unique("event", events.Select(kind => kind.Name));
        Unique("member of the envelope", envelope.Select(kind => kind.Name));

        var catalog = new Catalog(events, envelope, document.Forbidden)
        {
            Version = document.Version,
            Words = document.Words,
        };
        foreach (var (name, field) in events.SelectMany(kind => kind.Fields.Select(field => (kind.Name, field.Name))))
            Demand(!catalog.Forbids(field), $"{name}.{field} is a forbidden name");

        return catalog;
    }

    private static CatalogDocument Parsed(Stream json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CatalogJson.Default.CatalogDocument) ?? throw new CatalogException("The catalog is null.");
        }
        catch (JsonException error)
        {
            throw new CatalogException($"The catalog cannot be read: {error.Message}", error);
        }
    }

    private static EventKind EventFrom(EventDocument written, Dictionary<string, IReadOnlyList<string>> words)
    {
        var place = written.Name;
        Demand(EventName.IsMatch(place), $"{place}: a name is area.object_verb in snake_case");
        Demand(written.Origins.Count > 0, $"{place}: somebody must tell of it");
        Demand(IsSentence(written.When), $"{place}: `when` is a sentence");
        Demand(written.Fields.Count <= MostFields, $"{place}: at most {MostFields} fields");
        Unique($"field of {place}", written.Fields.Select(field => field.Name));
        return new EventKind
        {
            Name = place,
            When = written.When,
            Origins = written.Origins,
            Purpose = written.Purpose,
            NeedsTicket = written.Ticket == TicketDemand.Due,
            Fields = [.. written.Fields.Select((field, index) => FieldFrom(place, field, words) with { Place = index })],
        };
    }

    private static FieldKind FieldFrom(string place, FieldDocument written, Dictionary<string, IReadOnlyList<string>> words)
    {
        place = $"{place}.{written.Name}";
        Demand(FieldName.IsMatch(written.Name), $"{place}: a name is camelCase");
        Demand(IsSentence(written.Meaning), $"{place}: `meaning` is a sentence");
        Demand(BoundsFit(written), $"{place}: exactly the bounds of its kind");
        Demand(written.Words is null || words.ContainsKey(written.Words), $"{place}: the list `{written.Words}` is not there");
        Demand(written.Kind is not FieldType.Reference || written.Class == PrivacyClass.Pseudonymous, $"{place}: a reference is pseudonymous");
        Demand(
            written.Kind is FieldType.Reference || written.Class != PrivacyClass.Pseudonymous || place.StartsWith("envelope.", StringComparison.Ordinal),
            $"{place}: what is pseudonymous is a reference, so that it can go by itself");
        return new FieldKind
        {
            Name = written.Name,
            Type = written.Kind,
            Class = written.Class,
            Meaning = written.Meaning,
            IsRequired = written.Required,
            Unit = written.Unit,
            Words = written.Words,
            Values = written.Values ?? (written.Words is { } shared ? words[shared] : []),
            Min = written.Min ?? 0,
            Max = written.Max ?? 0,
            Longest = written.Longest ?? 0,
            Most = written.Most ?? 0,
        };
    }

    private static bool BoundsFit(FieldDocument written)
    {
        var isList = written.Kind is FieldType.Enumeration or FieldType.Set;
        var isNumber = written.Kind is FieldType.Integer;
        var isText = written.Kind is FieldType.Text or FieldType.Identifier or FieldType.Reference or FieldType.Labels;
        var isObject = written.Kind is FieldType.States or FieldType.Labels;
        return isList == (written.Values is { Count: > 0 } != written.Words is not null)
            && isNumber == (written is { Min: { } min, Max: { } max } && min < max && Units.Contains(written.Unit))
            && isText == written.Longest is > 0
            && isObject == written.Most is > 0;
    }

    private static bool IsSentence(string text) => text.Length > 1 && char.IsUpper(text[0]) && text.EndsWith('.');

    private static void Unique(string what, IEnumerable<string> names) =>
        Demand(names.GroupBy(name => name, StringComparer.Ordinal).All(same => !same.Skip(1).Any()), $"every {what} has a name of its own");

    private static void Demand(bool holds, string rule)
    {
        if (!holds)
            throw new CatalogException($"The catalog of events breaks a rule: {rule}.");
    }

    [GeneratedRegex(@"^[a-z]+(\.[a-z]+(_[a-z]+)*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EventName { get; }

    [GeneratedRegex("^[a-z][A-Za-z]{1,31}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FieldName { get; }
}
