using System.Text.Json;
using Ostiary.Contracts;
using Ostiary.Simulation;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Simulation;

/// <summary>A small world through the real intake, the real folding and the real rules.</summary>
public sealed class The_events_of_a_world(SqliteFixture database) : OnAttempts(database), IClassFixture<SqliteFixture>
{
    private const string SqlReadings =
        """
        SELECT attempt_key, os, browser, transport, authenticator_class, outcome, COALESCE(error_class, '-')
          FROM attempts
         WHERE relying_party_id = @relyingParty
         ORDER BY attempt_key
        """;

    [Trait("Ring", "Slow")]
    [DatabaseFact]
    public async Task Are_all_kept_and_read_as_they_were_meant()
    {
        var world = new World("intake", A_world.End, 120);
        var visits = world.Visits();
        Clock.MoveTo(world.BeginsAt);
        Options = new TelemetryOptions { EventsPerSitePerMinute = 100_000_000 };

        var dropped = new List<DroppedEvent>();
        foreach (var visit in visits)
            dropped.AddRange(await Send(visit));

        dropped.ShouldBeEmpty();
        await KeepUp();
        var read = (await Rows(SqlReadings, Source.RelyingParty)).ToDictionary(row => Guid.Parse(row.Split('|')[0]));
        foreach (var visit in visits)
        {
            foreach (var one in visit.Tries)
                read[one.Id].ShouldBe(Expected(visit, one, read[one.Id]));
        }
    }

    private async Task<IReadOnlyList<DroppedEvent>> Send(Visit visit)
    {
        Clock.MoveTo(visit.EndedAt);
        var headers = visit.Headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
        var source = Source with
        {
            Evidence = () => new DeviceEvidence { UserAgent = headers["User-Agent"], Hints = ClientHints.FromHeaders(name => headers.GetValueOrDefault(name)) },
        };
        return (await Intake.Take(source, JsonSerializer.SerializeToUtf8Bytes(visit.Batch, ContractsJson.Default.EventBatchRequest), default)).ShouldSucceed().Dropped;
    }

    // System, browser and class of every try; transport and authenticator are what they are.
    private static string Expected(Visit visit, Try one, string read)
    {
        var told = read.Split('|');
        var browser = visit.Gadget.IsApp ? "unknown" : visit.Gadget.Browser;
        var (outcome, why) = one.Fault switch
        {
            null => ("succeeded", "-"),
            "unused_autofill" => ("unused", told[6]),
            "tap_lost" => ("failed", "nfc_lost"),
            "pin_wrong" or "pin_locked" => ("failed", one.Fault),
            "hidden_keys" => ("failed", "transport_mismatch"),
            "nothing_here" => ("failed", told[6] is "no_local_credential" or "browser_unsupported" ? told[6] : "no_local_credential"),
            "excluded" => ("failed", "exclude_match"),
            "offline" => ("refused", "network"),
            "timed_out" => ("failed", told[6] is "timeout_user" or "timeout_system" ? told[6] : "timeout_user"),
            _ => ("failed", told[6] is "user_chose_other" ? told[6] : "user_cancelled"),
        };
        return string.Join('|', told[0], visit.Gadget.Os, browser, told[3], told[4], outcome, why);
    }
}
