using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>
/// Reads the members of a JSON object by name and exact type. Remembers the first that is not as it should be and never throws:
/// look at <see cref="Broken"/> once, at the end; what was returned since then is empty.
/// </summary>
internal sealed class JsonMembers
{
    private readonly JsonElement _object;
    private readonly string _path;
    private readonly JsonMembers _root;
    private Failure? _broken;

    private JsonMembers(JsonElement element, string path, JsonMembers? root)
    {
        _object = element;
        _path = path;
        _root = root ?? this;
        if (element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
            Break(WebAuthnCodes.JsonMalformed, path, $"a JSON {element.ValueKind} where an object is due");
    }

    /// <summary>The members of a whole document.</summary>
    /// <param name="document">The document, whose value must be an object.</param>
    /// <param name="path">What failures call it; empty for the response itself.</param>
    public static JsonMembers Of(JsonDocument document, string path) => new(document.RootElement, path, root: null);

    /// <summary>The first member that was not as it should be, of this object or one inside it; null when all were.</summary>
    public Failure? Broken => _root._broken;

    /// <summary>Records a reason against one member, unless another came first.</summary>
    public void Break(FailureCode code, string name, string? detail = null, int? offset = null) =>
        _root._broken ??= new Failure(code, detail) { Field = ReferenceEquals(name, _path) ? _path : FieldOf(name), Offset = offset };

    /// <summary>A required object.</summary>
    public JsonMembers Object(string name) => new(Required(name, JsonValueKind.Object), FieldOf(name), _root);

    /// <summary>An object that may be absent; null when it is.</summary>
    public JsonMembers? OptionalObject(string name) =>
        Optional(name, JsonValueKind.Object) is { } found ? new(found, FieldOf(name), _root) : null;

    /// <summary>A required text that is not empty.</summary>
    public string Text(string name)
    {
        var text = TextOf(Required(name, JsonValueKind.String), name);
        if (text.Length == 0)
            Break(WebAuthnCodes.MemberEmpty, name);
        return text;
    }

    /// <summary>A text that may be absent or null.</summary>
    public string? OptionalText(string name) =>
        Optional(name, JsonValueKind.String) is { } found ? TextOf(found, name) : null;

    /// <summary>A truth value that may be absent.</summary>
    public bool? OptionalBoolean(string name)
    {
        if (Find(name) is not { } found)
            return null;

        if (found.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return found.ValueKind is JsonValueKind.True;

        Break(WebAuthnCodes.MemberMistyped, name, $"a JSON {found.ValueKind}");
        return null;
    }

    /// <summary>A required whole number of at most 64 bits.</summary>
    public long Integer(string name)
    {
        var found = Required(name, JsonValueKind.Number);
        if (found.ValueKind is not JsonValueKind.Number)
            return 0;

        if (!found.TryGetInt64(out var number))
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

    /// <summary>Bytes, as base64url, that may be absent or null.</summary>
    public byte[]? OptionalBytes(string name, int maxLength) =>
        Optional(name, JsonValueKind.String) is { } found ? BytesOf(found, name, maxLength) : null;

    /// <summary>A list of texts that may be absent; empty when it is.</summary>
    public IReadOnlyList<string> OptionalTexts(string name, int maxCount, int maxCharacters)
    {
        if (Optional(name, JsonValueKind.Array) is not { } found)
            return [];

        if (found.GetArrayLength() > maxCount)
        {
            Break(WebAuthnCodes.ResponseTooLarge, name, $"{found.GetArrayLength()} entries; at most {maxCount}");
            return [];
        }

        var texts = new List<string>(found.GetArrayLength());
        foreach (var entry in found.EnumerateArray())
            texts.Add(entry.ValueKind is JsonValueKind.String ? TextOf(entry, name) : Mistyped(entry, name));

        if (texts.Exists(text => text.Length > maxCharacters))
            Break(WebAuthnCodes.ResponseTooLarge, name, $"an entry is longer than {maxCharacters} characters");
        return texts;
    }

    /// <summary>A list of lists of whole numbers that may be absent; empty when it is.</summary>
    public IReadOnlyList<IReadOnlyList<Int128>> OptionalNumberLists(string name, int maxCount, int maxNumbers)
    {
        if (Optional(name, JsonValueKind.Array) is not { } found)
            return [];

        if (found.GetArrayLength() <= maxCount && found.EnumerateArray().All(list => IsListOfNumbers(list, maxNumbers)))
            return [.. found.EnumerateArray().Select(IReadOnlyList<Int128> (list) => [.. list.EnumerateArray().Select(number => (Int128)number.GetInt64())])];

        Break(WebAuthnCodes.MemberMistyped, name, $"at most {maxCount} lists of at most {maxNumbers} whole numbers are due");
        return [];
    }

    /// <summary>True when a text is there. What it says is not read: it may be a secret.</summary>
    public bool HasText(string name) => Optional(name, JsonValueKind.String) is not null;

    /// <summary>The names of all members.</summary>
    public IReadOnlyList<string> Names()
    {
        var names = new List<string>();
        if (_object.ValueKind is not JsonValueKind.Object)
            return names;

        foreach (var member in _object.EnumerateObject())
            names.Add(member.Name);
        return names;
    }

    private static bool IsListOfNumbers(JsonElement list, int maxNumbers) =>
        list.ValueKind is JsonValueKind.Array
        && list.GetArrayLength() <= maxNumbers
        && list.EnumerateArray().All(number => number.ValueKind is JsonValueKind.Number && number.TryGetInt64(out _));

    private JsonElement Required(string name, JsonValueKind kind)
    {
        if (Find(name) is not { } found)
        {
            Break(WebAuthnCodes.MemberMissing, name);
            return default;
        }

        if (found.ValueKind == kind)
            return found;

        Mistyped(found, name);
        return default;
    }

    // Serializers write an absent text as null as often as they leave it out, and nothing hangs on the difference.
    private JsonElement? Optional(string name, JsonValueKind kind)
    {
        if (Find(name) is not { ValueKind: not JsonValueKind.Null } found)
            return null;

        if (found.ValueKind == kind)
            return found;

        Mistyped(found, name);
        return null;
    }

    private JsonElement? Find(string name) =>
        _object.ValueKind is JsonValueKind.Object && _object.TryGetProperty(name, out var found) ? found : null;

    private string Mistyped(JsonElement found, string name)
    {
        Break(WebAuthnCodes.MemberMistyped, name, $"a JSON {found.ValueKind}");
        return "";
    }

    private string TextOf(JsonElement element, string name)
    {
        if (element.ValueKind is not JsonValueKind.String)
            return "";

        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            Break(WebAuthnCodes.JsonMalformed, name, "half of a surrogate pair");
            return "";
        }
    }

    private byte[] BytesOf(JsonElement element, string name, int maxLength)
    {
        var text = TextOf(element, name);
        if (text.Length * 3L / 4 > maxLength)
        {
            Break(WebAuthnCodes.ResponseTooLarge, name, $"more than {maxLength} bytes");
            return [];
        }

        if (Base64UrlText.TryDecode(text, out var bytes))
            return bytes;

        var foreign = Base64UrlText.FirstForeignLetter(text);
        Break(WebAuthnCodes.MemberNotBase64Url, name, offset: foreign < 0 ? null : foreign);
        return [];
    }

    private string FieldOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";
}
