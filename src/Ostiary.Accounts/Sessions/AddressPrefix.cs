using System.Net;
using System.Net.Sockets;

namespace Ostiary.Accounts;

/// <summary>The part of a network address that is kept: enough to recognize a place, too little to recognize a person.</summary>
public static class AddressPrefix
{
    /// <summary><c>192.0.2.0/24</c> or <c>2001:db8:1::/48</c>; empty when there is no address.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var kept = plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(kept).Clear();
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }
}
