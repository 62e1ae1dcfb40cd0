using System.Runtime.InteropServices;

namespace Ostiary.Accounts;

/// <summary>Gives a finished file its name, unless somebody else has taken it.</summary>
internal static partial class NewFile
{
    /// <summary>Names the draft <paramref name="path"/> and takes the draft's own name away; false when the name is taken.</summary>
    /// <remarks>
    /// On Unix, moving without overwriting looks first and renames then, and between the two another process can come; a link is made or
    /// refused in one step.
    /// </remarks>
    public static bool Publish(string draft, string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows())
                return Link(draft, path) == 0;

            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string added);
}
