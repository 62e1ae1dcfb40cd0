using System.CommandLine;
using System.Globalization;
using System.Text;
using Ostiary.Cli;

namespace Ostiary.Docs;

/// <summary>The command line: what each command says of itself.</summary>
internal static class CliPage
{
    private const string Head =
        """
        # Command line

        Written by `eng/docs` from the commands themselves. While developing: `dotnet run --project src/Ostiary.Cli -- COMMAND`.

        """;

    public static string Write()
    {
        var page = new StringBuilder(Head);
        foreach (var command in OstiaryCommand.Create().Subcommands)
            Write(page, command, "##", $"ostiary {command.Name}");

        return page.ToString();
    }

    private static void Write(StringBuilder page, Command command, string level, string name)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n{level} {name}\n\n```text\n{command.Description!.ReplaceLineEndings("\n").TrimEnd()}\n```\n");
        if (command.Options.Count > 0)
            page.Append("\n| option | meaning |\n|---|---|\n");

        foreach (var option in command.Options)
            page.Append(CultureInfo.InvariantCulture, $"| `{option.Name}` | {Markdown.Cell(option.Description ?? "")} |\n");

        foreach (var below in command.Subcommands)
            Write(page, below, $"{level}#", $"{name} {below.Name}");
    }
}
