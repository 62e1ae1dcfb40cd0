using System.Threading.Channels;
using Ostiary.Ceremonies;
using Ostiary.Server.Observability;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>What this server tells of its own ceremonies. Ceremonies only leave a note and go on; the notes become events in the background.</summary>
/// <remarks>There is room for a bounded number of notes. What finds none is counted and let go: no ceremony ever waits here.</remarks>
public sealed class CeremonyTale(OwnEvents events, TelemetryTickets tickets, TelemetryOptions options, EventMeter meter)
{
    private const int MostNotes = 10_000;

    private readonly Channel<ToldStep> _notes = Channel.CreateBounded<ToldStep>(
        new BoundedChannelOptions(MostNotes) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    /// <summary>Leaves a note.</summary>
    public void Tell(ToldStep step)
    {
        if (options.RecordOwnCeremonies && !_notes.Writer.TryWrite(step))
            meter.Untold();
    }

    /// <summary>Makes events of all notes that were left.</summary>
    public async Task Write(CancellationToken cancel)
    {
        var told = new List<OwnEvent>();
        while (told.Count < MostNotes && _notes.Reader.TryRead(out var step))
            told.Add(await EventOf(step, cancel));

        try
        {
            await events.Keep(told, cancel);
        }
        catch (DatabaseUnavailableException)
        {
            // No room on the disk either.
            told.ForEach(_ => meter.Untold());
            throw;
        }
    }

    private async ValueTask<OwnEvent> EventOf(ToldStep step, CancellationToken cancel)
    {
        var ceremony = await CeremonyOf(step, cancel);
        var passkey = step.Proved?.Passkey;
        return new OwnEvent(step.RelyingParty, NameOf(step), step.At)
        {
            Ceremony = ceremony?.Id,
            Subject = passkey?.UserId.Value,
            Credential = passkey?.Id.Value,
            Fields =
            [
                ("kind", step.Ceremony == "registration" ? "create" : "get"),
                ("purpose", ceremony?.Purpose),
                ("mediation", step.Issued is { } issued ? MediationOf(step, issued.Mediation) : null),
                ("userVerification", step.Issued is null ? null : ceremony?.UserVerification),
                ("serverReason", step.Refused?.Value),
                ("serverLatencyMs", step.Issued is null ? (long)step.Took.TotalMilliseconds : null),
                ("backupEligible", passkey?.BackupEligible),
                ("backedUp", passkey?.BackedUp),
            ],
        };
    }

    private async ValueTask<ToldCeremony?> CeremonyOf(ToldStep step, CancellationToken cancel) =>
        step.Issued is { } issued ? issued.Told
        : step.State is not { } state ? null
        : step.Ceremony == "registration" ? await tickets.OfRegistration(step.RelyingParty, state, cancel)
        : await tickets.OfAuthentication(step.RelyingParty, state, cancel);

    private static string NameOf(ToldStep step) =>
        step.Refused is not null ? "ceremony.rejected" : step.Issued is not null ? "ceremony.issued" : "ceremony.verified";

    private static string MediationOf(ToldStep step, string mediation) => mediation switch
    {
        "optional" => "modal",
        "conditional" when step.Ceremony == "registration" => "conditional_create",
        _ => mediation,
    };
}
