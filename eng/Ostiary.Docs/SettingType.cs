namespace Ostiary.Docs;

/// <summary>How the type of a setting is told to a person who writes it down.</summary>
internal static class SettingType
{
    public static string Name(Type type) => Bare(type) switch
    {
        var bare when Item(bare) is { } item => $"list of {Name(item)}",
        { IsEnum: true } => "choice",
        var bare when bare == typeof(bool) => "`true` or `false`",
        var bare when bare == typeof(TimeSpan) => "duration",
        var bare when bare == typeof(DateTimeOffset) => "instant",
        var bare when bare == typeof(Uri) => "address",
        var bare when bare == typeof(string) => "text",
        var bare when bare == typeof(int) || bare == typeof(long) => "whole number",
        var bare when bare == typeof(double) || bare == typeof(decimal) => "number",
        var bare => bare.Name,
    };

    /// <summary>The values of a choice; empty for everything else.</summary>
    public static string Choices(Type type) =>
        Bare(Item(type) ?? type) is { IsEnum: true } choice ? string.Join(", ", Enum.GetNames(choice).Select(name => $"`{name}`")) : "";

    public static bool IsList(Type type) => Item(type) is not null;

    /// <summary>The type of a setting that holds settings of its own, alone or in a list; null for a plain one.</summary>
    public static Type? Inner(Type type) =>
        (Item(type) ?? type) is { IsClass: true } inner && inner.Namespace?.StartsWith("Ostiary", StringComparison.Ordinal) == true ? inner : null;

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static Type? Item(Type type) =>
        type == typeof(string) ? null
        : type.IsArray ? type.GetElementType()
        : type.GetInterfaces().Append(type)
            .FirstOrDefault(shape => shape.IsGenericType && shape.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}
