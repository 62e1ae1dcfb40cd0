using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Ostiary.Cli.Commands;

/// <summary>What one process asks of another.</summary>
internal static partial class Signals
{
    private const int Terminate = 15;

    /// <summary>Asks a process to end in good order; one that has ended is left alone. On Windows, where nobody can ask, it is ended.</summary>
    public static void AskToEnd(Process process)
    {
        if (process.HasExited)
            return;

        if (OperatingSystem.IsWindows())
            process.Kill();
        else
            _ = Kill(process.Id, Terminate);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
