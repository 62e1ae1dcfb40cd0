using Ostiary.Server.Observability;

namespace Ostiary.Server.Requests;

/// <summary>How much a connection may ask of the server.</summary>
public static class KestrelLimits
{
    /// <summary>Sets sizes and times; nothing here is generous, for no honest request needs more.</summary>
    public static WebApplicationBuilder AddKestrelLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 192 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        });
        // Nothing between a socket and a handler blocks, so a request need not change threads on its way.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        return builder;
    }

    /// <summary>Starts what collects metrics, before the first request.</summary>
    public static void Begin(this WebApplication app) => app.Services.GetRequiredService<OpenTelemetrySetup>();
}
