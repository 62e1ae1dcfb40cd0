using System.Reflection;
using System.Xml.Linq;

namespace Ostiary.Docs;

/// <summary>The docstrings of one assembly, as the compiler wrote them down.</summary>
internal sealed class XmlDocumentation
{
    private static readonly Dictionary<Assembly, XmlDocumentation> Read = [];

    private readonly Dictionary<string, XElement> _members;

    private XmlDocumentation(Assembly assembly) =>
        _members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => (string)member.Attribute("name")!);

    public static XmlDocumentation Of(Assembly assembly)
    {
        if (!Read.TryGetValue(assembly, out var documentation))
            Read[assembly] = documentation = new XmlDocumentation(assembly);

        return documentation;
    }

    /// <summary>One element of a type's docstring as a line of Markdown; empty when there is none.</summary>
    public string Type(Type type, string element) => Line($"T:{NameOf(type)}", element);

    /// <summary>One element of a property's docstring as a line of Markdown; empty when there is none.</summary>
    public string Property(PropertyInfo property, string element) => Line($"P:{NameOf(property.DeclaringType!)}.{property.Name}", element);

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private string Line(string member, string element) =>
        _members.TryGetValue(member, out var found) && found.Element(element) is { } text
            ? string.Join(' ', string.Concat(text.Nodes().Select(Words)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : "";

    private static string Words(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" or "seealso" or "paramref" } reference => Reference(reference),
        XElement other => string.Concat(other.Nodes().Select(Words)),
        _ => "",
    };

    private static string Reference(XElement see) =>
        (string?)see.Attribute("href") is { } address
            ? $"<{address}>"
            : $"`{((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? (string?)see.Attribute("name") ?? "").Split(':', '.')[^1]}`";
}
