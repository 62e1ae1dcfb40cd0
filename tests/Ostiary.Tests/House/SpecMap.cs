using System.Text.RegularExpressions;

namespace Ostiary.Tests.House;

/// <summary>The page that says where each step of the specification is done, taken apart.</summary>
internal static partial class SpecMap
{
    public const string Page = "docs/spec-map.md";

    private const int CellsOfRow = 5;
    private const int CellsOfLesson = 3;

    /// <summary>The rows of all sections that bear a number, in the order of the page.</summary>
    public static IReadOnlyList<SpecRow> Rows { get; } =
    [
        .. from line in Lines()
           where line.Cells.Length == CellsOfRow
           select new SpecRow(line.Section, line.Cells[0], Ticked(line.Cells[2]), Ticked(line.Cells[3]), TestsIn(line.Cells[4])),
    ];

    /// <summary>The rows of the last section.</summary>
    public static IReadOnlyList<SpecLesson> Lessons { get; } =
        [.. from line in Lines() where line.Cells.Length == CellsOfLesson select new SpecLesson(line.Cells[0], TestsIn(line.Cells[2]))];

    private static IEnumerable<(string Section, string[] Cells)> Lines()
    {
        var section = "";
        foreach (var line in Repository.Read(Page).Split('\n'))
        {
            if (Heading().Match(line) is { Success: true } heading)
                section = heading.Groups[1].Value;

            if (Row().IsMatch(line))
                yield return (section, line.Trim('|').Split('|', StringSplitOptions.TrimEntries));
        }
    }

    private static List<string> Ticked(string cell) => [.. InTicks().Matches(cell).Select(match => match.Groups[1].Value)];

    private static List<NamedTest> TestsIn(string cell) =>
        [.. InTicks().Matches(cell).Select(match => new NamedTest(match.Groups[1].Value, match.Groups[2].Value))];

    [GeneratedRegex("^## ([^ ]+)")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| \d+[a-z]? \|")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`(?: “([^”]+)”)?")]
    private static partial Regex InTicks();
}

/// <summary>One step, who does it, with what it refuses, and what shows that.</summary>
/// <param name="Section">The section's number, without its sign.</param>
/// <param name="Step">The step's number.</param>
/// <param name="DoneBy">Functions as Type.Method, and files of the SDK.</param>
/// <param name="Codes">Values of failure codes.</param>
/// <param name="Tests">The tests.</param>
internal sealed record SpecRow(
    string Section, string Step, IReadOnlyList<string> DoneBy, IReadOnlyList<string> Codes, IReadOnlyList<NamedTest> Tests)
{
    public IEnumerable<string> Functions => DoneBy.Where(name => !name.Contains('/', StringComparison.Ordinal));

    public IEnumerable<string> Files => DoneBy.Except(Functions);

    public override string ToString() => $"§{Section} step {Step}";
}

/// <summary>What others learned, and what shows that it holds here.</summary>
internal sealed record SpecLesson(string Number, IReadOnlyList<NamedTest> Tests);

/// <summary>A test by folder, class and method; one of the SDK by file and sentence.</summary>
internal sealed record NamedTest(string Name, string Sentence)
{
    private bool IsOfSdk => Name.EndsWith(".ts", StringComparison.Ordinal);

    /// <summary>The file that holds it, whether or not there is one.</summary>
    public string File => IsOfSdk ? Name : $"tests/Ostiary.Tests/{string.Join('/', Name.Split('.').SkipLast(1))}.cs";

    /// <summary>True when the test is there.</summary>
    public bool Exists => IsOfSdk
        ? Repository.Has(File) && Repository.Read(File).Contains($"it('{Sentence}'", StringComparison.Ordinal)
        : Name.Split('.') is [var folder, var type, var method]
            && typeof(NamedTest).Assembly.GetType($"Ostiary.Tests.{folder}.{type}")?.GetMethod(method) is { } found
            && found.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0
            && Repository.Has(File);
}
