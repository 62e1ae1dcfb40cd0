using Ostiary.Storage;

namespace Ostiary.Tests.Storage;

public sealed class A_private_place : IDisposable
{
    private readonly string _above = Directory.CreateTempSubdirectory("ostiary-").FullName;

    public void Dispose() => Directory.Delete(_above, recursive: true);

    [Fact]
    public async Task Is_made_for_the_database_where_there_is_none()
    {
        var folder = Path.Combine(_above, "new", "data");

        await using var database = Databases.Open(new DatabaseOptions { SqliteFile = Path.Combine(folder, "ostiary.db") });

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Stays_as_it_is_where_somebody_made_it()
    {
        var before = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(_above);

        PrivateFolder.Make(_above);

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(_above).ShouldBe(before);
    }
}
