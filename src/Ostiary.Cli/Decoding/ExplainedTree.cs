using System.Globalization;
using Ostiary.Kernel;
using Ostiary.WebAuthn;
using Spectre.Console;

namespace Ostiary.Cli.Decoding;

/// <summary>Shows an input that was taken apart as a tree: colored on a terminal, plain elsewhere.</summary>
internal static class ExplainedTree
{
    private const int LongestValue = 80;

    /// <summary>Lines are never broken where nobody looks at them.</summary>
    private const int WidthOfFiles = 4_096;

    public static void Write(Explained explained, Streams streams)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = streams.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = streams.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(streams.Output),
        });
        if (!streams.IsTerminal)
            console.Profile.Width = WidthOfFiles;

        var kind = $"{KindNames.Of(explained.Kind)}, written as {explained.Encoding.ToString().ToLowerInvariant()}";
        var tree = new Tree($"[bold]{Escaped(kind)}[/]{Remarks(explained.Root)}");
        Hang(tree, explained.Root);
        console.Write(tree);
        streams.Output.Flush();
    }

    private static void Hang(IHasTreeNodes under, ExplainedField field)
    {
        if (field.Refusal is { } refusal)
            under.AddNode($"[red]{Escaped(Refused(refusal))}[/]");

        foreach (var part in field.Parts)
            Hang(under.AddNode($"[bold]{Escaped(part.Name)}[/]{Value(part)}{Remarks(part)}"), part);
    }

    private static string Value(ExplainedField field) => field.Value switch
    {
        null or "" => "",
        { Length: > LongestValue } value => $" {Escaped(value[..LongestValue])}…",
        var value => $" {Escaped(value)}",
    };

    private static string Remarks(ExplainedField field)
    {
        var meaning = field.Meaning is null ? "" : $"  [teal]{Escaped(field.Meaning)}[/]";
        var place = field is { Offset: { } offset, Length: { } length }
            ? string.Create(CultureInfo.InvariantCulture, $"  [grey]@{offset}+{length}[/]")
            : "";
        return meaning + place;
    }

    private static string Refused(Failure failure)
    {
        var place = failure.Offset is { } offset ? string.Create(CultureInfo.InvariantCulture, $", at {offset}") : "";
        var field = failure.Field is { Length: > 0 } name ? $", in {name}" : "";
        var detail = failure.Detail is null ? "" : $": {failure.Detail}";
        return $"refused by verification: {failure.Code.Value}, {failure.Code.Title}{detail}{field}{place}";
    }

    private static string Escaped(string text) => Markup.Escape(Terminal.Harmless(text));
}
