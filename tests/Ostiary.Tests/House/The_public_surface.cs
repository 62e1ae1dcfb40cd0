using System.Reflection;
using System.Runtime.CompilerServices;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.House;

/// <summary>
/// What others build on is written down beside each published room, in <c>PublicApi.approved.txt</c>, and changes only on purpose.
/// A missing file fails: nothing approves itself. To approve, copy the file named in the message over the approved one.
/// </summary>
public sealed class The_public_surface
{
    /// <summary>One line for each published room.</summary>
    public static TheoryData<string> Published => [.. Assemblies.Keys];

    private static Dictionary<string, Assembly> Assemblies { get; } = new()
    {
        ["Ostiary.WebAuthn"] = typeof(RegistrationCeremony).Assembly,
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Of_a_published_room_is_the_approved_one(string room)
    {
        var approved = Repository.PathTo($"src/{room}/PublicApi.approved.txt");
        var received = Path.Combine(AppContext.BaseDirectory, $"{room}.PublicApi.received.txt");
        var actual = string.Join('\n', Surface(Assemblies[room])) + "\n";
        File.WriteAllText(received, actual);

        File.Exists(approved).ShouldBeTrue($"{approved} is missing; what there is now: {received}");
        actual.ShouldBe(File.ReadAllText(approved), $"what there is now: {received}");
    }

    private static IEnumerable<string> Surface(Assembly assembly) =>
        from type in assembly.GetExportedTypes()
        orderby type.FullName
        from line in Members(type).Order(StringComparer.Ordinal).Prepend($"{KindOf(type)} {NameOf(type)}")
        select line;

    // What the compiler writes for every record says nothing of our choices.
    private static IEnumerable<string> Members(Type type) =>
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where !member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not MethodInfo { IsSpecialName: true } and not Type
        where member.Name is not ("<Clone>$" or "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "value__")
        select $"    {Describe(member)}";

    private static string Describe(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } constant => $"{constant.Name} = {constant.GetRawConstantValue()}",
        FieldInfo { IsStatic: true } field when field.GetValue(null) is FailureCode code => $"{field.Name} = {code} ({code.Kind})",
        FieldInfo field => $"{NameOf(field.FieldType)} {field.Name}",
        PropertyInfo property => $"{(property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "")}{NameOf(property.PropertyType)} {property.Name} {{ get;{(property.SetMethod is { IsPublic: true } ? " set;" : "")} }}",
        MethodInfo method => $"{NameOf(method.ReturnType)} {method.Name}({Describe(method.GetParameters())})",
        ConstructorInfo constructor => $"new({Describe(constructor.GetParameters())})",
        _ => member.ToString()!,
    };

    private static string Describe(ParameterInfo[] parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{NameOf(parameter.ParameterType)} {parameter.Name}"));

    private static string KindOf(Type type) =>
        type.IsEnum ? "enum"
        : type.IsValueType ? "struct"
        : type.IsInterface ? "interface"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : "class";

    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? $"{NameOf(inner)}?"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;
}
