using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>Who sends a batch. Established by the server; never by the body of a request.</summary>
/// <param name="RelyingParty">Whose events they are.</param>
/// <param name="IsBackend">True for a backend with a secret key, which may also tell what only servers know.</param>
public sealed record EventSource(RelyingPartyId RelyingParty, bool IsBackend)
{
    /// <summary>What the request itself says of the device; read only when an event tells of a device.</summary>
    public Func<DeviceEvidence>? Evidence { get; init; }
}

/// <summary>An event that was not kept.</summary>
/// <param name="Id">Its id; null when none could be read.</param>
/// <param name="Reason">Why.</param>
public sealed record DroppedEvent(Guid? Id, DropReason Reason);

/// <summary>What became of a batch. What was kept is durable.</summary>
/// <param name="Kept">How many events.</param>
/// <param name="Dropped">The others.</param>
/// <param name="Settings">What the client is to do from now on; null when nothing differs from what it does by itself.</param>
public sealed record EventReceipt(int Kept, IReadOnlyList<DroppedEvent> Dropped, ClientSettings? Settings = null);

/// <summary>Knows the tickets that this server gave with the options of its ceremonies. Safe for use from any thread.</summary>
public interface ITickets
{
    /// <summary>The ceremony that a ticket was given for; null when it is forged, expired, or of another relying party.</summary>
    ValueTask<string?> CeremonyOf(RelyingPartyId relyingParty, string ticket, CancellationToken cancel);
}

/// <summary>The key under which references become MACs; the same on every node, and never changed.</summary>
public interface IReferenceKey
{
    /// <summary>32 bytes.</summary>
    ValueTask<ReadOnlyMemory<byte>> Get(CancellationToken cancel);
}
