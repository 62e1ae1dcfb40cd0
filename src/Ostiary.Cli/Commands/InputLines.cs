using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Ostiary.Cli.Commands;

/// <summary>Cuts a stream of bytes into lines. Memory is bounded by the longest line that is wanted, whatever the stream holds.</summary>
internal static class InputLines
{
    private const int BufferBytes = 64 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xef, 0xbb, 0xbf];

    /// <summary>The lines in order, without their ends; null for one of more than <paramref name="longest"/> bytes, which is passed over.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>?> Of(Stream input, int longest, [EnumeratorCancellation] CancellationToken cancel)
    {
        var reader = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: BufferBytes, leaveOpen: true));
        var isFirst = true;
        var isTooLong = false;
        ReadResult read;
        do
        {
            read = await reader.ReadAsync(cancel);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return isTooLong ? null : Line(rest.Slice(0, end), longest, isFirst);
                (isFirst, isTooLong) = (false, false);
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted && (isTooLong || !rest.IsEmpty))
                yield return isTooLong ? null : Line(rest, longest, isFirst);

            isTooLong |= rest.Length > longest;
            reader.AdvanceTo(isTooLong ? rest.End : rest.Start, rest.End);
        }
        while (!read.IsCompleted);

        await reader.CompleteAsync();
    }

    private static ReadOnlyMemory<byte>? Line(ReadOnlySequence<byte> bytes, int longest, bool isFirst)
    {
        if (bytes.Length > longest)
            return null;

        ReadOnlyMemory<byte> line = bytes.ToArray();
        return isFirst && line.Span.StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line;
    }
}
