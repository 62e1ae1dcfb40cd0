using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Kernel;

namespace Ostiary.Server.Outbound;

/// <summary>
/// Fetches from addresses that others chose without becoming their way into this network: https, public addresses only, checked and then
/// connected to without asking for the name again; no proxy, no cookies, few redirects, bounded in bytes and time.
/// </summary>
/// <remarks>Thread-safe.</remarks>
public sealed class HardenedFetcher : IDisposable
{
    private const int MostRedirects = 3;

    private static readonly HttpRequestOptionsKey<IPAddress[]> Checked = new("ostiary.checked");

    private readonly OutboundWire _wire;
    private readonly TimeProvider _clock;
    private readonly HttpMessageInvoker _http;

    /// <summary>A fetcher on a network.</summary>
    public HardenedFetcher(OutboundWire wire, TimeProvider clock)
    {
        _wire = wire;
        _clock = clock;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseHeadersLength = 16,
            ActivityHeadersPropagator = null,
            ConnectCallback = Connect,
            SslOptions = { CertificateChainPolicy = wire.Roots is { } roots ? BelievingOnly(roots) : null },
        });
    }

    /// <summary>Fetches. Fails with the codes of <see cref="OutboundCodes"/>; the detail names hosts and never whole addresses, which may hold secrets.</summary>
    public async Task<Outcome<OutboundAnswer>> Fetch(OutboundRequest request, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(request.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            return await FollowRedirects(request, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return new Failure(OutboundCodes.TimedOut, $"{request.Address.Host}: more than {request.Timeout}");
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException or SocketException)
        {
            return new Failure(OutboundCodes.Unreachable, $"{request.Address.Host}: {(trouble.InnerException ?? trouble).GetType().Name}");
        }
        catch (InvalidDataException)
        {
            return new Failure(OutboundCodes.EncodingUnsupported, request.Address.Host);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<Outcome<OutboundAnswer>> FollowRedirects(OutboundRequest request, CancellationToken cancel)
    {
        var address = request.Address;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (AddressIsAllowed(address, request) is { } refused)
                return refused;

            if (!(await ResolvePublic(address, cancel)).TryGet(out var addresses, out var failure))
                return failure;

            using var message = Message(address, addresses, request);
            using var response = await _http.SendAsync(message, cancel);
            if (!request.RedirectsFollowed || !IsRedirect(response))
                return await Read(response, request, cancel);

            if (!Uri.TryCreate(address, response.Headers.Location, out address!))
                return new Failure(OutboundCodes.AddressRefused, "a redirect to nowhere");
        }

        return new Failure(OutboundCodes.TooManyRedirects, $"more than {MostRedirects}");
    }

    private static Failure? AddressIsAllowed(Uri address, OutboundRequest request) =>
        address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && request.PlainHttpAllowed))
        && address.UserInfo.Length == 0
            ? null
            : new(OutboundCodes.AddressRefused, address.IsAbsoluteUri ? $"{address.Scheme}, {address.Host}" : "not absolute");

    // One address that is not public refuses the host: whoever answers with both waits for the other to be taken.
    private async Task<Outcome<IPAddress[]>> ResolvePublic(Uri address, CancellationToken cancel)
    {
        var addresses = IPAddress.TryParse(address.DnsSafeHost, out var literal) ? [literal] : await _wire.Resolve(address.IdnHost, cancel);
        if (addresses.Length == 0)
            return new Failure(OutboundCodes.Unreachable, $"{address.Host} has no address");

        return Array.TrueForAll(addresses, PublicAddresses.Include) ? addresses : new Failure(OutboundCodes.PrivateAddress, address.Host);
    }

    private static X509ChainPolicy BelievingOnly(X509Certificate2Collection roots)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }

    private static HttpRequestMessage Message(Uri address, IPAddress[] addresses, OutboundRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, address);
        message.Options.Set(Checked, addresses);
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("Ostiary", null));
        message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(BoundedBody.Gzip));
        if (request.EntityTag is { } tag)
            message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return message;
    }

    private static bool IsRedirect(HttpResponseMessage response) =>
        response is { StatusCode: HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect, Headers.Location: not null };

    private static async Task<Outcome<OutboundAnswer>> Read(HttpResponseMessage response, OutboundRequest request, CancellationToken cancel)
    {
        var tag = response.Headers.ETag?.ToString();
        if (response.StatusCode is HttpStatusCode.NotModified && request.EntityTag is not null)
            return new OutboundAnswer(null, tag ?? request.EntityTag);

        return response.StatusCode is HttpStatusCode.OK
            ? (await BoundedBody.Read(response.Content, request.LargestBytes, cancel)).Map(body => new OutboundAnswer(body, tag))
            : new Failure(OutboundCodes.StatusUnexpected, $"{(int)response.StatusCode}");
    }

    // Only what was checked is connected to; the name is not asked for again, so it cannot have moved meanwhile.
    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        if (!context.InitialRequestMessage.Options.TryGetValue(Checked, out var addresses))
            throw new InvalidOperationException("A request without checked addresses.");

        SocketException? last = null;
        foreach (var address in addresses)
        {
            try
            {
                return await _wire.Connect(new IPEndPoint(address, context.DnsEndPoint.Port), cancel);
            }
            catch (SocketException unreachable)
            {
                last = unreachable;
            }
        }

        throw last!;
    }
}
