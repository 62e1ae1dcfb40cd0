using Microsoft.Extensions.DependencyInjection;
using Ostiary.Server.Events;
using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Http;

/// <summary>Brings a server's attempts and rollups up to what it was told, without waiting for its own worker.</summary>
internal static class KeepingUp
{
    /// <summary>Writes what the server tells of itself, and folds everything.</summary>
    public static async Task FoldAll(this RunningServer server)
    {
        await server.Services.GetRequiredService<CeremonyTale>().Write();
        await CaughtUp.Fold(server.Services.GetRequiredService<AttemptFolding>());
    }

    /// <summary>Folds everything, rolls the hours, counts the days, and moves on: a question is about what was before now.</summary>
    public static async Task KeepUp(this RunningServer server)
    {
        await server.FoldAll();
        var database = server.Services.GetRequiredService<Database>();
        await CaughtUp.Roll(server.Services.GetRequiredService<AttemptRolling>(), database);
        await CaughtUp.Count(server.Services.GetRequiredService<DayRolling>(), database);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
    }
}
