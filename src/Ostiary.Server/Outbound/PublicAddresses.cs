using System.Net;
using System.Net.Sockets;

namespace Ostiary.Server.Outbound;

/// <summary>Which addresses lie in the public internet (IANA special-purpose address registries, RFC 6890).</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork PublicIPv6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>True for an address that anyone could call; false for loopback, private and link-local ones, and for all that wrap one of these.</summary>
    public static bool Include(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily is AddressFamily.InterNetwork || PublicIPv6.Contains(plain)) && !Array.Exists(Special, network => network.Contains(plain));
    }
}
