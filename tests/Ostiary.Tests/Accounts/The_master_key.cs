using Ostiary.Accounts;

namespace Ostiary.Tests.Accounts;

public sealed class The_master_key : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ostiary-keys-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "new", "master.key");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lies_in_a_file_that_only_its_owner_reads()
    {
        MasterKey.LoadOrCreate(Path, Entropy.System).Dispose();

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Is_made_once_however_many_start_together()
    {
        var id = KeyId.New(TimeProvider.System, Entropy.System);
        var keys = Enumerable.Range(0, 16).AsParallel().Select(_ => MasterKey.LoadOrCreate(Path, Entropy.System)).ToList();
        var wrapped = keys[0].Wrap([1, 2, 3], id, "decoy", Entropy.System);

        foreach (var key in keys)
        {
            key.Unwrap(wrapped, id, "decoy").ShouldBe([1, 2, 3]);
            key.Dispose();
        }

        Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!).ShouldBe([Path]);
    }

    [Fact]
    public void Is_nothing_else()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, "rubbish");

        Should.Throw<WrongMasterKeyException>(() => MasterKey.LoadOrCreate(Path, Entropy.System));
    }
}
