using System.Text;

namespace Ostiary.WebAuthn;

/// <summary>Kinds of CBOR items, by major type (RFC 8949 §3.1); the last is for what could not be read.</summary>
internal enum CborNodeKind
{
    Integer,
    Bytes,
    Text,
    Array,
    Map,
    Tag,
    Simple,
    Unreadable,
}

/// <summary>One item of CBOR as it stands, right or wrong, and where.</summary>
internal sealed record CborNode(CborNodeKind Kind, Extent Extent)
{
    /// <summary>The integer, the tag's number or the simple value.</summary>
    public Int128 Number { get; init; }

    /// <summary>What a string holds, without its head.</summary>
    public Extent Content { get; init; }

    /// <summary>What an array or tag holds, or the pieces of a string of indefinite length.</summary>
    public IReadOnlyList<CborNode> Items { get; init; } = [];

    /// <summary>What a map holds.</summary>
    public IReadOnlyList<CborEntry> Entries { get; init; } = [];

    /// <summary>What is wrong with this very item; null when nothing is.</summary>
    public string? Complaint { get; init; }

    /// <summary>The text of a text string, with replacement characters where it is not UTF-8; null for other kinds.</summary>
    public string? Text => Kind is CborNodeKind.Text ? LossyText.Of(Content.Span) : null;

    /// <summary>True for a text string that says this.</summary>
    public bool Says(string ascii) => Kind is CborNodeKind.Text && Ascii.Equals(Content.Span, ascii);

    /// <summary>The first value under a text key; null when there is none.</summary>
    public CborNode? this[string key] => Entries.FirstOrDefault(entry => entry.Key.Says(key))?.Value;

    /// <summary>The first value under an integer key; null when there is none.</summary>
    public CborNode? this[int key] => Entries.FirstOrDefault(entry => entry.Key.Kind is CborNodeKind.Integer && entry.Key.Number == key)?.Value;
}

/// <summary>One entry of a map.</summary>
internal sealed record CborEntry(CborNode Key, CborNode Value);
