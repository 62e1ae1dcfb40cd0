using System.CommandLine;
using Ostiary.Cli.Commands;

namespace Ostiary.Cli;

/// <summary>The command line as a whole; tests and the reference look at it from here.</summary>
internal static class OstiaryCommand
{
    private const int WrongUsage = 2;

    // Longer than the server takes at most to answer what it has begun.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromMinutes(1);

    /// <summary>The root with all its commands.</summary>
    public static RootCommand Create() => new("Ostiary: the passkey platform that a team runs itself. Each command explains itself with --help.")
    {
        ServeCommand.Create(),
        MigrateCommand.Create(),
        DoctorCommand.Create(),
        PersonCommand.Create(),
        ReclassifyCommand.Create(),
        VerifyCommand.Create(),
        DecodeCommand.Create(),
    };

    /// <summary>Runs one command line and returns the exit status: 2 when it does not parse, otherwise the command's own.</summary>
    public static async Task<int> Run(IReadOnlyList<string> words)
    {
        var parsed = Create().Parse(words);
        var status = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = LongestEnd });
        return parsed.Errors.Count > 0 ? WrongUsage : status;
    }
}
