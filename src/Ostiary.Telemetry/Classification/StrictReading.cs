using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>A part of a JSON document, and the way to it, such as <c>rules[3].when</c>.</summary>
internal readonly record struct Located(JsonElement Element, string Place)
{
    public Located? Find(string name) =>
        Element.ValueKind is JsonValueKind.Object && Element.TryGetProperty(name, out var found) ? new Located(found, Below(name)) : null;

    public string Below(string name) => Place.Length == 0 ? name : $"{Place}.{name}";
}

/// <summary>Reads members that must be there and of one type. Remembers the first thing that was not; never throws.</summary>
internal sealed class StrictReading
{
    private const int LongestText = 500;

    /// <summary>Why the document is refused; null as long as nothing was wrong.</summary>
    public Failure? Refusal { get; private set; }

    /// <summary>An object with no other members than these.</summary>
    public Located Object(JsonElement element, string place, params ReadOnlySpan<string> members)
    {
        if (element.ValueKind is not JsonValueKind.Object)
            return Malformed(new Located(default, place), place, "an object is expected");

        foreach (var member in element.EnumerateObject())
        {
            if (!members.Contains(NameOf(member)))
                return Unknown(new Located(default, place), place, $"there is no member {NameOf(member)}");
        }

        return new(element, place);
    }

    /// <summary>The name of a member; empty when it is not valid Unicode, which no member that is known is.</summary>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    public Located Required(Located holder, string name) =>
        holder.Find(name) ?? Malformed(new Located(default, holder.Below(name)), holder.Below(name), "it is missing");

    public IEnumerable<Located> Items(Located holder, string name, int most)
    {
        var list = Required(holder, name);
        if (list.Element.ValueKind is not JsonValueKind.Array || list.Element.GetArrayLength() > most)
            return Malformed<IEnumerable<Located>>([], list.Place, $"a list of at most {most} is expected");

        return list.Element.EnumerateArray().Select((item, index) => new Located(item, $"{list.Place}[{index}]"));
    }

    public string Text(Located holder, string name) => Text(Required(holder, name));

    public string Text(Located found)
    {
        // Half of a surrogate pair in an escape is valid JSON and no valid text.
        try
        {
            return found.Element.ValueKind is JsonValueKind.String && found.Element.GetString() is { Length: > 0 and <= LongestText } text
                ? text
                : Malformed("", found.Place, $"a text of 1 to {LongestText} characters is expected");
        }
        catch (InvalidOperationException)
        {
            return Malformed("", found.Place, "the text is not valid Unicode");
        }
    }

    public long Number(Located holder, string name, long from, long to)
    {
        var found = Required(holder, name);
        return found.Element.ValueKind is JsonValueKind.Number && found.Element.TryGetInt64(out var number) && number >= from && number <= to
            ? number
            : Malformed(from, found.Place, $"a whole number from {from} to {to} is expected");
    }

    /// <summary>A number from 0 to 1.</summary>
    public double Share(Located holder, string name)
    {
        var found = Required(holder, name);
        return found.Element.ValueKind is JsonValueKind.Number && found.Element.TryGetDouble(out var share) && share is >= 0 and <= 1
            ? share
            : Malformed(0d, found.Place, "a number from 0 to 1 is expected");
    }

    public bool Truth(Located holder, string name)
    {
        var found = Required(holder, name);
        return found.Element.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? found.Element.GetBoolean()
            : Malformed(false, found.Place, "true or false is expected");
    }

    public T Malformed<T>(T instead, string place, string detail) => Refuse(instead, new(ClassificationCodes.RulesMalformed, detail) { Field = place });

    public T Unknown<T>(T instead, string place, string detail) => Refuse(instead, new(ClassificationCodes.RulesUnknownWord, detail) { Field = place });

    private T Refuse<T>(T instead, Failure failure)
    {
        Refusal ??= failure;
        return instead;
    }
}
