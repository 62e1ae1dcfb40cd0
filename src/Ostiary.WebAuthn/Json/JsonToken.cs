using System.Text.Json;

namespace Ostiary.WebAuthn;

/// <summary>A value or a member's name in a JSON text, by its place.</summary>
internal struct JsonToken
{
    /// <summary>What it is; of objects and arrays the start, and never an end.</summary>
    public JsonTokenType Type { get; init; }

    /// <summary>Whether a text holds escapes, so that its bytes are not yet what it says.</summary>
    public bool IsEscaped { get; init; }

    /// <summary>Where it starts, in bytes; of texts after the quotation mark.</summary>
    public int Start { get; init; }

    /// <summary>Its length in bytes, of texts without quotation marks; of objects and arrays nothing that matters.</summary>
    public int Length { get; init; }

    /// <summary>The number of the first token after it and all that is inside it.</summary>
    public int Next { get; set; }

    /// <summary>What kind of value it is.</summary>
    public readonly JsonValueKind Kind => Type switch
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
}
