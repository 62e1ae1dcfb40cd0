using System.Buffers;
using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>
/// Takes JSON apart in which nothing needs a second look, as browsers write their responses: objects, texts without escapes, truth values and null,
/// in ASCII and without a space between them. That takes a third less time than a reader that is ready for everything.
/// </summary>
internal ref struct PlainJson
{
    private static readonly SearchValues<byte> Letters =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(letter => (byte)letter).Where(letter => letter != '\\')]);

    private readonly JsonText _text;
    private readonly ReadOnlySpan<byte> _utf8;
    private int _at;
    private Failure? _fault;

    private PlainJson(JsonText text)
    {
        _text = text;
        _utf8 = text.Bytes;
    }

    /// <summary>
    /// True when the text was plain JSON, to its end. False when it is anything else, be it right or wrong, which only <see cref="StrictJson"/>
    /// can tell; what was added to the text until then means nothing.
    /// </summary>
    /// <param name="text">The text; its tokens are added to it.</param>
    /// <param name="fault">The first fault in members' names; null when there is none.</param>
    public static bool TryTakeApart(JsonText text, out Failure? fault)
    {
        var walk = new PlainJson(text);
        var isPlain = !walk._utf8.ContainsAnyExcept(Letters) && walk.Value(StrictJson.Depth) && walk._at == walk._utf8.Length;
        fault = walk._fault;
        return isPlain && text.Count < Limits.JsonTokens;
    }

    private bool Value(int depth) => _at < _utf8.Length && _text.Count < Limits.JsonTokens && _utf8[_at] switch
    {
        (byte)'"' => Text(),
        (byte)'{' => depth > 0 && Object(depth),
        (byte)'f' => Word("false"u8, JsonValueKind.False),
        (byte)'t' => Word("true"u8, JsonValueKind.True),
        (byte)'n' => Word("null"u8, JsonValueKind.Null),
        _ => false,
    };

    private bool Object(int depth)
    {
        var number = _text.Add(JsonValueKind.Object, _at++, length: 1);
        var areAlike = false;
        if (!Skip((byte)'}') && !(Members(depth, out areAlike) && Skip((byte)'}')))
            return false;

        _text.Close(number);
        if (areAlike)
            _fault ??= StrictJson.FirstFaultOfNames(_text, number);
        return true;
    }

    // Names of different lengths are different names; of most objects all are, so that nothing else needs to be compared.
    private bool Members(int depth, out bool areAlike)
    {
        areAlike = false;
        var lengths = 0UL;
        do
        {
            var name = _text.Count;
            if (name == Limits.JsonTokens || !Text() || !Skip((byte)':') || !Value(depth - 1))
                return false;

            var length = 1UL << _text[name].Length;
            areAlike |= (lengths & length) != 0;
            lengths |= length;
        }
        while (Skip((byte)','));

        return true;
    }

    private bool Text()
    {
        if (!Skip((byte)'"'))
            return false;

        var length = _utf8[_at..].IndexOf((byte)'"');
        if (length < 0)
            return false;

        _text.Add(JsonValueKind.String, _at, length);
        _at += length + 1;
        return true;
    }

    private bool Word(ReadOnlySpan<byte> word, JsonValueKind kind)
    {
        if (!_utf8[_at..].StartsWith(word))
            return false;

        _text.Add(kind, _at, word.Length);
        _at += word.Length;
        return true;
    }

    private bool Skip(byte letter)
    {
        if (_at == _utf8.Length || _utf8[_at] != letter)
            return false;

        _at++;
        return true;
    }
}
