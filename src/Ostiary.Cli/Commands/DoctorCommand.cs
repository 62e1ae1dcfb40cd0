using System.CommandLine;

namespace Ostiary.Cli.Commands;

/// <summary><c>ostiary doctor</c>: says what is amiss and what to do about it.</summary>
internal static class DoctorCommand
{
    private const string Help =
        """
        Looks at what the server stands on, from configuration and data directory to master key, database, schema, key ring and relying parties,
        and says for whatever is amiss what to do about it. It can look while the server runs, and makes neither a database nor a master key.

          ostiary doctor --data ./data
          ostiary doctor --json --database postgres://user:password@localhost:5432/ostiary

        The exit status is 0 when the server can serve, 1 when it cannot, 2 when the configuration cannot be read (the message names the setting).
        """;

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Writes JSON." };
        var command = new Command("doctor", Help) { json };
        var server = new ServerProgram().AddTo(command);
        command.SetAction((parsed, _) => server.Run(parsed, ["doctor", .. parsed.GetValue(json) ? ["--json"] : (string[])[]]));
        return command;
    }
}
