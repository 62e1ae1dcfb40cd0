namespace Ostiary.Ceremonies;

/// <summary>Options ready for the browser, with the sealed state that must come back.</summary>
/// <param name="Ceremony">The sealed state.</param>
/// <param name="PublicKey">The options as JSON, UTF-8.</param>
/// <param name="Mediation">The mediation they are for.</param>
/// <param name="ExpiresAt">Until when the answer is accepted.</param>
public sealed record IssuedOptions(string Ceremony, ReadOnlyMemory<byte> PublicKey, string Mediation, DateTimeOffset ExpiresAt)
{
    /// <summary>Proves of events that they belong to this ceremony; see <see cref="TelemetryTickets"/>.</summary>
    public required string TelemetryTicket { get; init; }

    /// <summary>What telemetry may know of the ceremony.</summary>
    public required ToldCeremony Told { get; init; }
}
