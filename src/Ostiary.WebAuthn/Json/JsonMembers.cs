using System.Buffers.Text;
using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>
/// Reads the members of a JSON object by name and exact type. Remembers the first that is not as it should be and never throws:
/// look at <see cref="Broken"/> once, at the end; what was returned since then is empty.
/// </summary>
internal readonly struct JsonMembers
{
    private readonly JsonText _text;
    private readonly int _object;
    private readonly string _path;

    private JsonMembers(JsonText text, int number, string path)
    {
        _text = text;
        _object = number;
        _path = path;
        if (number >= 0 && text[number].Kind is not JsonValueKind.Object)
            Break(WebAuthnCodes.JsonMalformed, path, $"a JSON {text[number].Kind} where an object is due");
    }

    /// <summary>The members of a whole text.</summary>
    /// <param name="text">The text, whose value must be an object.</param>
    /// <param name="path">What failures call it; empty for the response itself.</param>
    public static JsonMembers Of(JsonText text, string path) => new(text, 0, path);

    /// <summary>The first member that was not as it should be, of any object of the text; null when all were.</summary>
    public Failure? Broken => _text.Broken;

    /// <summary>True when there is no member at all.</summary>
    public bool AreNone => First == End;

    // Names and values take turns among the tokens; an object that is not there has none.
    private int First => _object + 1;

    private int End => _object >= 0 && _text[_object].Kind is JsonValueKind.Object ? _text[_object].Next : First;

    /// <summary>Records a reason against one member, unless another came first.</summary>
    public void Break(FailureCode code, string name, string? detail = null, int? offset = null) =>
        _text.Broken ??= new Failure(code, detail) { Field = ReferenceEquals(name, _path) ? _path : FieldOf(name), Offset = offset };

    /// <summary>A required object.</summary>
    public JsonMembers Object(string name) => new(_text, Required(name, JsonValueKind.Object), FieldOf(name));

    /// <summary>An object that may be absent; null when it is.</summary>
    public JsonMembers? OptionalObject(string name) =>
        Optional(name, JsonValueKind.Object) is >= 0 and var found ? new(_text, found, FieldOf(name)) : null;

    /// <summary>A required text that is not empty.</summary>
    /// <param name="name">The member.</param>
    /// <param name="usual">What it nearly always says, in ASCII, so that this very text can be returned.</param>
    public string Text(string name, string? usual = null)
    {
        var text = TextOf(Required(name, JsonValueKind.String), name, usual);
        if (text.Length == 0)
            Break(WebAuthnCodes.MemberEmpty, name);
        return text;
    }

    /// <summary>A text that may be absent or null.</summary>
    /// <param name="name">The member.</param>
    /// <param name="usual">What it nearly always says, in ASCII, so that this very text can be returned.</param>
    public string? OptionalText(string name, string? usual = null) =>
        Optional(name, JsonValueKind.String) is >= 0 and var found ? TextOf(found, name, usual) : null;

    /// <summary>A truth value that may be absent.</summary>
    public bool? OptionalBoolean(string name)
    {
        var found = Find(name);
        if (found < 0)
            return null;

        if (_text[found].Kind is JsonValueKind.True or JsonValueKind.False)
            return _text[found].Kind is JsonValueKind.True;

        Mistyped(found, name);
        return null;
    }

    /// <summary>A required whole number of at most 64 bits.</summary>
    public long Integer(string name)
    {
        var found = Required(name, JsonValueKind.Number);
        if (found < 0)
            return 0;

        if (!IsInteger(found, out var number))
            Break(WebAuthnCodes.MemberUnknownValue, name, "a whole number of at most 64 bits is due");
        return number;
    }

    /// <summary>Required bytes, as base64url; at least one.</summary>
    public byte[] Bytes(string name, int maxLength)
    {
        var bytes = BytesOf(Required(name, JsonValueKind.String), name, maxLength);
        if (bytes.Length == 0)
            Break(WebAuthnCodes.MemberEmpty, name);
        return bytes;
    }

    /// <summary>True when both members are there as texts and say the same, whatever that is.</summary>
    public bool AreSameText(string first, string second) =>
        Find(first) is >= 0 and var one && Find(second) is >= 0 and var other
        && _text[one].Kind is JsonValueKind.String && _text[other].Kind is JsonValueKind.String
        && _text.SaySame(one, other);

    /// <summary>Bytes, as base64url, that may be absent or null.</summary>
    public byte[]? OptionalBytes(string name, int maxLength) =>
        Optional(name, JsonValueKind.String) is >= 0 and var found ? BytesOf(found, name, maxLength) : null;

    /// <summary>A list of texts that may be absent; empty when it is.</summary>
    public IReadOnlyList<string> OptionalTexts(string name, int maxCount, int maxCharacters)
    {
        var entries = EntriesOf(Optional(name, JsonValueKind.Array));
        if (entries.Count > maxCount)
        {
            Break(WebAuthnCodes.ResponseTooLarge, name, $"{entries.Count} entries; at most {maxCount}");
            return [];
        }

        var texts = new List<string>(entries.Count);
        foreach (var entry in entries)
            texts.Add(_text[entry].Kind is JsonValueKind.String ? TextOf(entry, name) : Mistyped(entry, name));

        if (texts.Exists(text => text.Length > maxCharacters))
            Break(WebAuthnCodes.ResponseTooLarge, name, $"an entry is longer than {maxCharacters} characters");
        return texts;
    }

    /// <summary>A list of lists of whole numbers that may be absent; empty when it is.</summary>
    public IReadOnlyList<IReadOnlyList<Int128>> OptionalNumberLists(string name, int maxCount, int maxNumbers)
    {
        var found = Optional(name, JsonValueKind.Array);
        if (found < 0)
            return [];

        var lists = new List<IReadOnlyList<Int128>>();
        foreach (var entry in EntriesOf(found))
        {
            if (lists.Count < maxCount && NumbersOf(entry, maxNumbers) is { } numbers)
            {
                lists.Add(numbers);
                continue;
            }

            Break(WebAuthnCodes.MemberMistyped, name, $"at most {maxCount} lists of at most {maxNumbers} whole numbers are due");
            return [];
        }

        return lists;
    }

    /// <summary>True when a text is there. What it says is not read: it may be a secret.</summary>
    public bool HasText(string name) => Optional(name, JsonValueKind.String) >= 0;

    /// <summary>The names of all members.</summary>
    public IReadOnlyList<string> Names()
    {
        var names = new List<string>();
        for (var name = First; name < End; name = _text[name + 1].Next)
            names.Add(_text.TextOf(name)!);
        return names;
    }

    // The values of an array; none when there is no array.
    private List<int> EntriesOf(int array)
    {
        var entries = new List<int>();
        for (var entry = array + 1; array >= 0 && entry < _text[array].Next; entry = _text[entry].Next)
            entries.Add(entry);
        return entries;
    }

    private List<Int128>? NumbersOf(int list, int maxNumbers)
    {
        var entries = _text[list].Kind is JsonValueKind.Array ? EntriesOf(list) : null;
        if (entries is null || entries.Count > maxNumbers)
            return null;

        var numbers = new List<Int128>(entries.Count);
        foreach (var entry in entries)
        {
            if (_text[entry].Kind is not JsonValueKind.Number || !IsInteger(entry, out var number))
                return null;
            numbers.Add(number);
        }

        return numbers;
    }

    private bool IsInteger(int found, out long number) =>
        Utf8Parser.TryParse(_text.BytesOf(found), out number, out var consumed) && consumed == _text[found].Length;

    // The number of the value, or -1 when it is not there as it should be.
    private int Required(string name, JsonValueKind kind)
    {
        var found = Find(name);
        if (found < 0)
            Break(WebAuthnCodes.MemberMissing, name);
        return found < 0 || IsOf(kind, found, name) ? found : -1;
    }

    // Serializers write an absent text as null as often as they leave it out, and nothing hangs on the difference.
    private int Optional(string name, JsonValueKind kind)
    {
        var found = Find(name);
        return found >= 0 && _text[found].Kind is not JsonValueKind.Null && IsOf(kind, found, name) ? found : -1;
    }

    private bool IsOf(JsonValueKind kind, int found, string name)
    {
        if (_text[found].Kind != kind)
            Mistyped(found, name);
        return _text[found].Kind == kind;
    }

    private int Find(string name) => _text.Find(First, End, name);

    private string Mistyped(int found, string name)
    {
        Break(WebAuthnCodes.MemberMistyped, name, $"a JSON {_text[found].Kind}");
        return "";
    }

    private string TextOf(int found, string name, string? usual = null)
    {
        if (found < 0)
            return "";

        if (usual is not null && _text.Says(found, usual))
            return usual;

        if (_text.TextOf(found) is { } text)
            return text;

        Break(WebAuthnCodes.JsonMalformed, name, "half of a surrogate pair");
        return "";
    }

    private byte[] BytesOf(int found, string name, int maxLength)
    {
        if (found < 0)
            return [];

        if (_text[found].Length * 3L / 4 > maxLength)
        {
            Break(WebAuthnCodes.ResponseTooLarge, name, $"more than {maxLength} bytes");
            return [];
        }

        if (!_text[found].IsEscaped && Base64UrlText.TryDecodeUtf8(_text.BytesOf(found), out var bytes))
            return bytes;

        var text = TextOf(found, name);
        if (Base64UrlText.TryDecode(text, out bytes))
            return bytes;

        var foreign = Base64UrlText.FirstForeignLetter(text);
        Break(WebAuthnCodes.MemberNotBase64Url, name, offset: foreign < 0 ? null : foreign);
        return [];
    }

    private string FieldOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";
}
