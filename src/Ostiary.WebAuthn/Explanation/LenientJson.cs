using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ostiary.WebAuthn;

/// <summary>One JSON value as it stands, and where.</summary>
internal sealed record JsonNodeAsIs(string Name, JsonTokenType Kind, Extent Extent)
{
    /// <summary>A text without its quotes and escapes, or the spelling of a number or word; empty for objects and arrays.</summary>
    public string Text { get; init; } = "";

    /// <summary>The members of an object or the entries of an array.</summary>
    public IReadOnlyList<JsonNodeAsIs> Children { get; init; } = [];

    /// <summary>What is wrong with this very value; null when nothing is.</summary>
    public string? Complaint { get; init; }

    /// <summary>The first member of a name; null when there is none.</summary>
    public JsonNodeAsIs? this[string name] => Children.FirstOrDefault(child => child.Name == name);
}

/// <summary>Reads JSON to show it: members that stand twice, and everything before the point where it breaks. Never throws; bounded in depth and values.</summary>
internal ref struct LenientJson
{
    private const int MostValues = 1_024;
    private const int Deepest = 32;

    private readonly Extent _extent;
    private Utf8JsonReader _reader;
    private int _valuesLeft = MostValues;
    private string? _broken;

    private LenientJson(Extent extent)
    {
        _extent = extent;
        _reader = new Utf8JsonReader(extent.Span, new JsonReaderOptions { MaxDepth = Deepest });
    }

    /// <summary>Reads a whole text.</summary>
    public static JsonNodeAsIs Read(Extent extent)
    {
        var walk = new LenientJson(extent);
        var root = walk.Advance() ? walk.Value("") : new JsonNodeAsIs("", JsonTokenType.None, extent);
        if (walk._broken is null && walk.Advance())
            walk._broken = "something follows the value";
        return root with { Complaint = walk._broken ?? root.Complaint };
    }

    private JsonNodeAsIs Value(string name)
    {
        if (_valuesLeft-- <= 0)
            _broken ??= string.Create(CultureInfo.InvariantCulture, $"more than {MostValues} values; the rest is not shown");

        var start = (int)_reader.TokenStartIndex;
        var kind = _reader.TokenType;
        return kind switch
        {
            JsonTokenType.StartObject => Node(name, kind, start) with { Children = Members(), Extent = Since(start) },
            JsonTokenType.StartArray => Node(name, kind, start) with { Children = Entries(), Extent = Since(start) },
            JsonTokenType.String => TextNode(name, start),
            _ => Node(name, kind, start) with { Text = Encoding.UTF8.GetString(_reader.ValueSpan) },
        };
    }

    private List<JsonNodeAsIs> Members()
    {
        var members = new List<JsonNodeAsIs>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (Advance() && _reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = TextHere() ?? "(half of a surrogate pair)";
            if (!Advance())
                break;

            var member = Value(name);
            members.Add(names.Add(name) ? member : member with { Complaint = "this member stands twice" });
        }

        return members;
    }

    private List<JsonNodeAsIs> Entries()
    {
        var entries = new List<JsonNodeAsIs>();
        while (Advance() && _reader.TokenType is not JsonTokenType.EndArray)
            entries.Add(Value(string.Create(CultureInfo.InvariantCulture, $"[{entries.Count}]")));

        return entries;
    }

    private JsonNodeAsIs TextNode(string name, int start) => TextHere() is { } text
        ? Node(name, JsonTokenType.String, start) with { Text = text }
        : Node(name, JsonTokenType.String, start) with
        {
            Text = Encoding.UTF8.GetString(_reader.ValueSpan),
            Complaint = "half of a surrogate pair, or not UTF-8",
        };

    private readonly string? TextHere()
    {
        try
        {
            return _reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private bool Advance()
    {
        if (_broken is not null)
            return false;

        try
        {
            return _reader.Read();
        }
        catch (JsonException broken)
        {
            _broken = string.Create(CultureInfo.InvariantCulture, $"not JSON from line {broken.LineNumber + 1}, byte {broken.BytePositionInLine}");
            return false;
        }
    }

    private readonly JsonNodeAsIs Node(string name, JsonTokenType kind, int start) => new(name, kind, Since(start));

    private readonly Extent Since(int start) => _extent.Part(start, (int)_reader.BytesConsumed - start);
}
