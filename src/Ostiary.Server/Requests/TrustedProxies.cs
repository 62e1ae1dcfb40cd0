using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Ostiary.Server.Configuration;
using IPNetwork = System.Net.IPNetwork;

namespace Ostiary.Server.Requests;

/// <summary>Believes forwarded addresses and schemes only from proxies that are named in the configuration; host names never.</summary>
public static class TrustedProxies
{
    /// <summary>Applies forwarded headers of the configured proxies; does nothing when there are none.</summary>
    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app, ServerOptions options)
    {
        if (options.TrustedProxies.Count == 0)
            return app;

        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = options.TrustedProxies.Count,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in options.TrustedProxies)
            forwarded.KnownIPNetworks.Add(proxy.Contains('/', StringComparison.Ordinal) ? IPNetwork.Parse(proxy) : Single(proxy));

        return app.UseForwardedHeaders(forwarded);
    }

    private static IPNetwork Single(string address)
    {
        var parsed = IPAddress.Parse(address);
        return new IPNetwork(parsed, parsed.GetAddressBytes().Length * 8);
    }
}
