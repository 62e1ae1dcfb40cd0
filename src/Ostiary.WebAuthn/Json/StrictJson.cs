using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>JSON without comments, trailing commas, duplicate members, broken UTF-8 or anything after the value.</summary>
internal static class StrictJson
{
    /// <summary>How deep objects and arrays may lie in one another.</summary>
    public const int Depth = 16;

    private const int LinearDuplicateSearch = 16;

    // Where the general reader meets a word that it does not know, its exception repeats all that follows, at six bytes for each: so much at most.
    private const int LongestRepeated = 64 * 1024;

    private static readonly SearchValues<byte> QuoteOrEscape = SearchValues.Create((byte)'"', (byte)'\\');
    private static readonly SearchValues<byte> QuoteOrWord = SearchValues.Create("\"tfn"u8);

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = Depth };

    /// <summary>
    /// Takes one text apart; the caller disposes what comes back. Fails with <c>webauthn.json_malformed</c>,
    /// <c>webauthn.json_duplicate_member</c> or <c>webauthn.response_too_large</c>.
    /// </summary>
    public static Outcome<JsonText> Parse(ReadOnlySpan<byte> utf8, string field)
    {
        var text = JsonText.Of(utf8);
        if (FirstFault(text) is not { } fault)
            return text;

        text.Dispose();
        return fault with { Field = field };
    }

    /// <summary>The first name of one object that is half of a surrogate pair or stands there before; null when there is none.</summary>
    public static Failure? FirstFaultOfNames(JsonText text, int number)
    {
        var end = text[number].Next;
        var several = default(HashSet<string>);
        var count = 0;
        for (var name = number + 1; name < end; name = text[name + 1].Next)
        {
            var unescaped = text[name].IsEscaped ? text.TextOf(name) : "";
            if (unescaped is null)
                return new(WebAuthnCodes.JsonMalformed, "half of a surrogate pair in a member's name");

            // Escapes are undone once for each name, not once for each pair.
            if ((++count > LinearDuplicateSearch || text[name].IsEscaped) && several is null)
                several = NamesBefore(text, number, name);

            if (several is null ? IsAmong(text, number, name) : !several.Add(text[name].IsEscaped ? unescaped : text.TextOf(name)!))
                return new(WebAuthnCodes.JsonDuplicateMember) { Offset = text[name].Start - 1 };
        }

        return null;
    }

    private static Failure? FirstFault(JsonText text)
    {
        if (PlainJson.TryTakeApart(text, out var fault))
            return fault;

        text.Restart();
        if (!Utf8.IsValid(text.Bytes))
            return new(WebAuthnCodes.JsonMalformed, "not UTF-8");
        if (text.Bytes.Length > LongestRepeated && FirstUnknownWord(text.Bytes) is >= 0 and var offset)
            return new(WebAuthnCodes.JsonMalformed, "a word that JSON does not have") { Offset = offset };

        try
        {
            return Walk(text);
        }
        catch (JsonException broken)
        {
            return new(WebAuthnCodes.JsonMalformed) { Offset = OffsetOf(broken) };
        }
    }

    // Malformed text is that first of all, so a fault in a name is only told when the reader came through to the end.
    private static Failure? Walk(JsonText text)
    {
        var reader = new Utf8JsonReader(text.Bytes, Strict);
        Span<int> open = stackalloc int[Depth];
        var depth = 0;
        Failure? fault = null;
        while (reader.Read())
        {
            if (text.Count == Limits.JsonTokens)
                return new(WebAuthnCodes.ResponseTooLarge, $"more than {Limits.JsonTokens} names and values");

            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open[depth++] = text.Add(ref reader);
                    break;
                case JsonTokenType.EndArray:
                    text.Close(open[--depth]);
                    break;
                case JsonTokenType.EndObject:
                    text.Close(open[--depth]);
                    fault ??= FirstFaultOfNames(text, open[depth]);
                    break;
                default:
                    text.Add(ref reader);
                    break;
            }
        }

        return fault;
    }

    private static int FirstUnknownWord(ReadOnlySpan<byte> json)
    {
        for (var at = 0; json[at..].IndexOfAny(QuoteOrWord) is >= 0 and var step;)
        {
            at += step;
            var length = json[at] == '"' ? LengthOfString(json[at..]) : LengthOfWord(json[at..]);
            if (length == 0)
                return at;

            at += length;
        }

        return -1;
    }

    private static int LengthOfWord(ReadOnlySpan<byte> json) =>
        json.StartsWith("true"u8) || json.StartsWith("null"u8) ? 4 : json.StartsWith("false"u8) ? 5 : 0;

    private static int LengthOfString(ReadOnlySpan<byte> json)
    {
        for (var at = 1; json[at..].IndexOfAny(QuoteOrEscape) is >= 0 and var step;)
        {
            at += step + 1;
            if (json[at - 1] == '"')
                return at;

            at = Math.Min(at + 1, json.Length);
        }

        return json.Length;
    }

    private static bool IsAmong(JsonText text, int number, int name)
    {
        for (var earlier = number + 1; earlier < name; earlier = text[earlier + 1].Next)
        {
            if (text.SaySame(earlier, name))
                return true;
        }

        return false;
    }

    private static HashSet<string> NamesBefore(JsonText text, int number, int name)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var earlier = number + 1; earlier < name; earlier = text[earlier + 1].Next)
            names.Add(text.TextOf(earlier)!);
        return names;
    }

    // In text of several lines the position inside the line would mislead.
    private static int? OffsetOf(JsonException broken) =>
        broken is { LineNumber: 0, BytePositionInLine: { } position } ? (int)position : null;
}
