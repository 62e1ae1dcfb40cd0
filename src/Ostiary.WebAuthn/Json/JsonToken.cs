using System.Text.Json;

namespace Ostiary.WebAuthn;

/// <summary>A value or a member's name in a JSON text, by its place.</summary>
internal struct JsonToken
{
    /// <summary>What kind of value it is; a member's name counts as a string.</summary>
    public JsonValueKind Kind { get; init; }

    /// <summary>Whether a text holds escapes, so that its bytes are not yet what it says.</summary>
    public bool IsEscaped { get; init; }

    /// <summary>Where it starts, in bytes; of texts after the quotation mark.</summary>
    public int Start { get; init; }

    /// <summary>Its length in bytes, of texts without quotation marks; of objects and arrays nothing that matters.</summary>
    public int Length { get; init; }

    /// <summary>The number of the first token after it and all that is inside it.</summary>
    public int Next { get; set; }
}
