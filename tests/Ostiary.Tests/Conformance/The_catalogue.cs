using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Ostiary.Tests.House;

namespace Ostiary.Tests.Conformance;

/// <summary>The FIDO conformance catalogue as a whole: each entry is shown by a test, and the page that says which is up to date.</summary>
/// <remarks>A test claims entries by <see cref="ShowsAttribute"/>, or by rows that begin with them in a class with <see cref="CatalogueAttribute"/>.</remarks>
public sealed partial class The_catalogue
{
    private const string Page = "docs/conformance.md";
    private const string Rewrite = "OSTIARY_WRITE_CONFORMANCE";

    private static readonly IReadOnlyDictionary<string, string> Entries = CatalogueParts.All.SelectMany(part => part.Entries).ToDictionary(entry => entry.Id, entry => entry.What);

    private static readonly ILookup<string, string> Shown = ByAttribute().Concat(ByRow()).Distinct().OrderBy(claim => claim.Test, StringComparer.Ordinal)
        .ToLookup(claim => claim.Entry, claim => claim.Test);

    private static readonly ILookup<string, string> Codes =
        (from type in typeof(The_catalogue).Assembly.GetTypes()
         let part = type.GetCustomAttribute<CatalogueAttribute>()?.Part
         where part is not null
         from field in type.GetFields(BindingFlags.NonPublic | BindingFlags.Static)
         where field.FieldType.IsAssignableTo(typeof(IRefusals))
         from refusal in ((IRefusals)field.GetValue(null)!).Codes
         from entry in EntriesOf(refusal.Words)
         select ($"{part} {entry}", refusal.Code.Value)).Distinct().ToLookup(pair => pair.Item1, pair => pair.Value);

    [Fact]
    public void Has_a_hundred_and_eighty_entries() => Entries.Count.ShouldBe(180);

    [Fact]
    public void Is_shown_whole() => Entries.Keys.Where(entry => !Shown.Contains(entry)).ShouldBeEmpty();

    [Fact]
    public void Is_all_that_tests_claim_to_show() => Shown.Select(claims => claims.Key).Except(Entries.Keys).ShouldBeEmpty();

    [Fact]
    public void Is_decided_otherwise_only_where_it_has_entries_and_with_a_reason()
    {
        CatalogueParts.DecidedOtherwise.Keys.Except(Entries.Keys).ShouldBeEmpty();
        CatalogueParts.DecidedOtherwise.Values.ShouldAllBe(reason => reason.Length > 20);
    }

    [Fact]
    public void Has_a_page_that_says_which_test_shows_what()
    {
        var page = Write();
        if (Environment.GetEnvironmentVariable(Rewrite) is "1")
            File.WriteAllText(Repository.PathTo(Page), page);

        Repository.Read(Page).ShouldBe(page, $"{Page} is stale; write it anew by running this test with {Rewrite}=1");
    }

    private static IEnumerable<(string Entry, string Test)> ByAttribute() =>
        from method in Methods()
        from entry in method.GetCustomAttribute<ShowsAttribute>()?.Entries ?? []
        select (entry, NameOf(method));

    private static IEnumerable<(string Entry, string Test)> ByRow() =>
        from method in Methods()
        let part = method.DeclaringType!.GetCustomAttribute<CatalogueAttribute>()?.Part
        where part is not null
        from row in RowsOf(method)
        from entry in EntriesOf(row)
        select ($"{part} {entry}", NameOf(method));

    private static string[] EntriesOf(string words) => Claimed().Match(words) is { Success: true } claimed ? claimed.Groups[1].Value.Split(", ") : [];

    private static IEnumerable<MethodInfo> Methods() =>
        from type in typeof(The_catalogue).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.GetCustomAttributes<FactAttribute>().Any()
        select method;

    private static IEnumerable<string> RowsOf(MethodInfo method) =>
        from data in method.GetCustomAttributes<MemberDataAttribute>()
        let property = method.DeclaringType!.GetProperty(data.MemberName, BindingFlags.Public | BindingFlags.Static)
        where property?.PropertyType == typeof(TheoryData<string>)
        from row in (IEnumerable<object[]>)property.GetValue(null)!
        select (string)row[0];

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static string Write()
    {
        var page = new StringBuilder(
            """
            # Conformance

            The FIDO Alliance's conformance tests for servers, entry by entry (P must pass, F must be refused, O stood on older lists), and the test here that
            shows each one. A test of a refusal asserts its reason: the [failure code](reference/errors.md), and the member at fault or the step of the
            specification where there is one; the tool itself sees no more than a refusal. Codes stand here where the test is a table of cases, whose rows
            begin with the entry. What the tool draws at random, such as the wrong type of a member, is tried here in every form.

            """);
        foreach (var part in CatalogueParts.All)
        {
            page.Append($"\n## {part.Name}: {part.About}\n\n| entry | what | refused with | shown by |\n|---|---|---|---|\n");
            foreach (var (id, what) in part.Entries)
                page.Append($"| {id[(part.Name.Length + 1)..]} | {what}{Otherwise(id)} | {Ticked(Codes[id])} | {Ticked(Shown[id])} |\n");
        }

        return page.ToString();
    }

    private static string Ticked(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    private static string Otherwise(string id) => CatalogueParts.DecidedOtherwise.TryGetValue(id, out var reason) ? $" (decided otherwise: {reason})" : "";

    [GeneratedRegex("^((?:(?:(?:Resp|Req)-[0-9A-B] )?[PFO]-[0-9]+(?:, )?)+): ")]
    private static partial Regex Claimed();
}
