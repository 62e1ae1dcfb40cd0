using System.IO.Compression;
using Ostiary.Kernel;

namespace Ostiary.Server.Outbound;

/// <summary>Reads an answer's body and stops as soon as it is too much, on the wire or unpacked.</summary>
internal static class BoundedBody
{
    /// <summary>The one content encoding that is asked for.</summary>
    public const string Gzip = "gzip";

    /// <summary>The body. Fails with <c>outbound.too_large</c> or <c>outbound.encoding_unsupported</c>.</summary>
    public static async Task<Outcome<byte[]>> Read(HttpContent content, int largestBytes, CancellationToken cancel)
    {
        if (content.Headers.ContentLength > largestBytes)
            return TooLarge(largestBytes);

        var encodings = content.Headers.ContentEncoding.ToList();
        await using var wire = await content.ReadAsStreamAsync(cancel);
        switch (encodings)
        {
            case []:
                return await ReadUpTo(wire, largestBytes, cancel);
            case [Gzip]:
                // Unpacked piece by piece, so that a bomb bursts at the limit; what unpacks to nothing for ever runs into the time limit.
                await using (var unpacked = new GZipStream(wire, CompressionMode.Decompress))
                    return await ReadUpTo(unpacked, largestBytes, cancel);
            default:
                return new Failure(OutboundCodes.EncodingUnsupported, string.Join(", ", encodings));
        }
    }

    private static async Task<Outcome<byte[]>> ReadUpTo(Stream stream, int largestBytes, CancellationToken cancel)
    {
        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancel) is var count and > 0)
        {
            if (body.Length + count > largestBytes)
                return TooLarge(largestBytes);
            body.Write(buffer, 0, count);
        }

        return body.ToArray();
    }

    private static Failure TooLarge(int largestBytes) => new(OutboundCodes.TooLarge, $"more than {largestBytes} bytes");
}
