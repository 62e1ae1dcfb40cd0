using System.Buffers;
using System.Text;
using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>
/// A JSON text taken apart: each value and each member's name by its place, in the order of the text, and decoded only when asked for. Lives in
/// borrowed memory that <see cref="Dispose"/> gives back. Not thread-safe.
/// </summary>
/// <param name="utf8">The text, which must stay as it is until then.</param>
internal sealed class JsonText(ReadOnlyMemory<byte> utf8) : IDisposable
{
    private const int TokensAtFirst = 64;

    private JsonToken[] _tokens = ArrayPool<JsonToken>.Shared.Rent(TokensAtFirst);

    /// <summary>The first thing that a reader had against its members; null while there is none.</summary>
    public Failure? Broken { get; set; }

    /// <summary>How many tokens there are.</summary>
    public int Count { get; private set; }

    /// <summary>One token by its number; 0 is the whole value.</summary>
    public ref readonly JsonToken this[int number] => ref _tokens[number];

    /// <summary>Adds what the reader stands on; its number.</summary>
    public int Add(ref Utf8JsonReader reader)
    {
        if (Count == _tokens.Length)
            Grow();

        var kind = KindOf(reader.TokenType);
        var isText = kind is JsonValueKind.String;
        _tokens[Count] = new JsonToken
        {
            Kind = kind,
            IsEscaped = isText && reader.ValueIsEscaped,
            Start = (int)reader.TokenStartIndex + (isText ? 1 : 0),
            Length = reader.ValueSpan.Length,
            Next = Count + 1,
        };
        return Count++;
    }

    /// <summary>Ends an object or array: what is added from now on is no longer inside it.</summary>
    public void Close(int number) => _tokens[number].Next = Count;

    /// <summary>The bytes of a token as they stand.</summary>
    public ReadOnlySpan<byte> BytesOf(int number) => utf8.Span.Slice(this[number].Start, this[number].Length);

    /// <summary>What a text says; null when an escape in it stands for half of a surrogate pair.</summary>
    public string? TextOf(int number)
    {
        if (!this[number].IsEscaped)
            return Encoding.UTF8.GetString(BytesOf(number));

        var reader = new Utf8JsonReader(utf8.Span.Slice(this[number].Start - 1, this[number].Length + 2));
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
        ArrayPool<JsonToken>.Shared.Return(_tokens);
        _tokens = [];
        Count = 0;
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
        ArrayPool<JsonToken>.Shared.Return(_tokens);
        _tokens = larger;
    }
}
