using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Ostiary.Telemetry;

/// <summary>Keeps records on disk until they can be written elsewhere: in order, bounded, and whole after a kill at any moment. For one process.</summary>
/// <remarks>
/// Segments named by a number that counts up; each record is its length (4 bytes, big-endian), the first 8 bytes of its SHA-256, and itself,
/// flushed to the disk before it is acknowledged. What a kill cut off at the end of a segment was never acknowledged and is passed over.
/// A record may be read again after a kill: whoever takes it must know it by its own ids.
/// </remarks>
public sealed class Spool : IDisposable
{
    private const int HeadBytes = 12;
    private const string Ending = ".events";

    private readonly Lock _guard = new();
    private readonly string _folder;
    private readonly long _mostBytes;
    private readonly long _segmentBytes;
    private readonly SortedDictionary<long, long> _segments = [];
    private FileStream? _open;
    private long _openNumber;

    /// <summary>Finds what an earlier process left.</summary>
    /// <param name="folder">Made when missing, readable by its owner only.</param>
    /// <param name="mostBytes">How much may wait.</param>
    /// <param name="segmentBytes">From which size on a new file is begun.</param>
    public Spool(string folder, long mostBytes, long segmentBytes = 4 * 1024 * 1024)
    {
        (_folder, _mostBytes, _segmentBytes) = (Path.GetFullPath(folder), mostBytes, segmentBytes);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_folder);
        else
            Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles("*" + Ending))
        {
            if (long.TryParse(Path.GetFileNameWithoutExtension(file.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                _segments[number] = file.Length;
        }
    }

    /// <summary>How many bytes wait.</summary>
    public long Bytes
    {
        get
        {
            lock (_guard)
                return _segments.Values.Sum();
        }
    }

    /// <summary>True when nothing waits.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_guard)
                return _segments.Count == 0;
        }
    }

    /// <summary>Keeps a record; durable when it returns true. False when there is no room, or the disk cannot take it.</summary>
    public bool TryAppend(ReadOnlySpan<byte> record)
    {
        lock (_guard)
        {
            if (_segments.Values.Sum() + HeadBytes + record.Length > _mostBytes)
                return false;

            try
            {
                Append(record);
                return true;
            }
            catch (IOException)
            {
                Close();
                return false;
            }
        }
    }

    /// <summary>The oldest file with something in it, and its records in order; null when nothing waits. Nothing is added to it any more.</summary>
    public SpoolSegment? Oldest()
    {
        lock (_guard)
        {
            if (_segments.Count == 0)
                return null;

            var number = _segments.First().Key;
            if (number == _openNumber)
                Close();

            return new SpoolSegment(number, Records(File.ReadAllBytes(PathOf(number))));
        }
    }

    /// <summary>Removes a file whose records are safe elsewhere.</summary>
    public void Remove(SpoolSegment segment)
    {
        lock (_guard)
        {
            File.Delete(PathOf(segment.Number));
            _segments.Remove(segment.Number);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_guard)
            Close();
    }

    private void Append(ReadOnlySpan<byte> record)
    {
        _open ??= Begin();
        Span<byte> head = stackalloc byte[HeadBytes];
        BinaryPrimitives.WriteInt32BigEndian(head, record.Length);
        Digest(record).CopyTo(head[4..]);
        _open.Write(head);
        _open.Write(record);
        _open.Flush(flushToDisk: true);
        _segments[_openNumber] = _open.Length;
        if (_open.Length >= _segmentBytes)
            Close();
    }

    private FileStream Begin()
    {
        _openNumber = _segments.Count == 0 ? _openNumber + 1 : Math.Max(_openNumber, _segments.Last().Key) + 1;
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        var file = new FileStream(PathOf(_openNumber), create);
        _segments[_openNumber] = 0;
        return file;
    }

    private void Close()
    {
        _open?.Dispose();
        _open = null;
    }

    private string PathOf(long number) => Path.Combine(_folder, number.ToString("D12", CultureInfo.InvariantCulture) + Ending);

    private static List<ReadOnlyMemory<byte>> Records(byte[] file)
    {
        var records = new List<ReadOnlyMemory<byte>>();
        var rest = file.AsMemory();
        while (rest.Length >= HeadBytes)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest.Span);
            if (length < 0 || length > rest.Length - HeadBytes)
                break;

            var record = rest.Slice(HeadBytes, length);
            if (!Digest(record.Span).SequenceEqual(rest.Span[4..HeadBytes]))
                break;

            records.Add(record);
            rest = rest[(HeadBytes + length)..];
        }

        return records;
    }

    private static ReadOnlySpan<byte> Digest(ReadOnlySpan<byte> record) => SHA256.HashData(record).AsSpan(0, HeadBytes - 4);
}

/// <summary>One file of the spool.</summary>
/// <param name="Number">Its place in the order.</param>
/// <param name="Records">What it holds.</param>
public sealed record SpoolSegment(long Number, IReadOnlyList<ReadOnlyMemory<byte>> Records);
