using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ostiary.Docs;

namespace Ostiary.Tests.House;

/// <summary>What the sources say of refusals: which function gives which code, and at which step of the specification it is asked.</summary>
internal static class SpecSource
{
    private static readonly Dictionary<string, string> SectionOf = new()
    {
        ["RegistrationCeremony"] = "7.1",
        ["AuthenticationCeremony"] = "7.2",
        ["Registration"] = "7.1",
        ["Authentication"] = "7.2",
    };

    private static readonly IReadOnlyList<MemberDeclarationSyntax> Members =
    [
        .. from file in Repository.FilesBelow("src", ".cs")
           from node in CSharpSyntaxTree.ParseText(Repository.Read(file), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes()
           where node is MethodDeclarationSyntax or PropertyDeclarationSyntax
           select (MemberDeclarationSyntax)node,
    ];

    /// <summary>The values of all codes by the field that declares them, such as <c>WebAuthnCodes.ChallengeMismatch</c>.</summary>
    public static IReadOnlyDictionary<string, string> Codes { get; } = (
        from type in Rooms.Types
        where type.Name.EndsWith("Codes", StringComparison.Ordinal)
        from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where field.FieldType == typeof(FailureCode)
        select (Field: $"{type.Name}.{field.Name}", ((FailureCode)field.GetValue(null)!).Value)).ToDictionary(code => code.Field, code => code.Value);

    /// <summary>The codes that a function names itself, or by a neighbor that does nothing but make failures.</summary>
    public static ILookup<string, string> GivenByFunction { get; } = (
        from member in Members
        from code in CodesIn(member).Concat(CalledNeighbors(member).Where(MakesFailures).SelectMany(CodesIn))
        select (Function: $"{TypeOf(member)}.{NameOf(member)}", code)).Distinct().ToLookup(given => given.Function, given => given.code);

    /// <summary>The codes that anything in a type names.</summary>
    public static ILookup<string, string> GivenByType { get; } =
        Members.SelectMany(member => CodesIn(member).Select(code => (Type: TypeOf(member), code))).Distinct().ToLookup(given => given.Type, given => given.code);

    /// <summary>Each function that the ceremonies ask at a step; null where a failure that came from elsewhere is placed there.</summary>
    public static IReadOnlyList<(string Section, string Step, string? Function)> Placed { get; } =
        [.. Members.SelectMany(member => member.DescendantNodes().OfType<InvocationExpressionSyntax>().SelectMany(call => PlacedBy(TypeOf(member), call)))];

    private static IEnumerable<(string Section, string Step, string? Function)> PlacedBy(string type, InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        switch (call.Expression)
        {
            // At(7, SomeRules.SomethingHolds(..))
            case IdentifierNameSyntax { Identifier.Text: "At" } when arguments[0].Expression is LiteralExpressionSyntax step && SectionOf.ContainsKey(type):
                return from asked in arguments[1].DescendantNodes().OfType<InvocationExpressionSyntax>()
                       select (SectionOf[type], step.Token.ValueText, (string?)(asked.Expression is IdentifierNameSyntax own ? $"{type}.{own.Identifier.Text}" : asked.Expression.ToString()));

            // failure.At(Step.Registration, 13)
            case MemberAccessExpressionSyntax { Name.Identifier.Text: "At" }
                when arguments is [{ Expression: MemberAccessExpressionSyntax section }, { Expression: LiteralExpressionSyntax number }]
                    && SectionOf.TryGetValue(section.Name.Identifier.Text, out var found):
                return [(found, number.Token.ValueText, null)];

            default:
                return [];
        }
    }

    // A code that is only compared with is not given.
    private static IEnumerable<string> CodesIn(SyntaxNode node) =>
        from access in node.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where access.Parent is not BinaryExpressionSyntax && Codes.ContainsKey(access.ToString())
        select Codes[access.ToString()];

    private static IEnumerable<MemberDeclarationSyntax> CalledNeighbors(MemberDeclarationSyntax member)
    {
        var called = member.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(call => call.Expression).OfType<IdentifierNameSyntax>();
        var names = called.Select(name => name.Identifier.Text).ToHashSet();
        return member.Parent!.ChildNodes().OfType<MemberDeclarationSyntax>().Where(neighbor => names.Contains(NameOf(neighbor)));
    }

    private static bool MakesFailures(MemberDeclarationSyntax member) => member is MethodDeclarationSyntax method && method.ReturnType.ToString() is "Failure";

    private static string TypeOf(MemberDeclarationSyntax member) => member.Ancestors().OfType<BaseTypeDeclarationSyntax>().First().Identifier.Text;

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        _ => "",
    };
}
