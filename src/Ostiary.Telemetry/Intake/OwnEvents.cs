using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>An event that this server itself tells.</summary>
/// <param name="RelyingParty">Whose it is.</param>
/// <param name="Name">Its name in the catalog.</param>
/// <param name="At">When it happened.</param>
public sealed record OwnEvent(RelyingPartyId RelyingParty, string Name, DateTimeOffset At)
{
    /// <summary>The ceremony that it belongs to.</summary>
    public string? Ceremony { get; init; }

    /// <summary>The person; kept as a pseudonym.</summary>
    public string? Subject { get; init; }

    /// <summary>The passkey; kept as a pseudonym.</summary>
    public string? Credential { get; init; }

    /// <summary>The group that a backend counts the person in; null when none said so.</summary>
    public string? Cohort { get; init; }

    /// <summary>Its fields: texts, <c>long</c> and flags. Those without a value, or that this event does not have, are left out.</summary>
    public IReadOnlyList<(string Name, object? Value)> Fields { get; init; } = [];
}

/// <summary>Keeps what this server itself tells, in the same table, by the same catalog and within the same quotas as what others tell.</summary>
/// <remarks>The quotas are counted apart from those of others. What proved who somebody is has none, so that strangers cannot crowd it out.</remarks>
public sealed class OwnEvents(Catalog catalog, TelemetryOptions options, IReferenceKey key, EventWriter writer, Cohorts cohorts, TimeProvider clock, Entropy entropy)
{
    private static readonly string Sdk = $"ostiary {typeof(OwnEvents).Assembly.GetName().Version?.ToString(3)} default";

    private readonly EventQuotas _quotas = new(options, clock);

    /// <summary>Keeps them; durable afterwards.</summary>
    /// <returns>How many were one too many of their ceremony or their relying party.</returns>
    /// <exception cref="Ostiary.Storage.DatabaseUnavailableException">The database is away and the spool is full.</exception>
    public async Task<int> Keep(IReadOnlyList<OwnEvent> events, CancellationToken cancel)
    {
        var kept = events.Where(one => one.Subject is not null || _quotas.Take(one.RelyingParty, one.Ceremony)).ToList();
        if (kept.Count == 0)
            return events.Count;

        var secret = await key.Get(cancel);
        foreach (var group in kept.GroupBy(one => one.RelyingParty))
        {
            var batch = BinaryPrimitives.ReadInt64LittleEndian(entropy.Bytes(sizeof(long)));
            foreach (var part in group.Chunk(EventBatch.MostEvents))
                await writer.Keep([.. part.Select(one => Stored(one, secret, batch))]);
        }

        return events.Count - kept.Count;
    }

    private StoredEvent Stored(OwnEvent told, ReadOnlyMemory<byte> secret, long batch)
    {
        var kind = catalog.Find(told.Name) ?? throw new InvalidOperationException($"The catalog has no event {told.Name}");
        var at = told.At.ToUnixTimeMilliseconds();
        return new StoredEvent
        {
            RelyingParty = told.RelyingParty.Value,
            Id = NewId(at),
            Name = kind.Name,
            Origin = "server",
            OccurredAtMs = at,
            ReceivedAtMs = at,
            Ceremony = told.Ceremony,
            Surface = "server",
            Cohort = cohorts.Admit(told.RelyingParty, CohortGiver.Server, told.Cohort),
            Sdk = Sdk,
            Subject = kind.Field("subject") is null ? null : References.MacOf(secret, told.RelyingParty, "subject", told.Subject),
            Credential = kind.Field("credential") is null ? null : References.MacOf(secret, told.RelyingParty, "credential", told.Credential),
            Fields = FieldsOf(kind, told),
            Batch = batch,
        };
    }

    private static string FieldsOf(EventKind kind, OwnEvent told)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        foreach (var (name, value) in told.Fields.Where(field => kind.Field(field.Name) is not null))
        {
            switch (value)
            {
                case string text: json.WriteString(name, text); break;
                case long number: json.WriteNumber(name, number); break;
                case bool flag: json.WriteBoolean(name, flag); break;
                case null: break;
                default: throw new InvalidOperationException($"{kind.Name}.{name} cannot be a {value.GetType().Name}");
            }
        }

        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>A UUID of version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, and random bits.</summary>
    private Guid NewId(long atMs)
    {
        Span<byte> bytes = stackalloc byte[16];
        entropy.Fill(bytes);
        Span<byte> instant = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(instant, atMs);
        instant[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
