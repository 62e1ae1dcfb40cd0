using System.Buffers;
using System.Text;
using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>
/// A JSON text taken apart: each value and each member's name by its place, in the order of the text, and decoded only when asked for. Holds a copy
/// of the text, which may hold secrets of the page, until <see cref="Dispose"/> wipes it. Not thread-safe.
/// </summary>
internal sealed class JsonText : IDisposable
{
    private const int TokensAtFirst = 64;
    private const int BytesAtFirst = 4 * 1024;

    /// <summary>The last one that was done with on this thread, for the next text.</summary>
    [ThreadStatic]
    private static JsonText? Idle;

    private JsonToken[] _tokens = new JsonToken[TokensAtFirst];
    private byte[] _bytes = new byte[BytesAtFirst];
    private int _length;

    private JsonText()
    {
    }

    /// <summary>The first thing that a reader had against its members; null while there is none.</summary>
    public Failure? Broken { get; set; }

    /// <summary>How many tokens there are.</summary>
    public int Count { get; private set; }

    /// <summary>One token by its number; 0 is the whole value.</summary>
    public ref readonly JsonToken this[int number] => ref _tokens[number];

    /// <summary>The whole text.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>A text of which nothing has been taken apart yet.</summary>
    public static JsonText Of(ReadOnlySpan<byte> utf8)
    {
        var text = Idle ?? new JsonText();
        Idle = null;
        if (utf8.Length > text._bytes.Length)
            text._bytes = ArrayPool<byte>.Shared.Rent(utf8.Length);
        utf8.CopyTo(text._bytes);
        text._length = utf8.Length;
        return text;
    }

    /// <summary>Forgets what has been taken apart.</summary>
    public void Restart() => Count = 0;

    /// <summary>Adds what the reader stands on; its number.</summary>
    public int Add(ref Utf8JsonReader reader)
    {
        var kind = KindOf(reader.TokenType);
        var isText = kind is JsonValueKind.String;
        return Add(kind, (int)reader.TokenStartIndex + (isText ? 1 : 0), reader.ValueSpan.Length, isText && reader.ValueIsEscaped);
    }

    /// <summary>Adds a value or a name; its number.</summary>
    public int Add(JsonValueKind kind, int start, int length, bool isEscaped = false)
    {
        if (Count == _tokens.Length)
            Grow();

        _tokens[Count] = new JsonToken { Kind = kind, IsEscaped = isEscaped, Start = start, Length = length, Next = Count + 1 };
        return Count++;
    }

    /// <summary>Ends an object or array: what is added from now on is no longer inside it.</summary>
    public void Close(int number) => _tokens[number].Next = Count;

    /// <summary>The number of the value of a member; -1 when there is none of that name.</summary>
    /// <param name="first">The number of the first name of an object.</param>
    /// <param name="end">The number of the first token after the object.</param>
    /// <param name="name">Letters of ASCII.</param>
    public int Find(int first, int end, string name)
    {
        var tokens = _tokens;
        for (var candidate = first; candidate < end; candidate = tokens[candidate + 1].Next)
        {
            if ((tokens[candidate].Length == name.Length || tokens[candidate].IsEscaped) && Says(candidate, name))
                return candidate + 1;
        }

        return -1;
    }

    /// <summary>The bytes of a token as they stand.</summary>
    public ReadOnlySpan<byte> BytesOf(int number) => _bytes.AsSpan(this[number].Start, this[number].Length);

    /// <summary>What a text says; null when an escape in it stands for half of a surrogate pair.</summary>
    public string? TextOf(int number)
    {
        if (!this[number].IsEscaped)
            return Encoding.UTF8.GetString(BytesOf(number));

        var reader = new Utf8JsonReader(_bytes.AsSpan(this[number].Start - 1, this[number].Length + 2));
        reader.Read();
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>True when a text says this.</summary>
    /// <param name="number">The token.</param>
    /// <param name="ascii">Letters of ASCII.</param>
    public bool Says(int number, string ascii) =>
        this[number].IsEscaped ? TextOf(number) == ascii : this[number].Length == ascii.Length && Ascii.Equals(BytesOf(number), ascii);

    /// <summary>True when two texts say the same.</summary>
    public bool SaySame(int first, int second) => this[first].IsEscaped || this[second].IsEscaped
        ? TextOf(first) == TextOf(second)
        : BytesOf(first).SequenceEqual(BytesOf(second));

    /// <inheritdoc/>
    public void Dispose()
    {
        _bytes.AsSpan(0, _length).Clear();
        (_length, Count, Broken) = (0, 0, null);
        if (_tokens.Length > TokensAtFirst)
            ArrayPool<JsonToken>.Shared.Return(_tokens);
        if (_bytes.Length > BytesAtFirst)
            ArrayPool<byte>.Shared.Return(_bytes);

        // One that has grown is not kept: nobody shall make a server hold on to much by sending it once.
        if (_tokens.Length == TokensAtFirst && _bytes.Length == BytesAtFirst)
            Idle = this;
        else
            (_tokens, _bytes) = ([], []);
    }

    private static JsonValueKind KindOf(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String or JsonTokenType.PropertyName => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        JsonTokenType.Null => JsonValueKind.Null,
        _ => JsonValueKind.Undefined,
    };

    private void Grow()
    {
        var larger = ArrayPool<JsonToken>.Shared.Rent(Count * 2);
        _tokens.AsSpan(0, Count).CopyTo(larger);
        if (_tokens.Length > TokensAtFirst)
            ArrayPool<JsonToken>.Shared.Return(_tokens);
        _tokens = larger;
    }
}
