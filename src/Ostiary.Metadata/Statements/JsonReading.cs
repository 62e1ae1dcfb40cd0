using System.Text.Json;

namespace Ostiary.Metadata;

/// <summary>
/// Reads members of a JSON object that others wrote and will extend: what is absent or of another type reads as nothing, so that one odd
/// member does not lose an entry. Callers insist where they must.
/// </summary>
/// <remarks>Texts with half of a surrogate pair throw <see cref="InvalidOperationException"/>: whoever drops the entry catches it.</remarks>
internal readonly struct JsonReading(JsonElement element)
{
    public bool IsObject => element.ValueKind is JsonValueKind.Object;

    public bool Has(string name) => Find(name) is not null;

    public string? Text(string name) => Find(name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    public long? Number(string name) => Find(name) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt64(out var number) ? number : null;

    public bool? Truth(string name) => Find(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public JsonReading? Object(string name) => Find(name) is { ValueKind: JsonValueKind.Object } found ? new(found) : null;

    public IEnumerable<JsonReading> Objects(string name) =>
        Items(name).Where(item => item.ValueKind is JsonValueKind.Object).Select(item => new JsonReading(item));

    public IReadOnlyList<string> Texts(string name) =>
        [.. Items(name).Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString()!)];

    /// <summary>Whole numbers up to 2⁶⁴ - 1; others in the list are left out.</summary>
    public IReadOnlyList<ulong> BigNumbers(string name) =>
        [.. Items(name).Select(item => item.ValueKind is JsonValueKind.Number && item.TryGetUInt64(out var number) ? number : (ulong?)null).OfType<ulong>()];

    /// <summary>Certificates in base64, as metadata carries them; those that are not base64 are left out.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Certificates(string name) =>
        [.. Texts(name).Select(Base64).OfType<byte[]>().Select(der => new ReadOnlyMemory<byte>(der))];

    // The cast matters: null alone would turn into empty memory, which is a certificate that nobody has.
    public ReadOnlyMemory<byte>? Certificate(string name) =>
        Text(name) is { } text && Base64(text) is { Length: > 0 } der ? (ReadOnlyMemory<byte>?)der : null;

    public DateOnly? Date(string name) => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", out var date) ? date : null;

    /// <summary>The inner lists of a list of lists of objects, such as <c>userVerificationDetails</c>.</summary>
    public IEnumerable<IReadOnlyList<JsonReading>> ListsOfObjects(string name) =>
        Items(name).Where(item => item.ValueKind is JsonValueKind.Array)
            .Select(item => (IReadOnlyList<JsonReading>)[.. item.EnumerateArray().Where(inner => inner.ValueKind is JsonValueKind.Object).Select(inner => new JsonReading(inner))]);

    /// <summary>Base64 with padding and perhaps line breaks, as certificates in metadata are written; null when it is not that.</summary>
    public static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length / 4 * 3 + 3];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : null;
    }

    private JsonElement.ArrayEnumerator Items(string name) => Find(name) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : default;

    private JsonElement? Find(string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : null;
}
