using System.CommandLine;

namespace Ostiary.Cli.Commands;

/// <summary><c>ostiary serve</c>: runs the server until Ctrl-C.</summary>
internal static class ServeCommand
{
    private const string Help =
        """
        Runs the server until Ctrl-C. Everything else is configured by OSTIARY__Room__Setting in the environment (docs/reference/configuration.md).

          ostiary serve --port 8080 --data ./data
          ostiary serve --origin https://id.example.com --database postgres://user:password@localhost:5432/ostiary
        """;

    public static Command Create()
    {
        var command = new Command("serve", Help);
        var server = new ServerProgram().AddTo(command);
        command.SetAction(async (parsed, cancel) => await server.Run(parsed) is var status && cancel.IsCancellationRequested ? 0 : status);
        return command;
    }
}
