using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>How strictly bytes must be the one spelling of what they say.</summary>
internal enum CborForm
{
    /// <summary>Any order of keys, any width of heads: what attestation objects of older clients need.</summary>
    Plain,

    /// <summary>CTAP2 canonical form: shortest heads, sorted keys. Every real COSE key has it.</summary>
    Canonical,
}

/// <summary>One item of CBOR and how many bytes it took.</summary>
internal readonly record struct CborItem(CborValue Value, int Length);

/// <summary>Reads CBOR strictly: no tag, no indefinite length, no two keys that mean the same, no depth over 8, at most 4,096 items. Never throws.</summary>
internal static class StrictCbor
{
    /// <summary>Reads bytes that are exactly one item.</summary>
    /// <param name="bytes">The bytes; the values returned are views of them.</param>
    /// <param name="form">How strict to be.</param>
    /// <param name="code">The code of a refusal.</param>
    public static Outcome<CborValue> ReadWhole(ReadOnlyMemory<byte> bytes, CborForm form, FailureCode code)
    {
        if (!ReadFirst(bytes, form, code).TryGet(out var item, out var failure))
            return failure;

        return item.Length == bytes.Length
            ? item.Value
            : new Failure(code, "bytes after the CBOR item") { Offset = item.Length };
    }

    /// <summary>Reads the first item of bytes that may hold more.</summary>
    public static Outcome<CborItem> ReadFirst(ReadOnlyMemory<byte> bytes, CborForm form, FailureCode code)
    {
        var walk = new CborWalk(bytes, form);
        var value = walk.Item(Limits.CborDepth);
        return value is null
            ? new Failure(code, walk.Complaint ?? "the CBOR item is cut off") { Offset = walk.Position }
            : new CborItem(value, walk.Position);
    }

    private ref struct CborWalk(ReadOnlyMemory<byte> bytes, CborForm form)
    {
        private const int LinearDuplicateSearch = 8;

        private static readonly string TooManyItems = $"more than {Limits.CborItems} items";

        private readonly ReadOnlyMemory<byte> _bytes = bytes;
        private ByteCursor _cursor = new(bytes.Span);
        private int _itemsLeft = Limits.CborItems;

        public readonly int Position => _cursor.Position;

        public string? Complaint { get; private set; }

        public CborValue? Item(int depth)
        {
            var initial = _cursor.TakeByte();
            if (_cursor.Overran)
                return null;
            if (_itemsLeft-- == 0)
                return Complain(TooManyItems);

            return (initial >> 5) switch
            {
                0 => Argument(initial) is { } value ? CborValue.Integer.Of(value) : null,
                1 => Argument(initial) is { } value ? CborValue.Integer.Of(-1 - (Int128)value) : null,
                2 => Length(initial) is { } length ? ByteString(length) : null,
                3 => Length(initial) is { } length ? TextString(length) : null,
                4 or 5 when depth == 0 => Complain($"deeper than {Limits.CborDepth}"),
                4 => Length(initial) is { } count ? Array(count, depth - 1) : null,
                5 => Length(initial) is { } count ? Map(count, depth - 1) : null,
                6 => Complain("a tag"),
                _ => Simple(initial),
            };
        }

        private CborValue.Bytes? ByteString(int length)
        {
            var start = _cursor.Position;
            _cursor.Take(length);
            return _cursor.Overran ? null : new CborValue.Bytes(_bytes.Slice(start, length));
        }

        private CborValue? TextString(int length)
        {
            var text = _cursor.Take(length);
            if (_cursor.Overran)
                return null;

            return Utf8.IsValid(text) ? new CborValue.Text(Encoding.UTF8.GetString(text)) : Complain("a text that is not UTF-8");
        }

        private CborValue.Array? Array(int count, int depth)
        {
            if (count > _cursor.Remaining)
                return null;
            if (count > _itemsLeft)
            {
                Complain(TooManyItems);
                return null;
            }

            var items = new CborValue[count];
            for (var i = 0; i < count; i++)
            {
                if (Item(depth) is not { } item)
                    return null;
                items[i] = item;
            }

            return new CborValue.Array(ImmutableCollectionsMarshal.AsImmutableArray(items));
        }

        private CborValue? Map(int count, int depth)
        {
            if (count > _cursor.Remaining / 2)
                return null;
            if (count > _itemsLeft / 2)
                return Complain(TooManyItems);

            var entries = new KeyValuePair<CborValue, CborValue>[count];
            var keys = count > LinearDuplicateSearch ? new HashSet<CborValue>(count) : null;
            var previous = default(Range);
            for (var i = 0; i < count; i++)
            {
                var start = _cursor.Position;
                if (Item(depth) is not { } key)
                    return null;

                var spelling = start.._cursor.Position;
                if (key is not (CborValue.Integer or CborValue.Text or CborValue.Bytes))
                    return Complain("a map key that is neither integer, text nor bytes");
                if (keys is null ? IsAmong(entries.AsSpan(0, i), key) : !keys.Add(key))
                    return Complain("a map key that stands twice");
                if (form is CborForm.Canonical && i > 0 && !IsSorted(previous, spelling))
                    return Complain("map keys out of canonical order");
                if (Item(depth) is not { } value)
                    return null;

                entries[i] = new(key, value);
                previous = spelling;
            }

            return new CborValue.Map(ImmutableCollectionsMarshal.AsImmutableArray(entries));
        }

        private static bool IsAmong(ReadOnlySpan<KeyValuePair<CborValue, CborValue>> entries, CborValue key)
        {
            foreach (var entry in entries)
            {
                if (entry.Key.Equals(key))
                    return true;
            }

            return false;
        }

        // CTAP2: by major type, then the shorter first, then byte by byte.
        private readonly bool IsSorted(Range first, Range second)
        {
            var a = _bytes.Span[first];
            var b = _bytes.Span[second];
            if (a[0] >> 5 != b[0] >> 5)
                return a[0] >> 5 < b[0] >> 5;

            return a.Length == b.Length ? a.SequenceCompareTo(b) < 0 : a.Length < b.Length;
        }

        private CborValue? Simple(byte initial)
        {
            switch (initial & 0x1f)
            {
                case 20 or 21:
                    return new CborValue.Truth((initial & 1) != 0);
                case 22 or 23:
                    return new CborValue.Other(initial);
                case 25 or 26 or 27:
                    _cursor.Take(1 << ((initial & 0x1f) - 24));
                    return _cursor.Overran ? null : new CborValue.Other(initial);
                default:
                    return Complain("an unassigned simple value or a break");
            }
        }

        private int? Length(byte initial)
        {
            if (Argument(initial) is not { } length)
                return null;

            // A length beyond the input is the same as a cut-off input, however far beyond.
            if (length <= (ulong)_cursor.Remaining)
                return (int)length;

            Complain("a length beyond the end of the input");
            return null;
        }

        private ulong? Argument(byte initial)
        {
            var (value, least) = (initial & 0x1f) switch
            {
                < 24 and var small => ((ulong)small, 0UL),
                24 => (_cursor.TakeByte(), 24UL),
                25 => (_cursor.TakeUInt16(), 1UL << 8),
                26 => (_cursor.TakeUInt32(), 1UL << 16),
                27 => (_cursor.TakeUInt64(), 1UL << 32),
                _ => (0UL, ulong.MaxValue),
            };

            if (_cursor.Overran)
                return null;

            if (least == ulong.MaxValue)
            {
                Complain("an indefinite length or a reserved head");
                return null;
            }

            if (form is CborForm.Plain || value >= least)
                return value;

            Complain("a head longer than canonical");
            return null;
        }

        private CborValue? Complain(string complaint)
        {
            Complaint ??= complaint;
            return null;
        }
    }
}
