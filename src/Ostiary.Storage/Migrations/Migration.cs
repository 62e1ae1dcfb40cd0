using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Ostiary.Storage;

/// <summary>One forward step of the schema: an embedded resource <c>Schema/NNNN_verb_noun.sql</c> of the room that owns the tables.</summary>
/// <param name="Number">Global over all rooms; the order of application.</param>
/// <param name="Name"><c>verb_noun</c>.</param>
/// <param name="Sql">In the words that <see cref="Migrator"/> explains, or in one dialect's own when the file is a twin.</param>
public sealed partial record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text with plain line feeds, lower-case hexadecimal.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The migrations that these rooms embed, for one dialect, by number.</summary>
    /// <exception cref="MigrationException">Two of them share a number.</exception>
    public static IReadOnlyList<Migration> In(Dialect dialect, params IReadOnlyList<Assembly> rooms)
    {
        var found = (from room in rooms
                     from resource in room.GetManifestResourceNames()
                     let name = ResourceName.Match(resource)
                     where name.Success && Speaks(name.Groups["dialect"].Value, dialect)
                     let number = int.Parse(name.Groups["number"].Value, CultureInfo.InvariantCulture)
                     orderby number
                     select new Migration(number, name.Groups["name"].Value, TextOf(room, resource))).ToList();

        return found.GroupBy(migration => migration.Number).FirstOrDefault(same => same.Skip(1).Any()) is { } clash
            ? throw new MigrationException($"Migrations {string.Join(" and ", clash.Select(one => one.Name))} share the number {clash.Key}.")
            : found;
    }

    private static bool Speaks(string twin, Dialect dialect) => twin switch
    {
        "" => true,
        "postgres" => dialect == Dialect.Postgres,
        _ => dialect == Dialect.Sqlite,
    };

    private static string TextOf(Assembly room, string resource)
    {
        using var reader = new StreamReader(room.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\.Schema\.(?<number>\d{4})_(?<name>[a-z0-9_]+?)(\.(?<dialect>postgres|sqlite))?\.sql$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResourceName { get; }
}
