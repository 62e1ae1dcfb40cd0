using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Ostiary.Docs;

/// <summary>Every setting of every room: the types named <c>…Options</c> that say in a constant <c>Section</c> where they stand.</summary>
internal static class ConfigurationPage
{
    private const string Head =
        """
        # Configuration

        Written by `eng/docs`. A setting is read from `appsettings.json`, then from the environment, then from the command line; the last
        one wins. In the environment, `:` becomes `__` and everything begins with `OSTIARY__`. Durations are written `hh:mm:ss`.
        A list counts from 0: `…:0`, `…:1`. An unknown or impossible setting stops the start with its name.

        """;

    public static string Write()
    {
        var page = new StringBuilder(Head);
        foreach (var (section, type) in Sections().OrderBy(options => options.Section, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {section}\n\n{XmlDocumentation.Of(type.Assembly).Type(type, "summary")}\n\n");
            page.Append("| key | environment | type | default | allowed | meaning |\n|---|---|---|---|---|---|\n");
            foreach (var row in Rows(section, type))
                page.Append(row);
        }

        return page.ToString();
    }

    private static IEnumerable<(string Section, Type Type)> Sections() =>
        from type in Rooms.Types
        where type.Name.EndsWith("Options", StringComparison.Ordinal)
        let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
        where section is { IsLiteral: true }
        select ((string)section.GetRawConstantValue()!, type);

    private static IEnumerable<string> Rows(string prefix, Type type)
    {
        var defaults = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null))
        {
            var key = $"{prefix}:{property.Name}";
            if (SettingType.Inner(property.PropertyType) is { } inner)
            {
                foreach (var row in Rows(SettingType.IsList(property.PropertyType) ? $"{key}:0" : key, inner))
                    yield return row;
            }
            else
            {
                yield return Row(key, property, defaults);
            }
        }
    }

    private static string Row(string key, PropertyInfo property, object defaults)
    {
        var documentation = XmlDocumentation.Of(property.DeclaringType!.Assembly);
        var meaning = $"{documentation.Property(property, "summary")} {documentation.Property(property, "value")}";
        var environment = $"OSTIARY__{key.Replace(":", "__", StringComparison.Ordinal)}";
        return $"| `{key}` | `{environment}` | {SettingType.Name(property.PropertyType)} | {Default(property.GetValue(defaults))} | {Allowed(property)} | {Markdown.Cell(meaning)} |\n";
    }

    private static string Default(object? value) => value switch
    {
        null or "" => "none",
        bool flag => flag ? "`true`" : "`false`",
        string text => $"`{text}`",
        IEnumerable list => string.Join(", ", list.Cast<object>().Select(item => $"`{item}`")) is { Length: > 0 } items ? items : "none",
        _ => $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`",
    };

    private static string Allowed(PropertyInfo property)
    {
        var rules = property.GetCustomAttributes<ValidationAttribute>().Select(rule => rule switch
        {
            RangeAttribute range => string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}"),
            RequiredAttribute => "required",
            MinLengthAttribute shortest => string.Create(CultureInfo.InvariantCulture, $"at least {shortest.Length}"),
            MaxLengthAttribute longest => string.Create(CultureInfo.InvariantCulture, $"at most {longest.Length}"),
            StringLengthAttribute length => string.Create(CultureInfo.InvariantCulture, $"{length.MinimumLength} to {length.MaximumLength} characters"),
            RegularExpressionAttribute expression => $"`{Markdown.Cell(expression.Pattern)}`",
            _ => "",
        });
        return string.Join("; ", rules.Append(SettingType.Choices(property.PropertyType)).Where(rule => rule.Length > 0));
    }
}
