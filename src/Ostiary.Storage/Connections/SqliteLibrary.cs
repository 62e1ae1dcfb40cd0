using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Ostiary.Storage;

/// <summary>Binds to the operating system's SQLite, so that its security updates reach us without a release of ours.</summary>
internal static class SqliteLibrary
{
    private static readonly string[] Names = ["libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib", "sqlite3", "winsqlite3"];

    private static readonly Lazy<bool> Bound = new(Bind);

    /// <summary>Done once for the process; later calls cost nothing.</summary>
    public static void Load() => _ = Bound.Value;

    private static bool Bind()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        // A connection belongs to one thread at a time here, so it needs no lock of its own at every call.
        raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        return true;
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (!string.Equals(name, "e_sqlite3", StringComparison.Ordinal))
            return IntPtr.Zero;

        foreach (var candidate in Names)
        {
            if (NativeLibrary.TryLoad(candidate, assembly, path, out var library))
                return library;
        }

        throw new DllNotFoundException("The SQLite library was not found. On Debian: apt-get install libsqlite3-0");
    }
}
