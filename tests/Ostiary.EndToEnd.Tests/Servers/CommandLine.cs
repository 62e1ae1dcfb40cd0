using System.Diagnostics;

namespace Ostiary.EndToEnd.Tests.Servers;

/// <summary><c>ostiary</c> as it is typed into a terminal.</summary>
internal sealed record CommandLine(int Status, string Output, string Errors)
{
    /// <summary>Runs it to its end.</summary>
    public static async Task<CommandLine> Run(params string[] words)
    {
        using var process = Begin(words);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new CommandLine(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public static Process Begin(params string[] words)
    {
        var start = new ProcessStartInfo(Built.Dotnet, [Built.Cli, .. words]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("OSTIARY__", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(variable);

        return Process.Start(start)!;
    }
}
