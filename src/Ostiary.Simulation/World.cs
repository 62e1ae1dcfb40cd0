using System.Security.Cryptography;
using System.Text.Json;
using Ostiary.Contracts;

namespace Ostiary.Simulation;

/// <summary>People, devices, browsers and faults over some days. The same world has the same events, byte for byte.</summary>
/// <param name="Seed">Any text; another one is another world.</param>
/// <param name="EndsAt">The instant after its last day.</param>
/// <param name="People">How many live in it.</param>
public sealed record World(string Seed, DateTimeOffset EndsAt, int People)
{
    /// <summary>How many days a world has.</summary>
    public const int Days = 60;

    /// <summary>When its first day begins.</summary>
    public DateTimeOffset BeginsAt => EndsAt.AddDays(-Days);

    /// <summary>Everybody.</summary>
    public IEnumerable<Person> Everybody() => Enumerable.Range(0, People).Select(number => Town.Somebody(Seed, number, Days));

    /// <summary>All visits, in the order in which they end; what would end after the last day does not happen.</summary>
    public IReadOnlyList<Visit> Visits() =>
    [
        .. Everybody()
            .SelectMany(person => new Life(Seed, person, BeginsAt).Visits(Days))
            .Where(visit => visit.EndedAt < EndsAt)
            .OrderBy(visit => visit.EndedAt).ThenBy(visit => visit.Person.Number),
    ];

    /// <summary>SHA-256 over every batch and the headers that go with it: equal for equal worlds.</summary>
    public static string FingerprintOf(IEnumerable<Visit> visits)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var visit in visits)
        {
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(visit.Batch, ContractsJson.Default.EventBatchRequest));
            foreach (var (name, value) in visit.Headers)
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{name}: {value}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
