using System.Globalization;
using Ostiary.Accounts;
using Ostiary.Server.Configuration;
using Ostiary.Server.Startup;
using Ostiary.Storage;

namespace Ostiary.Server.Acts;

/// <summary>Reads what stands behind an act's name.</summary>
internal sealed class ActArguments(IReadOnlyList<string> arguments)
{
    /// <summary>Whether a switch was given.</summary>
    public bool Has(string name) => arguments.Contains(name, StringComparer.Ordinal);

    /// <summary>What stands after an option; null when it was not given.</summary>
    public string? After(string option) => arguments.SkipWhile(argument => argument != option).Skip(1).FirstOrDefault();

    /// <summary>What stands after an option that must be given.</summary>
    /// <exception cref="ConfigurationException">It was not.</exception>
    public string Required(string option) => After(option) is { Length: > 0 } value ? value : throw new ConfigurationException($"{option} is missing.");

    /// <summary>The instant after an option, RFC 3339 or a day; <paramref name="otherwise"/> when it was not given.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public DateTimeOffset Instant(string option, DateTimeOffset otherwise) =>
        After(option) is not { } text ? otherwise
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant
        : throw new ConfigurationException($"{option} is an instant such as 2026-03-01 or 2026-03-01T12:00:00Z.");

    /// <summary>The relying party after <c>--relying-party</c>: its id, or an RP ID that only one has. The only one there is when nothing was given.</summary>
    /// <exception cref="ConfigurationException">There is none, or more than one; or the database is not one of this build.</exception>
    public async Task<RelyingParty> RelyingParty(IServiceProvider house)
    {
        await ExpectSchema(house);
        var all = await house.GetRequiredService<RelyingParties>().All(CancellationToken.None);
        var named = After("--relying-party");
        var found = all.Where(one => named is null || one.Id.Value == named || one.RpId == named).ToList();
        return found is [var only]
            ? only
            : throw new ConfigurationException(
                $"--relying-party names one of: {string.Join(", ", all.Select(one => $"{one.Id.Value} ({one.RpId})"))}.");
    }

    // No database, or an empty one, is most often a data directory that was mistyped.
    private static async Task ExpectSchema(IServiceProvider house)
    {
        if (house.MissingDatabase() is { } file)
            throw new ConfigurationException($"There is no database at {file}. See that --data and --database name the right one; a first start makes it.");

        var database = house.GetRequiredService<Database>();
        var known = HouseSchema.Migrations(database.Dialect);
        var pending = await new Migrator(database, house.GetRequiredService<TimeProvider>()).Pending(known, CancellationToken.None);
        if (pending.Count > 0)
            throw new ConfigurationException($"{pending.Count} of {known.Count} migrations are pending in this database. See that --data and --database name the right one; `ostiary migrate` applies them.");
    }
}
