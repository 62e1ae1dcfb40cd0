using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Ostiary.Server.Outbound;

/// <summary>What the fetcher asks of the network, and whom it believes there. A test puts another network under it.</summary>
public class OutboundWire
{
    /// <summary>Roots that vouch for hosts instead of the operating system's; null for those.</summary>
    public virtual X509Certificate2Collection? Roots => null;

    /// <summary>All addresses of a host name.</summary>
    /// <exception cref="SocketException">There is no such name.</exception>
    public virtual Task<IPAddress[]> Resolve(string host, CancellationToken cancel) => Dns.GetHostAddressesAsync(host, cancel);

    /// <summary>A connection to exactly this address.</summary>
    /// <exception cref="SocketException">Nobody answers.</exception>
    public virtual async Task<Stream> Connect(IPEndPoint to, CancellationToken cancel)
    {
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(to, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
