using System.Net;
using System.Net.Sockets;
using System.Text;
using Ostiary.Server.Outbound;

namespace Ostiary.Tests.Http;

/// <summary>A network in memory: names lead where a test says, and every connection is answered with the next scripted bytes.</summary>
internal sealed class PretendedNetwork : OutboundWire
{
    /// <summary>A public address.</summary>
    public static readonly IPAddress Public = IPAddress.Parse("93.184.215.14");

    /// <summary>The addresses that the next look-ups give; the last one stays.</summary>
    public List<IPAddress[]> Addresses { get; } = [[Public]];

    /// <summary>The answers of the next connections.</summary>
    public Queue<Stream> Answers { get; } = [];

    /// <summary>What was connected to.</summary>
    public List<IPEndPoint> Connected { get; } = [];

    /// <summary>The names that were looked up.</summary>
    public List<string> LookedUp { get; } = [];

    /// <summary>Every connection, with what was sent on it.</summary>
    public List<PretendedConnection> Connections { get; } = [];

    public PretendedNetwork Answer(string head, byte[]? body = null)
    {
        Answers.Enqueue(new MemoryStream([.. Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), .. body ?? []]));
        return this;
    }

    public PretendedNetwork Redirect(string location) => Answer($"HTTP/1.1 302 Found\nLocation: {location}\nContent-Length: 0");

    public override Task<IPAddress[]> Resolve(string host, CancellationToken cancel)
    {
        LookedUp.Add(host);
        var found = Addresses[0];
        if (Addresses.Count > 1)
            Addresses.RemoveAt(0);
        return Task.FromResult(found);
    }

    public override Task<Stream> Connect(IPEndPoint to, CancellationToken cancel)
    {
        Connected.Add(to);
        var connection = Answers.TryDequeue(out var answer) ? new PretendedConnection(answer) : throw new SocketException((int)SocketError.ConnectionRefused);
        Connections.Add(connection);
        return Task.FromResult<Stream>(connection);
    }
}

/// <summary>Reads from a script, and remembers what was written.</summary>
internal sealed class PretendedConnection(Stream answer) : Stream
{
    private readonly MemoryStream _sent = new();

    public string Sent => Encoding.ASCII.GetString(_sent.ToArray());

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => answer.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => answer.ReadAsync(buffer, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => _sent.Write(buffer, offset, count);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _sent.WriteAsync(buffer, cancellationToken);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        answer.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A body that never ends: a few bytes, again and again, or none until somebody gives up.</summary>
internal sealed class EndlessBody(string head, bool silent) : Stream
{
    private readonly CancellationTokenSource _closed = new();
    private byte[]? _head = Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n");

    /// <summary>Completes when somebody waits for more.</summary>
    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool CanRead => true;

    public override bool CanWrite => false;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_head is { } first)
        {
            _head = null;
            first.CopyTo(buffer);
            return first.Length;
        }

        if (silent)
        {
            Waiting.TrySetResult();
            await WaitUntilClosed();
        }

        buffer.Span.Fill((byte)'a');
        return buffer.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _closed.Cancel();
        base.Dispose(disposing);
    }

    // As a socket does: a read that waits ends when the connection is closed, which is how the client of HTTP gives up.
    private async Task WaitUntilClosed()
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (_closed.Token.Register(closed.SetResult))
            await closed.Task;
        throw new IOException("The connection was closed.");
    }
}
