using System.Text.Json;
using Ostiary.Contracts;
using Ostiary.Insights;
using Ostiary.Simulation;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Simulation;

/// <summary>The browser that hides security keys, from its people's visits to the page that shall say so.</summary>
public sealed class The_hidden_keys_of_a_world(SqliteFixture database) : OnAttempts(database), IClassFixture<SqliteFixture>
{
    [Trait("Ring", "Slow")]
    [DatabaseFact]
    public async Task Are_named_with_the_browsers_version_and_apps_with_their_extra_steps()
    {
        var world = new World("stories", A_world.End, 500);
        Clock.MoveTo(world.BeginsAt);
        Options = new TelemetryOptions { EventsPerSitePerMinute = 100_000_000 };
        foreach (var visit in world.Visits().Where(visit => visit.Tries.Any(one => one.Keeping == Keeping.SecurityKey)))
            await Send(visit);

        await KeepUp();
        await CountDays();
        var filter = new AttemptFilter(Source.RelyingParty, world.BeginsAt, A_world.End);
        var answer = await new HardwarePath(new AttemptArchive(Database, RuleSet.BuiltIn, new PlainKey())).Ask(new(filter), default);

        var hidden = answer.Hidden[0];
        hidden.Where.ShouldBe([new(AttemptDimension.Browser, "firefox"), new(AttemptDimension.BrowserVersion, $"{Story.FirefoxThatHidesKeys}")]);
        hidden.Sentence.ShouldEndWith("the platform ended them before anybody could choose.");
        var ios = answer.Segments.Single(segment => segment.Where[0].Value == "ios");
        ios.Key.Steps.ShouldBe(5, "prompt, tap, connection, PIN, done");
        answer.Steps.Single(step => step.Step == "pin_asked").Key.ShouldNotBeNull();
        answer.Whole!.Stops.ShouldContain(stop => stop.Stop == KeyStop.Connection && stop.Transport == "nfc");
    }

    private async Task Send(Visit visit)
    {
        Clock.MoveTo(visit.EndedAt);
        var headers = visit.Headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
        var source = Source with
        {
            Evidence = () => new DeviceEvidence { UserAgent = headers["User-Agent"], Hints = ClientHints.FromHeaders(name => headers.GetValueOrDefault(name)) },
        };
        (await Intake.Take(source, JsonSerializer.SerializeToUtf8Bytes(visit.Batch, ContractsJson.Default.EventBatchRequest), default)).ShouldSucceed().Dropped.ShouldBeEmpty();
    }
}
