using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Ostiary.Docs;

/// <summary>Everything that code outside may name in one room, a line each, so that a change of it is seen in review.</summary>
internal static class SurfacePage
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Write(Assembly assembly)
    {
        var page = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"{Shape(type)} {type.FullName}\n");
            foreach (var member in Members(type).Distinct().Order(StringComparer.Ordinal))
                page.Append(CultureInfo.InvariantCulture, $"    {member}\n");
        }

        return page.ToString();
    }

    private static IEnumerable<string> Members(Type type) =>
        from member in type.GetMembers(Declared)
        where IsOpen(member) && !member.IsDefined(typeof(CompilerGeneratedAttribute)) && !member.Name.StartsWith('<')
        select member is FieldInfo { IsLiteral: true } constant
            ? $"const {constant} = {Convert.ToString(constant.GetRawConstantValue(), CultureInfo.InvariantCulture)}"
            : $"{(IsStatic(member) ? "static " : "")}{member}";

    private static string Shape(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static bool IsOpen(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsOpen),
        TypeInfo => false, // exported types have a line of their own
        _ => true,
    };

    private static bool IsStatic(MemberInfo member) => member switch
    {
        MethodBase method => method.IsStatic,
        FieldInfo field => field.IsStatic,
        PropertyInfo property => property.GetAccessors(nonPublic: true)[0].IsStatic,
        _ => false,
    };
}
