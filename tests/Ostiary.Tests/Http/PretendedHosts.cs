using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Ostiary.Server.Outbound;

namespace Ostiary.Tests.Http;

/// <summary>
/// Hosts of a pretended internet, played by one listener in this process: every name leads to a public address, every connection to that address
/// comes here, port 443 speaks TLS with a certificate that the fetcher believes, and each address answers what a test put there.
/// </summary>
internal sealed class PretendedHosts : OutboundWire, IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly ConcurrentBag<Task> _served = [];
    private readonly ConcurrentDictionary<string, PretendedAnswer> _answers = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly X509Certificate2 _certificate;
    private readonly X509Certificate2 _root;

    /// <summary>Hosts by these names.</summary>
    public PretendedHosts(params string[] names)
    {
        (_root, _certificate) = Certificates(names);
        _listener.Start();
    }

    /// <inheritdoc/>
    public override X509Certificate2Collection Roots => [_root];

    /// <summary>The addresses that were asked for, in order, each with the entity tag that was named.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    /// <summary>Completes when an address was asked for that answers nothing.</summary>
    public TaskCompletionSource Silent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What an address answers from now on.</summary>
    public PretendedAnswer this[string address]
    {
        set => _answers[address] = value;
    }

    /// <inheritdoc/>
    public override Task<IPAddress[]> Resolve(string host, CancellationToken cancel) => Task.FromResult<IPAddress[]>([PretendedNetwork.Public]);

    /// <inheritdoc/>
    public override async Task<Stream> Connect(IPEndPoint to, CancellationToken cancel)
    {
        to.Address.ShouldBe(PretendedNetwork.Public);
        var accepted = _listener.AcceptTcpClientAsync(cancel);
        var stream = await base.Connect((IPEndPoint)_listener.LocalEndpoint, cancel);
        _served.Add(Serve(await accepted, to.Port == 443));
        return stream;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        Task.WaitAll([.. _served]);
        _listener.Dispose();
        _closed.Dispose();
        _certificate.Dispose();
        _root.Dispose();
    }

    private async Task Serve(TcpClient connection, bool overTls)
    {
        using (connection)
        {
            try
            {
                Stream stream = connection.GetStream();
                if (overTls)
                {
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _closed.Token);
                    stream = tls;
                }

                await using (stream)
                    await Answer(stream, overTls ? "https" : "http");
            }
            catch (Exception closed) when (closed is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // Whoever asks may hang up at any time.
            }
        }
    }

    private async Task Answer(Stream stream, string scheme)
    {
        var (path, host, tag) = await Request(stream);
        var address = $"{scheme}://{host}{path}";
        _asked.Enqueue(tag.Length > 0 ? $"{address} unless {tag}" : address);
        var answer = _answers.GetValueOrDefault(address) ?? new PretendedAnswer("404 Not Found");
        if (answer.IsSilent)
        {
            Silent.TrySetResult();
            await Task.Delay(Timeout.Infinite, _closed.Token);
        }

        var unchanged = answer.EntityTag is { } known && known == tag;
        var head = new StringBuilder().Append("HTTP/1.1 ").Append(unchanged ? "304 Not Modified" : answer.Status).Append("\r\n");
        foreach (var line in answer.Headers.Append(answer.EntityTag is { } named ? $"ETag: {named}" : "Connection: close"))
            head.Append(line).Append("\r\n");
        head.Append("Content-Length: ").Append(unchanged ? 0 : answer.Length ?? answer.Body.Length).Append("\r\n\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.ToString()), _closed.Token);
        if (!unchanged)
            await stream.WriteAsync(answer.Body, _closed.Token);
    }

    private static async Task<(string Path, string Host, string Tag)> Request(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync() ?? throw new EndOfStreamException()).Split(' ')[1];
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
            headers[line.Split(": ")[0]] = line.Split(": ")[1];
        return (path, headers["Host"], headers.GetValueOrDefault("If-None-Match", ""));
    }

    private static (X509Certificate2 Root, X509Certificate2 Host) Certificates(string[] names)
    {
        var (from, until) = (TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=Pretended root", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = rootRequest.CreateSelfSigned(from, until);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Pretended host", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
            alternatives.AddDnsName(name);
        request.CertificateExtensions.Add(alternatives.Build());
        using var host = request.Create(root, from, until, [1]);
        return (X509CertificateLoader.LoadCertificate(root.RawData), host.CopyWithPrivateKey(key));
    }
}

/// <summary>What an address answers.</summary>
internal sealed record PretendedAnswer(string Status = "200 OK")
{
    public byte[] Body { get; init; } = [];

    /// <summary>What the answer says is its length, where that is a lie.</summary>
    public long? Length { get; init; }

    public string? EntityTag { get; init; }

    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Takes the request and never says anything.</summary>
    public bool IsSilent { get; init; }

    public static PretendedAnswer Redirect(string location) => new("302 Found") { Headers = [$"Location: {location}"] };
}
