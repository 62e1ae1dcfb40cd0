using Ostiary.Ceremonies;
using Ostiary.Console.Annotations;
using Ostiary.Insights;
using Ostiary.Pages.Layout;
using Ostiary.Server.Configuration;
using Ostiary.Server.Endpoints;
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
        services.AddSingleton(options).AddSingleton(Catalog.Current).AddSingleton(new PageTelemetry(IsOff: options.VisitsPercent == 0));
        services.AddSingleton(_ => new Spool(options.SpoolFolder ?? Path.Combine(server.DataDirectory, SpoolFolder), options.SpoolMebibytes * 1024L * 1024));
        services.AddSingleton<TelemetryTickets>().AddSingleton<ITickets>(provider => provider.GetRequiredService<TelemetryTickets>());
        services.AddSingleton<IReferenceKey, ReferenceKey>().AddSingleton<EventMeter>();
        services.AddSingleton<Cohorts>().AddSingleton<EventStore>().AddSingleton<EventWriter>().AddSingleton<EventIntake>().AddSingleton<OwnEvents>().AddSingleton<PersonalEvents>();
        services.AddSingleton(options.Retention).AddSingleton<PersonalErasure>().AddSingleton<Expiry>().AddSingleton<HistoryMeter>();
        services.AddSingleton(RuleSet.BuiltIn).AddSingleton<AttemptFolding>().AddSingleton<AttemptRolling>().AddSingleton<Refold>().AddSingleton<AttemptArchive>();
        services.AddSingleton(provider => RollingPace.OfHours(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<StaleAttempts>().AddSingleton<RuleTrial>().AddSingleton<RuleTrials>();
        services.AddSingleton<DayRolling>().AddSingleton<DayArchive>().AddHostedService<DayKeeping>();
        services.AddSingleton<AdoptionReport>().AddSingleton<OverviewReport>().AddSingleton<DeviceMatrix>().AddSingleton<HardwarePath>().AddSingleton<ErrorTable>();
        services.AddSingleton<AnnotationActs>().AddSingleton<IAnnotationActs>(provider => provider.GetRequiredService<AnnotationActs>());
        services.AddSingleton<AnnotationBook>().AddSingleton<SupportReport>();
        services.AddSingleton<RegressionBook>().AddSingleton<RegressionWatch>().AddSingleton<RegressionMeter>().AddSingleton<SystemBaselines>();
        services.AddSingleton<RegressionKeeping>().AddHostedService(provider => provider.GetRequiredService<RegressionKeeping>());
        services.AddSingleton<Funnel>().AddSingleton<AttemptSearch>().AddSingleton<AttemptTimeline>();
        return services.AddHostedService<AttemptKeeping>().AddSingleton<CeremonyTale>().AddHostedService<EventKeeping>().AddHostedService<HistoryKeeping>();
    }
}
