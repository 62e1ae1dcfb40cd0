using System.CommandLine;

namespace Ostiary.Cli.Commands;

/// <summary><c>ostiary migrate</c>: brings the schema forward without serving.</summary>
internal static class MigrateCommand
{
    private const string Help =
        """
        Brings the database's schema to what this build needs, without serving, and says how many migrations that took. A start of the server does
        the same; use this where another account of the database owns the schema, or before a rolling upgrade.

          ostiary migrate --data ./data
          ostiary migrate --status --database postgres://owner:password@localhost:5432/ostiary

        All pending migrations are applied in one transaction, and only forward. Run twice or from two machines at once, it works once.
        The exit status is 0 when nothing is pending any more, 1 with --status while something is, 2 when configuration or schema make no sense
        (the message says what), 3 when the database does not answer.
        """;

    public static Command Create()
    {
        var status = new Option<bool>("--status") { Description = "Lists what is pending and applies nothing." };
        var json = new Option<bool>("--json") { Description = "Writes JSON." };
        var command = new Command("migrate", Help) { status, json };
        var server = new ServerProgram().AddTo(command);
        command.SetAction((parsed, _) => server.Run(
            parsed, ["migrate", .. parsed.GetValue(status) ? ["--status"] : (string[])[], .. parsed.GetValue(json) ? ["--json"] : (string[])[]]));
        return command;
    }
}
