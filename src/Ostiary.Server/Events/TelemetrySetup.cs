using Ostiary.Ceremonies;
using Ostiary.Insights;
using Ostiary.Server.Configuration;
using Ostiary.Server.Observability;
using Ostiary.Telemetry;

namespace Ostiary.Server.Events;

/// <summary>Registers telemetry as it is configured.</summary>
internal static class TelemetrySetup
{
    private const string SpoolFolder = "spool";

    /// <summary>Registers the intake, what waits on the disk, and whoever keeps house among events.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetryOptions options, ServerOptions server)
    {
        services.AddSingleton(options).AddSingleton(Catalog.Current);
        services.AddSingleton(_ => new Spool(options.SpoolFolder ?? Path.Combine(server.DataDirectory, SpoolFolder), options.SpoolMebibytes * 1024L * 1024));
        services.AddSingleton<TelemetryTickets>().AddSingleton<ITickets>(provider => provider.GetRequiredService<TelemetryTickets>());
        services.AddSingleton<IReferenceKey, ReferenceKey>().AddSingleton<EventMeter>();
        services.AddSingleton<EventStore>().AddSingleton<EventWriter>().AddSingleton<EventIntake>().AddSingleton<OwnEvents>().AddSingleton<PersonalEvents>();
        services.AddSingleton(RuleSet.BuiltIn).AddSingleton<AttemptFolding>().AddSingleton<AttemptRolling>().AddSingleton<DayBookRolling>().AddSingleton<Refold>().AddSingleton<AttemptArchive>();
        services.AddSingleton<Funnel>().AddSingleton<DeviceMatrix>().AddSingleton<ErrorTable>().AddSingleton<AttemptSearch>().AddSingleton<AttemptTimeline>();
        return services.AddHostedService<AttemptKeeping>().AddSingleton<CeremonyTale>().AddHostedService<EventKeeping>();
    }
}
