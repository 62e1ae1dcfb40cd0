using System.Security.Cryptography;
using System.Text;

namespace Ostiary.Tests.Storage;

/// <summary>A migration that left this house is never changed: <c>migrations.lock</c> at the root holds every checksum.</summary>
public sealed class The_migrations_lock
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void Names_every_migration_with_its_checksum()
    {
        var actual = Files().Select(file => $"{Path.GetFileNameWithoutExtension(file)} {Checksum(file)}").Order(StringComparer.Ordinal);

        string.Join('\n', File.ReadAllLines(Path.Combine(Root, "migrations.lock"))).ShouldBe(
            string.Join('\n', actual), "a new migration adds a line: its name and the SHA-256 of the file; an old one is never edited");
    }

    [Fact]
    public void Gives_every_number_to_one_migration()
    {
        var names = Files().Select(file => Path.GetFileName(file).Split('.')[0]).Distinct(StringComparer.Ordinal).ToList();

        names.Select(name => name[..4]).ShouldBeUnique();
    }

    private static IEnumerable<string> Files() =>
        Directory.GetDirectories(Path.Combine(Root, "src"))
            .Select(room => Path.Combine(room, "Schema"))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*.sql"));

    private static string Checksum(string file) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(file).ReplaceLineEndings("\n"))));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Ostiary.slnx")))
            folder = folder.Parent;

        return folder.FullName;
    }
}
