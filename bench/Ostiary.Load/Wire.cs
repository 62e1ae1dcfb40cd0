using System.Net.Http.Headers;
using System.Text;

namespace Ostiary.Load;

/// <summary>Keep-alive HTTP/1.1 to one server on this machine, as a hosted page of it would speak. Thread-safe.</summary>
internal sealed class Wire : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpMessageInvoker _http;
    private readonly string _address;

    public Wire(int port)
    {
        Origin = FormattableString.Invariant($"http://localhost:{port}");
        _address = FormattableString.Invariant($"http://127.0.0.1:{port}");
        Host = FormattableString.Invariant($"localhost:{port}");
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
        });
    }

    /// <summary>The origin of the hosted pages.</summary>
    public string Origin { get; }

    private string Host { get; }

    /// <summary>Posts JSON and returns the body of the answer, which must be a success.</summary>
    public async Task<byte[]> Post(string path, string body)
    {
        var (status, answer) = await Ask(path, body);
        return status is >= 200 and < 300 ? answer : throw new InvalidOperationException($"{path} answered {status}: {Encoding.UTF8.GetString(answer)}");
    }

    /// <summary>Posts JSON and returns status and body of the answer, whatever they are.</summary>
    public async Task<(int Status, byte[] Body)> Ask(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address + path);
        request.Headers.Host = Host;
        request.Headers.TryAddWithoutValidation("Origin", Origin);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = Json } };
        using var response = await _http.SendAsync(request, CancellationToken.None);
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>The text at a path; null while nobody answers with a success.</summary>
    public async Task<string?> TryGet(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _address + path);
        request.Headers.Host = Host;
        try
        {
            using var response = await _http.SendAsync(request, CancellationToken.None);
            return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
