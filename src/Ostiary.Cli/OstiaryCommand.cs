using System.CommandLine;
using Ostiary.Cli.Commands;

namespace Ostiary.Cli;

/// <summary>The command line as a whole; tests and the reference look at it from here.</summary>
internal static class OstiaryCommand
{
    /// <summary>The root with all its commands.</summary>
    public static RootCommand Create() => new("Ostiary: the passkey platform that a team runs itself. Each command explains itself with --help.")
    {
        ServeCommand.Create(),
        VerifyCommand.Create(),
    };
}
