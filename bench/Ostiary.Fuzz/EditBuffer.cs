namespace Ostiary.Fuzz;

/// <summary>Bytes under change, in an array that is kept from case to case. Edits beyond the capacity are cut off.</summary>
internal sealed class EditBuffer(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public Span<byte> Span => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public void Load(ReadOnlySpan<byte> bytes)
    {
        Length = Math.Min(bytes.Length, capacity);
        bytes[..Length].CopyTo(_bytes);
    }

    public void Truncate(int length) => Length = Math.Min(Length, length);

    /// <summary>Puts bytes in the place of others; the source must not lie in this buffer.</summary>
    public void Replace(int at, int count, ReadOnlySpan<byte> by)
    {
        var tail = _bytes.AsSpan(at + count, Length - at - count);
        var inserted = Math.Min(by.Length, capacity - at);
        var kept = Math.Min(tail.Length, capacity - at - inserted);
        tail[..kept].CopyTo(_bytes.AsSpan(at + inserted));
        by[..inserted].CopyTo(_bytes.AsSpan(at));
        Length = at + inserted + kept;
    }

    public void Insert(int at, ReadOnlySpan<byte> bytes) => Replace(at, 0, bytes);

    /// <summary>Puts a copy of a stretch somewhere else, as often as said.</summary>
    public void Repeat(int from, int count, int at, int times)
    {
        Span<byte> copy = stackalloc byte[Math.Min(count, 512)];
        _bytes.AsSpan(from, copy.Length).CopyTo(copy);
        times = Math.Min(times, (capacity - Length) / Math.Max(1, copy.Length));
        if (times <= 0)
            return;

        var grown = copy.Length * times;
        _bytes.AsSpan(at, Length - at).CopyTo(_bytes.AsSpan(at + grown));
        for (var index = 0; index < times; index++)
            copy.CopyTo(_bytes.AsSpan(at + index * copy.Length));
        Length += grown;
    }
}
