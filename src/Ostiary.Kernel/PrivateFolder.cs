namespace Ostiary.Kernel;

/// <summary>A folder that nobody but its owner opens.</summary>
public static class PrivateFolder
{
    /// <summary>Makes the folder, and those above it, where they are missing; one that is there stays as it is.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
