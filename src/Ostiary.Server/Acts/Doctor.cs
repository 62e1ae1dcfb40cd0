using System.Globalization;
using Ostiary.Accounts;
using Ostiary.Console.Health;
using Ostiary.Server.Configuration;
using Ostiary.Server.Outbound;
using Ostiary.Server.Startup;
using Ostiary.Storage;

namespace Ostiary.Server.Acts;

/// <summary>Examines what the server stands on, from the ground up, and stops where nothing above can be seen.</summary>
/// <remarks>It makes nothing, be it data directory, database, master key or setup link: what is missing or wrong must not be hidden by something new.</remarks>
internal sealed class Doctor(IServiceProvider house)
{
    private const long LittleSpace = 1L << 30;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly TimeProvider _clock = house.GetRequiredService<TimeProvider>();
    private readonly ServerOptions _server = house.GetRequiredService<ServerOptions>();
    private readonly string _masterKey = house.GetRequiredService<KeysOptions>().MasterKeyFile;

    private Database Database => house.GetRequiredService<Database>();

    private string DatabaseName => Database.Dialect == Dialect.Sqlite ? "SQLite" : "PostgreSQL";

    /// <summary>Everything that was seen, at least one finding.</summary>
    /// <param name="host">An RP ID's host to look up documents at; null to look at nothing outside.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<Finding>> Examine(Uri? host, CancellationToken cancel)
    {
        List<Finding> findings = [DataDirectory(), MasterKeyFile()];
        if (house.MissingDatabase() is not null)
            return [.. findings, Finding.Attention("Database", "There is no database yet.", "`ostiary serve` makes it at its first start, `ostiary migrate` without serving.")];

        findings.Add(await Answers(cancel));
        if (findings[^1].State is HealthState.Bad)
            return findings;

        findings.Add(await Schema(cancel));
        return findings[^1].State is HealthState.Good
            ? [.. findings, .. await Tables(host, cancel)]
            : findings;
    }

    private async Task<IReadOnlyList<Finding>> Tables(Uri? host, CancellationToken cancel)
    {
        try
        {
            return [await Keys(cancel), .. await RelyingParties(cancel), .. host is null ? [] : await Published(host, cancel)];
        }
        catch (DatabaseUnavailableException away)
        {
            return [Finding.Bad("Tables", $"They cannot be read. {away.Message}", away.Remedy)];
        }
    }

    private Finding DataDirectory()
    {
        const string name = "Data directory";
        if (!Directory.Exists(_server.DataDirectory))
            return Finding.Attention(name, $"{_server.DataDirectory} is not there.", "See that --data (Server:DataDirectory) names the right one; a first start makes it.");

        var free = new DriveInfo(Path.GetFullPath(_server.DataDirectory)).AvailableFreeSpace;
        return free < LittleSpace
            ? Finding.Attention(name, $"Only {free / (1024 * 1024)} MiB are free in {_server.DataDirectory}.", "Make room: a full disk stops every sign-in.")
            : Finding.Good(name, $"{_server.DataDirectory}, {free / LittleSpace} GiB free.");
    }

    private Finding MasterKeyFile()
    {
        const string name = "Master key";
        if (!File.Exists(_masterKey))
            return Finding.Attention(
                name, $"{_masterKey} is not there.",
                "A first start makes it. If there was one, put it back: without it stored passkeys cannot be trusted. Name another place by Keys:MasterKeyFile.");

        return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(_masterKey) & Others) != UnixFileMode.None
            ? Finding.Bad(name, $"Others than its owner may open {_masterKey}.", $"chmod 600 {_masterKey}")
            : Finding.Good(name, "In its place, for its owner only.");
    }

    private async Task<Finding> Answers(CancellationToken cancel)
    {
        const string name = "Database";
        var begun = _clock.GetTimestamp();
        try
        {
            await Database.Ping(cancel);
            var took = _clock.GetElapsedTime(begun).TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
            return Finding.Good(name, $"{DatabaseName} answers, after {took} ms with connecting.");
        }
        catch (DatabaseUnavailableException away)
        {
            return Finding.Bad(name, $"It does not answer. {away.Message}", away.Remedy);
        }
    }

    private async Task<Finding> Schema(CancellationToken cancel)
    {
        const string name = "Schema";
        var known = HouseSchema.Migrations(Database.Dialect);
        try
        {
            var pending = await new Migrator(Database, _clock).Pending(known, cancel);
            return pending.Count == 0
                ? Finding.Good(name, $"All {known.Count} migrations are applied.")
                : Finding.Attention(name, $"{pending.Count} of {known.Count} migrations are pending.", "`ostiary migrate` applies them; so does the next start.");
        }
        catch (MigrationException changed)
        {
            return Finding.Bad(name, changed.Message, "Run the build that made this database, or a later one of the same line.");
        }
        catch (DatabaseUnavailableException away)
        {
            return Finding.Bad(name, $"It cannot be read. {away.Message}", away.Remedy);
        }
    }

    private async Task<Finding> Keys(CancellationToken cancel)
    {
        const string name = "Key ring";
        if (!File.Exists(_masterKey))
            return await IsInUse(cancel)
                ? Finding.Bad(name, "This database's keys were wrapped with a master key that is not there.", $"Put that file back at {_masterKey}; every node needs the same one.")
                : Finding.Good(name, "There is none yet; a first start makes it.");

        try
        {
            await house.GetRequiredService<KeyRing>().Prepare(cancel);
            return Finding.Good(name, "The master key opens it.");
        }
        catch (WrongMasterKeyException wrong)
        {
            return Finding.Bad(name, wrong.Message, "Put back the master key that belongs to this database.");
        }
    }

    private async Task<IReadOnlyList<Finding>> Published(Uri host, CancellationToken cancel) =>
        await new PublishedDocuments(house.GetRequiredService<HardenedFetcher>()).Examine(host, await house.GetRequiredService<RelyingParties>().All(cancel), cancel);

    // Whoever has a relying party has started once, and so has keys.
    private async Task<bool> IsInUse(CancellationToken cancel) => (await house.GetRequiredService<RelyingParties>().All(cancel)).Count > 0;

    private async Task<IReadOnlyList<Finding>> RelyingParties(CancellationToken cancel)
    {
        const string name = "Relying parties";
        var further = house.GetRequiredService<IRelyingPartyRule>();
        var all = await house.GetRequiredService<RelyingParties>().All(cancel);
        var refused = from one in all
                      let refusal = further.Refusal(one)
                      where refusal is not null
                      select Finding.Bad(
                          name, $"{one.Name} ({one.Id.Value}) cannot be served: {refusal.Code.Title}.",
                          "Set Metadata:File, Metadata:Url or Metadata:FormatRoots, or change its attestation in the console.");
        var count = all.Count switch { 0 => "None is set up; a first start makes one.", 1 => "One is set up.", _ => $"{all.Count} are set up." };
        return [Finding.Good(name, count), .. refused];
    }
}
