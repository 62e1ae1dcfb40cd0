using System.Reflection;
using System.Text.RegularExpressions;
using Ostiary.Docs;

namespace Ostiary.Tests.House;

public sealed partial class The_failure_codes
{
    private static readonly IReadOnlyList<(string Field, FailureCode Code)> All =
    [
        .. from type in Rooms.Types
           from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
           where field.FieldType == typeof(FailureCode) && field.IsInitOnly && !field.Name.StartsWith('<')
           select ($"{type.Name}.{field.Name}", (FailureCode)field.GetValue(null)!),
    ];

    [Fact]
    public void Are_declared_in_one_class_of_codes_per_room() =>
        All.Where(declared => !declared.Field.Contains("Codes.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Are_unique() =>
        All.GroupBy(declared => declared.Code.Value).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();

    [Fact]
    public void Are_well_formed() =>
        All.Where(declared => !WellFormed().IsMatch(declared.Code.Value)).ShouldBeEmpty();

    [Fact]
    public void Have_titles_that_are_one_sentence_without_a_full_stop() =>
        All.Where(declared => declared.Code.Title is not { Length: > 0 and <= 140 } title || title.EndsWith('.')).ShouldBeEmpty();

    [Fact]
    public void Are_each_listed_in_the_reference()
    {
        var page = Repository.Read("docs/reference/errors.md");

        All.Where(declared => !page.Contains($"`{declared.Code.Value}`", StringComparison.Ordinal)).Select(declared => declared.Code.Value).ShouldBeEmpty();
    }

    [Fact]
    public void Are_each_raised_by_a_test()
    {
        var words = Repository.FilesBelow("tests", ".cs")
            .Concat(Repository.FilesBelow("web", ".test.ts"))
            .Where(file => !file.Contains("/House/", StringComparison.Ordinal))
            .SelectMany(file => CodesOf(Repository.Read(file)))
            .ToHashSet();

        All.Where(declared => !words.Contains(declared.Field) && !words.Contains(declared.Code.Value)).Select(declared => declared.Field).ShouldBeEmpty();
    }

    // A test may name a code without its class when it says "using static" of that class.
    private static IEnumerable<string> CodesOf(string test)
    {
        var classes = StaticUse().Matches(test).Select(match => match.Groups["codes"].Value).ToList();
        var words = Word().Matches(test).Select(match => match.Value);
        return classes.Count == 0
            ? words
            : words.Concat(SingleWord().Matches(test).SelectMany(match => classes.Select(type => $"{type}.{match.Value}")));
    }

    [GeneratedRegex("^using static [A-Za-z.]*?(?<codes>[A-Za-z]+Codes);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex StaticUse();

    [GeneratedRegex("\\b[A-Z][A-Za-z0-9]+\\b")]
    private static partial Regex SingleWord();

    [GeneratedRegex("^[a-z]+(_[a-z]+)*[.][a-z0-9]+(_[a-z0-9]+)*$")]
    private static partial Regex WellFormed();

    [GeneratedRegex("[A-Za-z_]+[.][A-Za-z0-9_]+")]
    private static partial Regex Word();
}
