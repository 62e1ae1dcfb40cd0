using System.Buffers.Binary;
using System.Globalization;
using System.Text.Unicode;

namespace Ostiary.WebAuthn;

/// <summary>Reads CBOR to show it: goes on where <see cref="StrictCbor"/> refuses, as far as the bytes make sense. Never throws; bounded in depth and items.</summary>
internal sealed class LenientCbor
{
    private const int Deepest = 16;
    private const int IndefiniteLength = 31;
    private const byte Break = 0xff;

    private readonly ExplanationScope _scope;
    private readonly Extent _extent;
    private int _position;
    private bool _stopped;

    private LenientCbor(Extent extent, ExplanationScope scope)
    {
        _extent = extent;
        _scope = scope;
    }

    private ReadOnlySpan<byte> Rest => _extent.Span[_position..];

    /// <summary>Reads the first item; how many bytes it took is the length of its extent.</summary>
    public static CborNode Read(Extent extent, ExplanationScope scope) => new LenientCbor(extent, scope).Item(Deepest);

    private CborNode Item(int depth)
    {
        var start = _position;
        if (Rest is not [var initial, ..])
            return Stop(start, "cut off: an item is due here");
        if (!_scope.TakeValue())
            return Stop(start, ExplanationScope.TooManyValues);
        if (depth == 0)
            return Stop(start, string.Create(CultureInfo.InvariantCulture, $"deeper than {Deepest}; the rest is not shown"));

        _position++;
        var major = initial >> 5;
        var info = initial & 0x1f;
        if (info == IndefiniteLength && major is 2 or 3 or 4 or 5)
            return Indefinite(start, major, depth);

        return Argument(info) is { } argument
            ? Definite(start, major, info, argument, depth)
            : Stop(start, info is >= 24 and <= 27 ? "cut off inside a head" : "a reserved head");
    }

    private CborNode Definite(int start, int major, int info, ulong argument, int depth) => major switch
    {
        0 => Node(CborNodeKind.Integer, start) with { Number = argument },
        1 => Node(CborNodeKind.Integer, start) with { Number = -1 - (Int128)argument },
        2 => String(CborNodeKind.Bytes, start, argument),
        3 => String(CborNodeKind.Text, start, argument),
        4 => Array(start, argument, depth, complaint: null),
        5 => Map(start, argument, depth, complaint: null),
        6 => Tag(start, argument, depth),
        _ => Node(CborNodeKind.Simple, start) with { Number = argument, Complaint = info < 20 ? "an unassigned simple value" : null },
    };

    private CborNode Indefinite(int start, int major, int depth)
    {
        const string Complaint = "an indefinite length";
        if (major is 4)
            return Array(start, ulong.MaxValue, depth, Complaint);
        if (major is 5)
            return Map(start, ulong.MaxValue, depth, Complaint);

        var pieces = Array(start, ulong.MaxValue, depth, Complaint);
        return pieces with { Kind = major is 2 ? CborNodeKind.Bytes : CborNodeKind.Text, Content = pieces.Extent };
    }

    private CborNode String(CborNodeKind kind, int start, ulong length)
    {
        var there = _extent.Length - _position;
        var isCutOff = length > (ulong)there;
        var content = _extent.Part(_position, isCutOff ? there : (int)length);
        _position += content.Length;
        _stopped |= isCutOff;
        return Node(kind, start) with
        {
            Content = content,
            Complaint = isCutOff ? string.Create(CultureInfo.InvariantCulture, $"cut off: {length} bytes are announced, {there} are there")
                : kind is CborNodeKind.Text && !Utf8.IsValid(content.Span) ? "not UTF-8"
                : null,
        };
    }

    private CborNode Array(int start, ulong count, int depth, string? complaint)
    {
        var items = new List<CborNode>();
        for (var index = 0UL; index < count && !_stopped && !TakeBreak(count); index++)
            items.Add(Item(depth - 1));

        return Node(CborNodeKind.Array, start) with { Items = items, Complaint = complaint };
    }

    private CborNode Map(int start, ulong count, int depth, string? complaint)
    {
        var entries = new List<CborEntry>();
        for (var index = 0UL; index < count && !_stopped && !TakeBreak(count); index++)
        {
            var key = Item(depth - 1);
            if (_stopped)
            {
                entries.Add(new(key, key));
                break;
            }

            entries.Add(new(key, Item(depth - 1)));
        }

        return Node(CborNodeKind.Map, start) with { Entries = entries, Complaint = complaint };
    }

    private CborNode Tag(int start, ulong number, int depth)
    {
        var content = Item(depth - 1);
        return Node(CborNodeKind.Tag, start) with { Number = number, Items = [content], Complaint = "a tag" };
    }

    private bool TakeBreak(ulong count)
    {
        if (count != ulong.MaxValue || Rest is not [Break, ..])
            return false;

        _position++;
        return true;
    }

    private ulong? Argument(int info)
    {
        if (info < 24)
            return (ulong)info;
        if (info > 27 || Rest.Length < 1 << (info - 24))
            return null;

        var rest = Rest;
        _position += 1 << (info - 24);
        return info switch
        {
            24 => rest[0],
            25 => BinaryPrimitives.ReadUInt16BigEndian(rest),
            26 => BinaryPrimitives.ReadUInt32BigEndian(rest),
            _ => BinaryPrimitives.ReadUInt64BigEndian(rest),
        };
    }

    private CborNode Node(CborNodeKind kind, int start) => new(kind, _extent.Part(start, _position - start));

    private CborNode Stop(int start, string complaint)
    {
        _stopped = true;
        _position = _extent.Length;
        return Node(CborNodeKind.Unreadable, start) with { Complaint = complaint };
    }
}
