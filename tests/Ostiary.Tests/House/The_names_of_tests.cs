using System.Reflection;
using System.Text.RegularExpressions;

namespace Ostiary.Tests.House;

public sealed partial class The_names_of_tests
{
    private static readonly IReadOnlyList<MethodInfo> Tests =
    [
        .. from type in typeof(The_names_of_tests).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           where method.GetCustomAttributes<FactAttribute>().Any()
           select method,
    ];

    [Fact]
    public void Are_sentences() =>
        Tests.Where(test => !Sentence().IsMatch(test.Name)).Select(test => $"{test.DeclaringType!.Name}.{test.Name}").ShouldBeEmpty();

    [Fact]
    public void Begin_with_a_subject() =>
        Tests.Select(test => test.DeclaringType!.Name).Distinct().Where(name => name.Contains("Test", StringComparison.Ordinal)).ShouldBeEmpty();

    [GeneratedRegex("^([A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)+|[A-Z][a-z]+)$")]
    private static partial Regex Sentence();
}
