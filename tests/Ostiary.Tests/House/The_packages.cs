using System.Text.RegularExpressions;

namespace Ostiary.Tests.House;

public sealed partial class The_packages
{
    private static readonly IReadOnlyList<string> Projects =
        [.. Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    [Fact]
    public void Have_their_versions_in_one_file()
    {
        var own =
            from project in Projects
            from reference in Repository.ReadXml(project).Descendants("PackageReference")
            where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
            select $"{project}: {(string?)reference.Attribute("Include")}";

        own.ShouldBeEmpty();
    }

    [Fact]
    public void Are_pinned_to_exact_versions()
    {
        var central = Repository.ReadXml("Directory.Packages.props").Descendants("PackageVersion").Select(package => (string)package.Attribute("Version")!);
        central.Where(version => !Exact().IsMatch(version)).ShouldBeEmpty();

        var front =
            from file in Repository.Files
            where Path.GetFileName(file) is "package.json"
            from Match match in FrontEndVersion().Matches(Repository.Read(file))
            where match.Groups[1].Value is not "node" && !Exact().IsMatch(match.Groups[2].Value)
            select $"{file}: {match.Value}";
        front.ShouldBeEmpty();
    }

    [Fact]
    public void Are_locked() =>
        Projects.Where(project => !Repository.Has(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json"))).ShouldBeEmpty();

    /// <summary>A dependency line of package.json: a name and a version, whatever range that is.</summary>
    [GeneratedRegex("""
        "((?:@[a-z0-9-]+/)?[a-z0-9-]+)":\s*"([~^<>=]*\s*\d+\.\d+[^"]*)"
        """)]
    private static partial Regex FrontEndVersion();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9a-z.]+)?$")]
    private static partial Regex Exact();
}
