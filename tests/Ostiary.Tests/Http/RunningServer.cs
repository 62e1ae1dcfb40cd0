using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Ostiary.Accounts;
using Ostiary.Server.Startup;
using Ostiary.Testing;
using Ostiary.Tests.Pages;

namespace Ostiary.Tests.Http;

/// <summary>The whole server in this process, on a database of its own, with a clock that tests move.</summary>
public sealed class RunningServer : WebApplicationFactory<Readiness>
{
    /// <summary>Where its hosted pages live.</summary>
    public const string Origin = "http://localhost:8080";

    private readonly string _folder = Directory.CreateTempSubdirectory("ostiary-").FullName;

    /// <summary>The server's time. Starts now, because cookie containers live in real time.</summary>
    public FakeClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    /// <summary>Everything that was logged.</summary>
    public LogBook Log { get; } = new();

    /// <summary>More settings, by key.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>The data directory.</summary>
    public string Folder => _folder;

    /// <summary>The relying party that the server was set up with.</summary>
    public async Task<RelyingParty> Home() =>
        (await Services.GetRequiredService<RelyingPartyDirectory>().All(CancellationToken.None))[0];

    /// <summary>A browser of its own, with a cookie jar and a virtual authenticator.</summary>
    public Browser Open(VirtualAuthenticator? authenticator = null) => Open(Origin, authenticator);

    /// <summary>A browser at another origin of this server.</summary>
    public Browser Open(string origin, VirtualAuthenticator? authenticator = null) =>
        new(CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(origin), AllowAutoRedirect = false }), origin, authenticator);

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Server:PublicOrigin", Origin);
        builder.UseSetting("Server:DataDirectory", _folder);
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services => services
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock))
            .Replace(ServiceDescriptor.Singleton(Rendered.Manifest)));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
