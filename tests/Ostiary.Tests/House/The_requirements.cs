using System.Text.RegularExpressions;

namespace Ostiary.Tests.House;

public sealed partial class The_requirements
{
    private const string Page = "docs/requirements.md";

    /// <summary>How many lines each source document gave, and the three lists that one of them lost.</summary>
    private static readonly IReadOnlyList<string> Ids =
    [
        .. Numbered("S0", 70), .. Numbered("S1", 40), "S1-GAP1", "S1-GAP2", "S1-GAP3",
        .. Numbered("S2", 84), .. Numbered("S3", 128), .. Numbered("S4", 66),
    ];

    private static readonly IReadOnlyList<(string Id, string State, string Shown)> Rows =
    [
        .. from line in Repository.Read(Page).Split('\n')
           let cells = line.Split('|', StringSplitOptions.TrimEntries)
           where cells.Length == 6 && Id().IsMatch(cells[1])
           select (cells[1], cells[3], cells[4]),
    ];

    [Fact]
    public void Stand_on_the_page_once_each_and_in_order() =>
        Rows.Select(row => row.Id).ShouldBe(Ids);

    [Fact]
    public void Have_a_state_that_says_something() =>
        Rows.Where(row => !State().IsMatch(row.State)).ShouldBeEmpty();

    [Fact]
    public void Name_what_shows_them_when_met() =>
        Rows.Where(row => row.State is "met" or "partly" && !Named(row.Shown).Any()).Select(row => row.Id).ShouldBeEmpty();

    [Fact]
    public void Name_only_what_is_there()
    {
        var gone =
            from row in Rows
            from file in Named(row.Shown)
            where !Repository.Has(file)
            select $"{row.Id}: {file}";

        gone.ShouldBeEmpty();
    }

    private static IEnumerable<string> Numbered(string source, int count) =>
        Enumerable.Range(1, count).Select(number => $"{source}-{number:00}");

    private static IEnumerable<string> Named(string cell) => PathInTicks().Matches(cell).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^S\d-(\d+|GAP\d)$")]
    private static partial Regex Id();

    [GeneratedRegex("^(met|partly|later: .{3,}|out of scope: .{3,})$")]
    private static partial Regex State();

    [GeneratedRegex("`([^`]*/[^`]*|[A-Z]+[.]md)`")]
    private static partial Regex PathInTicks();
}
