using System.Text.RegularExpressions;
using Ostiary.Docs;

namespace Ostiary.Tests.House;

public sealed partial class The_rooms
{
    private const string Prefix = "Ostiary.";

    private static readonly IReadOnlyList<string> Projects = [.. Repository.FilesBelow("src", ".csproj")];

    [Fact]
    public void Are_those_of_the_plan() =>
        Projects.Select(RoomOf).Except(Doors.Rooms).ShouldBeEmpty();

    [Fact]
    public void Have_code_or_do_not_exist()
    {
        var folders = Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal)).Select(file => file.Split('/')[1]).Distinct();
        folders.Except(Projects.Select(project => project.Split('/')[1])).ShouldBeEmpty("a folder of src without a project");

        Projects.Where(project => !Repository.FilesBelow(Path.GetDirectoryName(project)!, ".cs").Any()).ShouldBeEmpty("an empty shell");
    }

    [Fact]
    public void Stand_in_the_solution()
    {
        var listed = Repository.ReadXml("Ostiary.slnx").Descendants("Project").Select(project => (string)project.Attribute("Path")!);

        Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Except(listed).ShouldBeEmpty();
    }

    [Fact]
    public void Reference_only_where_there_is_a_door()
    {
        var walls =
            from project in Projects
            from target in ReferencesOf(project)
            where !Doors.IsOpen(RoomOf(project), target)
            select $"{RoomOf(project)} → {target}";

        walls.ShouldBeEmpty();
    }

    /// <summary>References pass on to whoever references; so what is used is looked at too.</summary>
    [Fact]
    public void Use_only_what_lies_behind_their_own_doors()
    {
        var walls =
            from assembly in Rooms.Assemblies
            let room = assembly.GetName().Name![Prefix.Length..]
            where Doors.Rooms.Contains(room)
            from used in assembly.GetReferencedAssemblies().Select(used => used.Name!)
            where used.StartsWith(Prefix, StringComparison.Ordinal) && !Doors.IsOpen(room, used[Prefix.Length..])
            select $"{room} → {used[Prefix.Length..]}";

        walls.ShouldBeEmpty();
    }

    [Fact]
    public void Have_no_cycle_between_them()
    {
        var standing = new HashSet<string>();
        while (Doors.Rooms.FirstOrDefault(room => !standing.Contains(room) && Doors.Of(room).All(standing.Contains)) is { } next)
            standing.Add(next);

        Doors.Rooms.Except(standing).ShouldBeEmpty();
    }

    [Fact]
    public void Ask_only_their_own_tables()
    {
        var owners = Repository.FilesBelow("src", ".sql")
            .SelectMany(file => CreatedTable().Matches(Repository.Read(file)).Select(match => (Table: match.Groups[1].Value, Room: RoomOf(file))))
            .DistinctBy(owned => owned.Table)
            .ToDictionary(owned => owned.Table, owned => owned.Room);

        var trespasses =
            from file in Repository.FilesBelow("src", ".cs")
            from Match match in UsedTable().Matches(Repository.Read(file))
            let table = match.Groups[1].Value
            where owners.TryGetValue(table, out var owner) && owner != RoomOf(file)
            select $"{file} asks {table}";

        trespasses.ShouldBeEmpty();
    }

    [Fact]
    public void Number_their_migrations_in_one_sequence()
    {
        var migrations = Repository.FilesBelow("src", ".sql").Where(file => file.Contains("/Schema/", StringComparison.Ordinal)).ToList();

        migrations.Where(file => !MigrationName().IsMatch(Path.GetFileName(file))).ShouldBeEmpty();
        migrations.GroupBy(file => Path.GetFileName(file)[..4])
            .Where(number => number.Select(file => Path.GetFileName(file).Split('.')[0]).Distinct().Count() > 1)
            .Select(number => string.Join(", ", number))
            .ShouldBeEmpty();
    }

    private static string RoomOf(string file) => file.Split('/')[1][Prefix.Length..];

    private static IEnumerable<string> ReferencesOf(string project) =>
        Repository.ReadXml(project).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)[Prefix.Length..]);

    [GeneratedRegex(@"CREATE TABLE (?:IF NOT EXISTS )?(\w+)")]
    private static partial Regex CreatedTable();

    [GeneratedRegex(@"\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)")]
    private static partial Regex UsedTable();

    [GeneratedRegex(@"^\d{4}(_[a-z0-9]+)+(\.postgres|\.sqlite)?\.sql$")]
    private static partial Regex MigrationName();
}
