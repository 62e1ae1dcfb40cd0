using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Console.Access;
using Ostiary.Console.Exports;
using Ostiary.Console.Health;
using Ostiary.Console.Trials;
using Ostiary.Console.Users;
using Ostiary.Kernel;
using Ostiary.Metadata;
using Ostiary.Pages.Layout;
using Ostiary.Server.AuthenticatorModels;
using Ostiary.Server.Demonstration;
using Ostiary.Server.Endpoints;
using Ostiary.Server.Events;
using Ostiary.Server.Limits;
using Ostiary.Server.Observability;
using Ostiary.Server.Persons;
using Ostiary.Server.Requests;
using Ostiary.Server.Startup;
using Ostiary.Storage;
using Ostiary.Telemetry;
using SessionOptions = Ostiary.Accounts.SessionOptions;

namespace Ostiary.Server.Configuration;

/// <summary>Puts the rooms together: options first, then what they make possible.</summary>
public static class House
{
    private const string DatabaseFile = "ostiary.db";
    private const string MasterKeyFile = "master.key";

    /// <summary>Reads the configuration and registers every room.</summary>
    /// <exception cref="ConfigurationException">The configuration cannot be used.</exception>
    public static WebApplicationBuilder AddHouse(this WebApplicationBuilder builder)
    {
        var reader = new OptionsReader(builder.Configuration);
        var server = reader.Read<ServerOptions>(ServerOptions.Section);
        var database = reader.Read<DatabaseOptions>(DatabaseOptions.Section, options => InDataDirectory(options, server));
        var keys = reader.Read<KeysOptions>(KeysOptions.Section, options => InDataDirectory(options, server));
        var sessions = reader.Read<SessionOptions>(SessionOptions.Section);
        var ceremonies = reader.Read<CeremonyOptions>(CeremonyOptions.Section);
        var limits = reader.Read<LimitOptions>(LimitOptions.Section);
        var observability = reader.Read<ObservabilityOptions>(ObservabilityOptions.Section);
        var metadata = reader.Read<MetadataOptions>(MetadataOptions.Section);
        var telemetry = reader.Read<TelemetryOptions>(TelemetryOptions.Section);
        var audit = reader.Read<AuditOptions>(AuditOptions.Section);
        reader.RefuseUnknownSections();
        Demo.Refuse(server, database);

        builder.Services
            .AddSingleton(server).AddSingleton(database).AddSingleton(keys).AddSingleton(sessions).AddSingleton(audit)
            .AddSingleton(new ServerHome(server.PublicOrigin.GetLeftPart(UriPartial.Authority)))
            .AddSingleton(ceremonies).AddSingleton(limits).AddSingleton(observability)
            .AddGround().AddDemo(server).AddMetadata(metadata, server).AddAccounts().AddCeremonies().AddTelemetry(telemetry, server).AddRequests().AddLimits(limits);
        return builder;
    }

    /// <summary>Makes the data directory where it is not there yet. Whoever only looks must not: a mistyped name would become a place.</summary>
    /// <exception cref="ConfigurationException">It cannot be made where it was named.</exception>
    public static void MakeDataDirectory(this IServiceProvider house)
    {
        var folder = house.GetRequiredService<ServerOptions>().DataDirectory;
        try
        {
            PrivateFolder.Make(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"Server:DataDirectory: {folder} cannot be made. {refused.Message} Name another folder with --data, or let the account of the server write there.");
        }
    }

    /// <summary>Where a first start would put the SQLite file; null where there is one, and with PostgreSQL. Whoever only looks asks this first: opening would make it.</summary>
    public static string? MissingDatabase(this IServiceProvider house) =>
        house.GetRequiredService<DatabaseOptions>().SqliteFile is { Length: > 0 } file && !File.Exists(file) ? Path.GetFullPath(file) : null;

    private static DatabaseOptions InDataDirectory(DatabaseOptions options, ServerOptions server)
    {
        if (string.IsNullOrWhiteSpace(options.Postgres) && string.IsNullOrWhiteSpace(options.SqliteFile) && server.DataDirectory is not null)
            options.SqliteFile = Path.Combine(server.DataDirectory, DatabaseFile);

        return options;
    }

    private static KeysOptions InDataDirectory(KeysOptions options, ServerOptions server)
    {
        if (string.IsNullOrWhiteSpace(options.MasterKeyFile) && server.DataDirectory is not null)
            options.MasterKeyFile = Path.Combine(server.DataDirectory, MasterKeyFile);

        return options;
    }

    private static IServiceCollection AddGround(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System).AddSingleton(Entropy.System);
        services.AddSingleton(provider => Databases.Open(provider.GetRequiredService<DatabaseOptions>()));
        services.AddSingleton(provider =>
            MasterKey.LoadOrCreate(provider.GetRequiredService<KeysOptions>().MasterKeyFile, provider.GetRequiredService<Entropy>()));
        services.AddSingleton<KeyRing>().AddSingleton<Readiness>().AddSingleton<FirstRelyingParty>().AddSingleton<FirstAdministrator>();
        services.AddSingleton<CeremonyMeter>().AddSingleton<CeremonyWatch>().AddSingleton<OpenTelemetrySetup>();
        return services.AddHostedService<Foundation>().AddHostedService<Sweeping>();
    }

    private static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<RelyingParties>().AddSingleton<RelyingPartyDirectory>()
        .AddSingleton<ApiKeys>().AddSingleton<ApiKeyDirectory>()
        .AddSingleton<Users>().AddSingleton<Passkeys>().AddSingleton<Sessions>().AddSingleton<Audit>().AddSingleton<SetupTokens>()
        .AddSingleton<CredentialLists>().AddSingleton<RepeatableRequests>().AddSingleton<UserCreation>()
        .AddSingleton<AccountUpkeep>().AddSingleton<TenantUpkeep>();

    private static IServiceCollection AddCeremonies(this IServiceCollection services) => services
        .AddSingleton<AttestationDemands>().AddSingleton<IRelyingPartyRule, CeremonyPolicyRules>()
        .AddSingleton<PersonLimiter>().AddSingleton<CeremonyParts>()
        .AddSingleton(provider => provider.GetRequiredService<CeremonyParts>().Results)
        .AddSingleton<BeginEnrollment>().AddSingleton<CompleteEnrollment>()
        .AddSingleton<BeginSignIn>().AddSingleton<CompleteSignIn>()
        .AddSingleton<BeginStepUp>().AddSingleton<DeletePasskey>()
        .AddSingleton<PersonErasure>().AddSingleton<PersonalDataExport>().AddSingleton<IPersonRights, PersonRights>();

    private static IServiceCollection AddRequests(this IServiceCollection services)
    {
        services.AddSingleton(provider => AssetManifest.Load(provider.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider));
        services.AddRazorComponents();
        services.AddSingleton<IServerHealth, ServerHealthReport>().AddSingleton<IInsightTables, ConsoleInsightTables>().AddSingleton<ITrialAdoption, TrialAdoption>().AddSingleton<Census>();
        return services.AddSingleton<SessionCookie>().AddSingleton<SessionUse>().AddSingleton<CallerResolution>().AddSingleton<Subjects>();
    }
}
