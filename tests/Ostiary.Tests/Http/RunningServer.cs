using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Ostiary.Accounts;
using Ostiary.Server.Startup;
using Ostiary.Storage;
using Ostiary.Testing;
using Ostiary.Tests.Pages;

namespace Ostiary.Tests.Http;

/// <summary>The whole server in this process, on a database of its own, with a clock that tests move.</summary>
public sealed class RunningServer : WebApplicationFactory<Readiness>
{
    /// <summary>Where its hosted pages live.</summary>
    public const string Origin = "http://localhost:8080";

    private bool _folderIsInherited;

    /// <summary>The server's time. Starts now, because cookie containers live in real time.</summary>
    public FakeClock Clock { get; private init; } = new(TimeProvider.System.GetUtcNow());

    /// <summary>True to leave the server the clock that its configuration gives it.</summary>
    public bool HasItsOwnClock { get; init; }

    /// <summary>Everything that was logged.</summary>
    public LogBook Log { get; private init; } = new();

    /// <summary>More settings, by key. Limits are out of the way unless a test is about them.</summary>
    public Dictionary<string, string> Settings { get; private init; } = new(StringComparer.Ordinal)
    {
        ["Limits:PerAddressPrefixPerMinute"] = "1000000",
        ["Limits:PagesPerAddressPrefixPerMinute"] = "1000000",
        ["Ceremonies:AttemptsPerPersonPerMinute"] = "1000",
        // The clock of these tests stands still, so nobody may wait for it.
        ["Ceremonies:NamedAnswerAfter"] = "00:00:00",
    };

    /// <summary>The data directory.</summary>
    public string Folder { get; private init; } = Directory.CreateTempSubdirectory("ostiary-").FullName;

    /// <summary>Wraps the database, for tests of its absence.</summary>
    public Func<Database, Database>? Wrap { get; init; }

    /// <summary>The relying party that the server was set up with.</summary>
    public async Task<RelyingParty> Home() =>
        (await Services.GetRequiredService<RelyingPartyDirectory>().ByHost("localhost:8080", CancellationToken.None)).ShouldNotBeNull();

    /// <summary>A browser of its own, with a cookie jar and a virtual authenticator.</summary>
    public Browser Open(VirtualAuthenticator? authenticator = null) => Open(Origin, authenticator);

    /// <summary>A browser at another origin of this server.</summary>
    public Browser Open(string origin, VirtualAuthenticator? authenticator = null) => new(Wire(origin), origin, authenticator);

    /// <summary>An application's page: it shows a publishable key, and talks to this server from another origin.</summary>
    public async Task<Browser> OpenApplication(RelyingParty relyingParty)
    {
        var origin = relyingParty.Origins[^1];
        var page = new Browser(Wire(Origin), origin);
        page.Headers["Ostiary-Key"] = await Mint(relyingParty, ApiKeyKind.Publishable, origin);
        return page;
    }

    /// <summary>An application's backend with a secret key. It knows no origin.</summary>
    public async Task<Browser> OpenBackend(RelyingParty relyingParty)
    {
        var backend = new Browser(Wire(Origin), relyingParty.Origins[^1]);
        backend.Headers["Origin"] = null;
        backend.Headers["Authorization"] = $"Bearer {await Mint(relyingParty, ApiKeyKind.Secret)}";
        return backend;
    }

    /// <summary>A new API key's text.</summary>
    public async Task<string> Mint(RelyingParty relyingParty, ApiKeyKind kind, params string[] origins)
    {
        var tenants = Services.GetRequiredService<TenantUpkeep>();
        return (await tenants.MintApiKey(relyingParty, kind, "For tests", origins, Operator, default)).ShouldSucceed().Token;
    }

    /// <summary>Saves a relying party; its fields change first.</summary>
    public async Task<RelyingParty> Change(RelyingParty relyingParty) =>
        (await Services.GetRequiredService<TenantUpkeep>().Save(relyingParty, Operator, default)).ShouldSucceed();

    /// <summary>One more relying party with hosted pages of its own.</summary>
    public Task<RelyingParty> AddRelyingParty(string hostedOrigin) => Change(new RelyingParty
    {
        Id = RelyingPartyId.New(Clock, Entropy.System),
        Name = "Another",
        RpId = new Uri(hostedOrigin).Host,
        Origins = [hostedOrigin],
        HostedOrigin = hostedOrigin,
        CreatedAt = Clock.GetUtcNow(),
    });

    /// <summary>The same data, clock and log book in a new server: everything in memory is gone.</summary>
    public RunningServer Restart()
    {
        _folderIsInherited = true;
        Dispose();
        return new RunningServer { Folder = Folder, Clock = Clock, Log = Log, Settings = Settings, Wrap = Wrap };
    }

    /// <summary>Who changes things for tests.</summary>
    public static ChangedBy Operator { get; } = new() { Actor = AuditActor.Server };

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Server:PublicOrigin", Origin);
        builder.UseSetting("Server:DataDirectory", Folder);
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services =>
        {
            if (!HasItsOwnClock)
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));

            services.Replace(ServiceDescriptor.Singleton(Rendered.Manifest));
            services.AddSingleton<IStartupFilter, PretendedAddress>();
            if (Wrap is { } wrap)
                services.Replace(ServiceDescriptor.Singleton(provider => wrap(Databases.Open(provider.GetRequiredService<DatabaseOptions>()))));
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && !_folderIsInherited && Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private HttpClient Wire(string origin) =>
        CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(origin), AllowAutoRedirect = false });
}
