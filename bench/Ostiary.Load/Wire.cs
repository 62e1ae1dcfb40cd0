using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Ostiary.Load;

/// <summary>Keep-alive HTTP/1.1 to one server on this machine, as a hosted page of it would speak. Thread-safe.</summary>
internal sealed class Wire(int port) : IDisposable
{
    private readonly ConcurrentStack<Connection> _idle = new();
    private readonly string _host = FormattableString.Invariant($"localhost:{port}");

    /// <summary>The origin of the hosted pages.</summary>
    public string Origin { get; } = FormattableString.Invariant($"http://localhost:{port}");

    /// <summary>Posts JSON and returns the body of the answer, which must be a success.</summary>
    public byte[] Post(string path, string body)
    {
        var (status, answer) = Ask(path, body);
        return status is >= 200 and < 300 ? answer : throw new InvalidOperationException($"{path} answered {status}: {Encoding.UTF8.GetString(answer)}");
    }

    /// <summary>Posts JSON and returns status and body of the answer, whatever they are.</summary>
    public (int Status, byte[] Body) Ask(string path, string body)
    {
        var answer = Ask(
            $"POST {path} HTTP/1.1\r\nHost: {_host}\r\nOrigin: {Origin}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        return (answer.Status, answer.Body);
    }

    /// <summary>The text at a path; null while nobody answers with a success.</summary>
    public string? TryGet(string path)
    {
        try
        {
            var answer = Ask($"GET {path} HTTP/1.1\r\nHost: {_host}\r\n\r\n");
            return answer.IsSuccess ? Encoding.UTF8.GetString(answer.Body) : null;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var connection))
            connection.Dispose();
    }

    private Answer Ask(string request)
    {
        var connection = _idle.TryPop(out var idle) ? idle : Connection.Open(port);
        var answer = connection.Ask(Encoding.UTF8.GetBytes(request));
        _idle.Push(connection);
        return answer;
    }
}
