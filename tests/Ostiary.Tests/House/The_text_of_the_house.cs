using System.Text.RegularExpressions;

namespace Ostiary.Tests.House;

public sealed partial class The_text_of_the_house
{
    private static readonly string[] Binary = [".png", ".ico", ".woff2", ".cbor", ".bin"];

    private static readonly IReadOnlyList<(string File, string Text)> Pages =
    [
        .. from file in Repository.Files
           where !Binary.Contains(Path.GetExtension(file))
           select (file, Repository.Read(file)),
    ];

    [Fact]
    public void Names_no_folder_of_one_machine() => Matching(MachinePath()).ShouldBeEmpty();

    [Fact]
    public void Names_no_package_source_but_the_public_ones()
    {
        var resolved =
            from page in Pages
            where Path.GetFileName(page.File) is "package-lock.json" or ".npmrc" or "nuget.config"
            from Match match in Address().Matches(page.Text)
            where match.Groups[1].Value is not ("registry.npmjs.org" or "api.nuget.org") && !Funding().IsMatch(LineAt(page.Text, match.Index))
            select $"{page.File}: {match.Value}";

        resolved.ShouldBeEmpty();
    }

    [Fact]
    public void Holds_no_secret() => Matching(Secret()).ShouldBeEmpty();

    [Fact]
    public void Has_no_carriage_returns() =>
        Pages.Where(page => page.Text.Contains('\r', StringComparison.Ordinal)).Select(page => page.File).ShouldBeEmpty();

    [Fact]
    public void Has_scripts_that_can_be_run()
    {
        var scripts = Pages.Where(page => page.Text.StartsWith("#!/usr/bin/env bash", StringComparison.Ordinal)).ToList();

        foreach (var (file, text) in scripts)
        {
            text.ShouldContain("set -euo pipefail", customMessage: file);
            (OperatingSystem.IsWindows() || File.GetUnixFileMode(Repository.PathTo(file)).HasFlag(UnixFileMode.UserExecute)).ShouldBeTrue(file);
        }
    }

    [Fact]
    public void Links_only_to_what_is_there()
    {
        var broken =
            from page in Pages
            where page.File.EndsWith(".md", StringComparison.Ordinal)
            from Match match in LocalLink().Matches(page.Text)
            let target = Path.Combine(Path.GetDirectoryName(page.File)!, match.Groups[1].Value)
            where !Repository.Has(target)
            select $"{page.File}: {match.Groups[1].Value}";

        broken.ShouldBeEmpty();
    }

    private static IEnumerable<string> Matching(Regex forbidden) =>
        from page in Pages
        from Match match in forbidden.Matches(page.Text)
        select $"{page.File}: {match.Value}";

    private static string LineAt(string text, int index)
    {
        var end = text.IndexOf('\n', index);
        return text[(text.LastIndexOf('\n', index) + 1)..(end < 0 ? text.Length : end)];
    }

    [GeneratedRegex(@"(?<![\w./-])/(?:work|root|home|Users)/\w+|\b[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"https?://([^/""\s]+)")]
    private static partial Regex Address();

    [GeneratedRegex("\"(url|funding|homepage)\":")]
    private static partial Regex Funding();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bo[sp]k_[A-Za-z0-9_-]{32,}\b")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\]\((?![a-z]+:|#)([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex LocalLink();
}
