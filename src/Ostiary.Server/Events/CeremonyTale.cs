using System.Data.Common;
using System.Threading.Channels;
using Ostiary.Ceremonies;
using Ostiary.Server.Observability;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>What this server tells of its own ceremonies. Ceremonies only leave a note and go on; the notes become events in the background.</summary>
/// <remarks>
/// There is room for a bounded number of notes. What finds none is counted and let go: no ceremony ever waits here. What a stranger asks for
/// and gets refused without any ceremony of ours leaves no row, only the count of its code (docs/adr/0013).
/// </remarks>
public sealed class CeremonyTale(OwnEvents events, TelemetryTickets tickets, TelemetryOptions options, EventMeter meter) : IDisposable
{
    private const int MostNotes = 10_000;

    // Ten times what a state of ours takes with fifty credentials in it; whatever is longer would fill the memory and not open.
    private const int LongestState = 32 * 1024;

    private readonly Channel<ToldStep> _notes = Channel.CreateBounded<ToldStep>(
        new BoundedChannelOptions(MostNotes) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Leaves a note.</summary>
    public void Tell(ToldStep step)
    {
        if (step.State is { Length: > LongestState })
            step = step with { State = null };

        if (options.RecordOwnCeremonies && MayLeaveARow(step, step.Issued is not null || step.State is not null) && !_notes.Writer.TryWrite(step))
            meter.Untold();
    }

    /// <summary>Makes events of all notes that were left. Whoever stops meanwhile: a note that was taken up is written, or counted.</summary>
    /// <exception cref="DatabaseUnavailableException">The database is away, and there is no room on the disk either.</exception>
    public async Task Write()
    {
        // In turn: when this completes, the notes that another one had taken up are written, too.
        await _turn.WaitAsync();
        try
        {
            await WriteNotes();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task WriteNotes()
    {
        var steps = new List<ToldStep>();
        while (steps.Count < MostNotes && _notes.Reader.TryRead(out var step))
            steps.Add(step);

        try
        {
            for (var untold = await Keep(steps); untold > 0; untold--)
                meter.Untold();
        }
        catch (Exception unwritten) when (unwritten is DatabaseUnavailableException or DbException)
        {
            steps.ForEach(_ => meter.Untold());
            throw;
        }
    }

    private async Task<int> Keep(List<ToldStep> steps)
    {
        var told = new List<OwnEvent>(steps.Count);
        foreach (var step in steps)
        {
            var ceremony = await CeremonyOf(step, CancellationToken.None);
            if (MayLeaveARow(step, ceremony is not null))
                told.Add(EventOf(step, ceremony));
        }

        return await events.Keep(told, CancellationToken.None);
    }

    private static bool MayLeaveARow(ToldStep step, bool hasCeremony) => hasCeremony || step.CallerIsKnown;

    private static OwnEvent EventOf(ToldStep step, ToldCeremony? ceremony)
    {
        var passkey = step.Proved?.Passkey;
        return new OwnEvent(step.RelyingParty, NameOf(step), step.At)
        {
            Ceremony = ceremony?.Id,
            Subject = passkey?.UserId.Value,
            Credential = passkey?.Id.Value,
            Cohort = step.Cohort,
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
                ("aaguid", passkey?.Aaguid),
                ("supportCode", step.SupportCode),
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
