using System.Globalization;
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
    private const int Deepest = 32;

    private readonly ExplanationScope _scope;
    private readonly Extent _extent;
    private Utf8JsonReader _reader;
    private string? _broken;

    private LenientJson(Extent extent, ExplanationScope scope)
    {
        _scope = scope;
        _extent = extent;
        _reader = new Utf8JsonReader(extent.Span, new JsonReaderOptions { MaxDepth = Deepest });
    }

    /// <summary>Reads a whole text.</summary>
    public static JsonNodeAsIs Read(Extent extent, ExplanationScope scope)
    {
        var walk = new LenientJson(extent, scope);
        var root = walk.Advance() ? walk.Value("") : new JsonNodeAsIs("", JsonTokenType.None, extent);
        if (walk._broken is null && walk.Advance())
            walk._broken = "something follows the value";
        return root with { Complaint = walk._broken ?? root.Complaint };
    }

    private JsonNodeAsIs Value(string name, string? complaint = null)
    {
        if (!_scope.TakeValue())
            _broken ??= ExplanationScope.TooManyValues;

        var start = (int)_reader.TokenStartIndex;
        var kind = _reader.TokenType;
        return kind switch
        {
            JsonTokenType.StartObject => Container(name, kind, start, Members(), complaint),
            JsonTokenType.StartArray => Container(name, kind, start, Entries(), complaint),
            JsonTokenType.String => TextNode(name, start, complaint),
            _ => new(name, kind, Since(start)) { Text = LossyText.Of(_reader.ValueSpan), Complaint = complaint },
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

            members.Add(Value(name, names.Add(name) ? null : "this member stands twice"));
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

    // Called with the children read, so that the extent ends where they do.
    private readonly JsonNodeAsIs Container(string name, JsonTokenType kind, int start, IReadOnlyList<JsonNodeAsIs> children, string? complaint) =>
        new(name, kind, Since(start)) { Children = children, Complaint = complaint };

    private readonly JsonNodeAsIs TextNode(string name, int start, string? complaint)
    {
        var text = TextHere();
        return new(name, JsonTokenType.String, Since(start))
        {
            Text = text ?? LossyText.Of(_reader.ValueSpan),
            Complaint = complaint ?? (text is null ? "half of a surrogate pair, or not UTF-8" : null),
        };
    }

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

    private readonly Extent Since(int start) => _extent.Part(start, (int)_reader.BytesConsumed - start);
}
