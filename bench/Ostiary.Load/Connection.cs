using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Ostiary.Load;

/// <summary>One keep-alive connection that speaks as much HTTP/1.1 as this server answers in: lengths and chunks, nothing else.</summary>
/// <remarks>
/// The machine is shared with the server under load, so what a client of full size costs would be missing there. For the same reason it blocks:
/// a thread that waits in the kernel is woken once for an answer, without an event loop and a pool between.
/// </remarks>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket;
    private byte[] _buffer = new byte[16 * 1024];
    private int _filled;

    private Connection(Socket socket) => _socket = socket;

    /// <summary>Connects to a port of this machine.</summary>
    public static Connection Open(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        return new Connection(socket);
    }

    /// <summary>Sends one whole request and reads its answer.</summary>
    public Answer Ask(ReadOnlySpan<byte> request)
    {
        for (var sent = 0; sent < request.Length;)
            sent += _socket.Send(request[sent..], SocketFlags.None);

        _filled = 0;
        while (true)
        {
            Receive();
            if (Read(_buffer.AsSpan(0, _filled)) is { } answer)
                return answer;
        }
    }

    public void Dispose() => _socket.Dispose();

    private void Receive()
    {
        if (_filled == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);

        var received = _socket.Receive(_buffer.AsSpan(_filled), SocketFlags.None);
        _filled += received > 0 ? received : throw new InvalidOperationException("The server closed the connection");
    }

    /// <summary>Null while something is missing.</summary>
    private static Answer? Read(ReadOnlySpan<byte> bytes)
    {
        var head = bytes.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return null;

        var status = int.Parse(bytes.Slice("HTTP/1.1 ".Length, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        var rest = bytes[(head + 4)..];
        // Kestrel writes the name in capitals, Node does not.
        var length = Math.Max(bytes[..head].IndexOf("\r\nContent-Length: "u8), bytes[..head].IndexOf("\r\ncontent-length: "u8));
        var body = length < 0 ? Chunks(rest) : Whole(rest, bytes[(length + "\r\nContent-Length: ".Length)..]);
        return body is null ? null : new Answer(status, body);
    }

    private static byte[]? Whole(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> length) =>
        Utf8Parser.TryParse(length, out int count, out _) && rest.Length >= count ? rest[..count].ToArray() : null;

    private static byte[]? Chunks(ReadOnlySpan<byte> rest)
    {
        var body = new List<byte>(rest.Length);
        while (Utf8Parser.TryParse(rest, out int size, out var digits, 'X') && rest.Length >= digits + 2 + size + 2)
        {
            if (size == 0)
                return [.. body];

            body.AddRange(rest.Slice(digits + 2, size));
            rest = rest[(digits + 2 + size + 2)..];
        }

        return null;
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, byte[] Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
