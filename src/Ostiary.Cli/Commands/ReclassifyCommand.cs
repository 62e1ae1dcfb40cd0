using System.CommandLine;

namespace Ostiary.Cli.Commands;

/// <summary><c>ostiary reclassify</c>: tries rules on attempts that are kept, and says what would move.</summary>
internal static class ReclassifyCommand
{
    private const string Help =
        """
        Reads the attempts that are kept, asks the rules once more why each did not succeed, and reports what would move: from class to class and party to
        party with examples, the rates that change, and the rules that decided nothing. Without --rules, the rules of this server are asked.
        Nothing is changed, unless --apply is given: then what moved is noted, and a running server folds it anew by its own rules.

          ostiary reclassify --data ./data --rules my-rules.json --from 2026-03-01
          ostiary reclassify --relying-party example.com --json
          ostiary reclassify --apply

        Attempts whose events have gone in time stay as they are. The exit status is 0, 2 when an argument or the rules make no sense, 3 when the database
        does not answer.
        """;

    public static Command Create()
    {
        var rules = new Option<FileInfo?>("--rules") { Description = "Rules to try, as in docs/reference/classification.md." };
        var relyingParty = PersonCommand.RelyingParty();
        var from = new Option<string?>("--from") { Description = "Attempts that began then or later: a day, or an instant as in RFC 3339." };
        var until = new Option<string?>("--until") { Description = "And before this one; now when absent." };
        var apply = new Option<bool>("--apply") { Description = "Has what moved folded anew by the rules of the server." };
        var json = new Option<bool>("--json") { Description = "Writes JSON." };
        var command = new Command("reclassify", Help) { rules, relyingParty, from, until, apply, json };
        var server = new ServerProgram().AddTo(command);
        command.SetAction((parsed, _) => server.Run(
            parsed,
            [
                "reclassify", .. Pair("--rules", parsed.GetValue(rules)?.FullName), .. Pair("--relying-party", parsed.GetValue(relyingParty)),
                .. Pair("--from", parsed.GetValue(from)), .. Pair("--until", parsed.GetValue(until)),
                .. parsed.GetValue(apply) ? ["--apply"] : (string[])[], .. parsed.GetValue(json) ? ["--json"] : (string[])[],
            ]));
        return command;
    }

    private static string[] Pair(string option, string? value) => value is null ? [] : [option, value];
}
