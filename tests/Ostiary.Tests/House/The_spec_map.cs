using System.Reflection;
using System.Text.RegularExpressions;
using Ostiary.Docs;

namespace Ostiary.Tests.House;

/// <summary>Holds <c>docs/spec-map.md</c>, and with it that the list of refusals is closed.</summary>
public sealed class The_spec_map
{
    private const BindingFlags Anywhere = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    /// <summary>The steps that WebAuthn Level 3 has; where it only lists, what it lists.</summary>
    private static readonly IReadOnlyList<(string Section, string[] Steps)> Specification =
    [
        ("7.1", Numbers(29)),
        ("7.2", Numbers(25)),
        ("8.2", ["1", "2a", "2b", "2c", "2d", "2e", "3a", "3b", "3c"]),
        ("8.2.1", Numbers(5)),
        ("8.2.2", Numbers(1)),
        ("8.3", Numbers(13)),
        ("8.3.1", Numbers(6)),
        ("8.4", Numbers(8)),
        ("8.4.1", Numbers(1)),
        ("8.5", Numbers(5)),
        ("8.6", Numbers(8)),
        ("8.7", Numbers(1)),
        ("8.8", Numbers(6)),
        ("8.9", Numbers(3)),
    ];

    [Fact]
    public void Has_every_step_of_the_specification_in_order() =>
        SpecMap.Rows.Select(row => row.ToString()).ShouldBe(Specification.SelectMany(section => section.Steps.Select(step => $"§{section.Section} step {step}")));

    [Fact]
    public void Has_all_lessons_in_order_each_with_its_tests()
    {
        SpecMap.Lessons.Select(lesson => lesson.Number).ShouldBe(Numbers(35));
        SpecMap.Lessons.Where(lesson => lesson.Tests.Count == 0).ShouldBeEmpty();
    }

    [Fact]
    public void Names_only_functions_that_are_there()
    {
        SpecMap.Rows.SelectMany(row => row.Functions).Distinct().Where(name => !IsFunction(name)).ShouldBeEmpty();
        SpecMap.Rows.SelectMany(row => row.Files).Distinct().Where(file => !Repository.Has(file)).ShouldBeEmpty();
    }

    [Fact]
    public void Names_only_codes_that_are_declared() =>
        SpecMap.Rows.SelectMany(row => row.Codes).Distinct().Except(SpecSource.Codes.Values).ShouldBeEmpty();

    [Fact]
    public void Names_only_tests_that_are_there() =>
        SpecMap.Rows.SelectMany(row => row.Tests).Concat(SpecMap.Lessons.SelectMany(lesson => lesson.Tests))
            .Distinct().Where(test => !test.Exists).ShouldBeEmpty();

    [Fact]
    public void Says_who_does_each_step_and_what_shows_it() =>
        SpecMap.Rows.Where(row => row.DoneBy.Count == 0 ? row.Codes.Count > 0 : row.Tests.Count == 0).ShouldBeEmpty();

    [Fact]
    public void Names_every_code_of_the_room()
    {
        var ofTheRoom = SpecSource.Codes.Where(code => code.Key.StartsWith("WebAuthnCodes.", StringComparison.Ordinal)).Select(code => code.Value);

        ofTheRoom.Except(SpecMap.Rows.SelectMany(row => row.Codes)).ShouldBeEmpty();
    }

    [Fact]
    public void Names_with_each_function_the_codes_that_it_gives()
    {
        var missing =
            from row in SpecMap.Rows
            from function in row.Functions
            from code in SpecSource.GivenByFunction[function].Except(row.Codes)
            select $"{row}: {function} gives {code}";

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Names_with_each_code_a_function_of_what_gives_it()
    {
        var foreign =
            from row in SpecMap.Rows
            from code in row.Codes
            where !row.Functions.Any(function => SpecSource.GivenByType[function.Split('.')[0]].Contains(code))
            select $"{row}: {code}";

        foreign.ShouldBeEmpty();
    }

    [Fact]
    public void Names_with_each_code_a_test_that_names_it()
    {
        var fields = SpecSource.Codes.ToLookup(code => code.Value, code => code.Key.Split('.')[1]);
        var unseen =
            from row in SpecMap.Rows
            from code in row.Codes
            where !row.Tests.Any(test => Mentions(test, fields[code].First()) || Mentions(test, code))
            select $"{row}: {code}";

        unseen.ShouldBeEmpty();
    }

    [Fact]
    public void Agrees_with_the_steps_that_the_code_names()
    {
        var rows = SpecMap.Rows.ToDictionary(row => (row.Section, row.Step));
        var astray =
            from placed in SpecSource.Placed
            where !rows.TryGetValue((placed.Section, placed.Step), out var row) || (placed.Function is { } function && !row.DoneBy.Contains(function))
            select placed;

        SpecSource.Placed.Count(placed => placed.Function is not null).ShouldBeGreaterThan(30);
        astray.ShouldBeEmpty();
    }

    private static string[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(number => $"{number}")];

    private static bool IsFunction(string name) =>
        name.Split('.') is [var type, var member] && Rooms.Types.Any(candidate => candidate.Name == type && candidate.GetMember(member, Anywhere).Length > 0);

    private static bool Mentions(NamedTest test, string word) =>
        Repository.Has(test.File) && Regex.IsMatch(Repository.Read(test.File), $@"\b{Regex.Escape(word)}\b");
}
