using System.Text.Json;
using System.Text.Unicode;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>JSON without comments, trailing commas, duplicate members, broken UTF-8 or anything after the value.</summary>
internal static class StrictJson
{
    private const int Depth = 16;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = Depth };
    private static readonly JsonDocumentOptions ExceptDuplicates = new() { MaxDepth = Depth };

    /// <summary>Reads one document, which the caller disposes. Fails with <c>webauthn.json_malformed</c> or <c>webauthn.json_duplicate_member</c>.</summary>
    public static Outcome<JsonDocument> Parse(ReadOnlyMemory<byte> utf8, string field)
    {
        if (!Utf8.IsValid(utf8.Span))
            return new Failure(WebAuthnCodes.JsonMalformed, "not UTF-8") { Field = field };

        return TryParse(utf8, Strict, out var offset) is { } document
            ? document
            : WhyNot(utf8, offset) with { Field = field };
    }

    private static Failure WhyNot(ReadOnlyMemory<byte> utf8, int? offset)
    {
        using var lenient = TryParse(utf8, ExceptDuplicates, out _);
        return lenient is null
            ? new(WebAuthnCodes.JsonMalformed) { Offset = offset }
            : new(WebAuthnCodes.JsonDuplicateMember) { Offset = offset };
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> utf8, JsonDocumentOptions options, out int? offset)
    {
        offset = null;
        try
        {
            return JsonDocument.Parse(utf8, options);
        }
        catch (JsonException broken)
        {
            // One line is the rule; in text of several lines the position inside the line would mislead.
            offset = broken is { LineNumber: 0, BytePositionInLine: { } position } ? (int)position : null;
            return null;
        }
        catch (InvalidOperationException)
        {
            // A member name with half of a surrogate pair, met while names are compared.
            return null;
        }
    }
}
