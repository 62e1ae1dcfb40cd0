using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Abstractions;

namespace Ostiary.Tests.House;

/// <summary>A page has one idea. TypeScript's functions are measured by its own lint.</summary>
public sealed class The_size_of_a_page(ITestOutputHelper report)
{
    private const int LongestFile = 400;
    private const int LongestFunction = 60;
    private const int LargestMedian = 90;

    private static readonly string[] Sources = [".cs", ".razor", ".ts", ".js", ".css", ".sql", ".sh"];

    [Fact]
    public void Is_at_most_400_lines() =>
        Pages().Where(page => page.Lines > LongestFile).Select(page => $"{page.File}: {page.Lines}").ShouldBeEmpty();

    [Fact]
    public void Is_short_in_the_middle()
    {
        var lines = Pages().Where(page => page.File.StartsWith("src/", StringComparison.Ordinal)).Select(page => page.Lines).Order().ToList();
        var (median, ninth) = (lines[lines.Count / 2], lines[lines.Count * 9 / 10]);
        report.WriteLine($"{lines.Count} files of src: median {median}, p90 {ninth}, longest {lines[^1]} lines");

        median.ShouldBeLessThanOrEqualTo(LargestMedian);
    }

    [Fact]
    public void Holds_functions_of_at_most_60_lines()
    {
        var files = new[] { "src", "tests", "eng", "bench" }.SelectMany(folder => Repository.FilesBelow(folder, ".cs"));
        var functions = files.AsParallel().SelectMany(FunctionsIn).ToList();
        report.WriteLine($"{functions.Count} functions: median {functions.Select(function => function.Lines).Order().ElementAt(functions.Count / 2)} lines");

        functions.Where(function => function.Lines > LongestFunction).Select(function => $"{function.Name}: {function.Lines}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("class A { void B()\n{\n}\n}", 3)]
    [InlineData("class A { /** long\n\n\n\n */ [X]\n int B() =>\n 1;\n}", 3)]
    [InlineData("class A { int B { get\n{\nreturn 1;\n}\n} }", 4)]
    [InlineData("class A { void B() { void C()\n{\n} } }", 3)]
    [InlineData("var a = 1;\nvar b = 2;\n", 2)]
    public void Is_measured_in_lines_of_the_longest_function(string source, int lines) =>
        FunctionsIn("a.cs", source).Max(function => function.Lines).ShouldBe(lines);

    private static IEnumerable<(string File, int Lines)> Pages() =>
        from file in Repository.Files
        where Sources.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)) || file is "run" or "test"
        select (file, File.ReadLines(Repository.PathTo(file)).Count());

    private static IEnumerable<(string Name, int Lines)> FunctionsIn(string file) => FunctionsIn(file, Repository.Read(file));

    private static IEnumerable<(string Name, int Lines)> FunctionsIn(string file, string source)
    {
        var root = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot();
        var named =
            from node in root.DescendantNodes()
            where node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
            select ($"{file}({LineOf(node.SpanStart) + 1})", LineOf(node.Span.End) - LineOf(node.SpanStart) + 1);

        return root.Members.OfType<GlobalStatementSyntax>().ToList() is { Count: > 0 } program
            ? named.Append(($"{file}(top)", LineOf(program[^1].Span.End) - LineOf(program[0].SpanStart) + 1))
            : named;

        int LineOf(int position) => root.SyntaxTree.GetLineSpan(new(position, 0)).StartLinePosition.Line;
    }
}
