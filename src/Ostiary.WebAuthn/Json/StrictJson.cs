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

    /// <summary>Reads one document, which the caller disposes. Fails with <c>webauthn.json_malformed</c>, <c>webauthn.json_duplicate_member</c> or <c>webauthn.response_too_large</c>.</summary>
    public static Outcome<JsonDocument> Parse(ReadOnlyMemory<byte> utf8, string field)
    {
        if (!Utf8.IsValid(utf8.Span))
            return new Failure(WebAuthnCodes.JsonMalformed, "not UTF-8") { Field = field };

        if (utf8.Span.Count((byte)',') > Limits.JsonCommas)
            return new Failure(WebAuthnCodes.ResponseTooLarge, $"more than {Limits.JsonCommas} members and entries") { Field = field };

        try
        {
            return JsonDocument.Parse(utf8, Strict);
        }
        catch (JsonException broken)
        {
            return new Failure(IsJsonButForDuplicates(utf8) ? WebAuthnCodes.JsonDuplicateMember : WebAuthnCodes.JsonMalformed)
            {
                Field = field,
                Offset = OffsetOf(broken),
            };
        }
        catch (InvalidOperationException)
        {
            return new Failure(WebAuthnCodes.JsonMalformed, "half of a surrogate pair in a member's name") { Field = field };
        }
    }

    private static bool IsJsonButForDuplicates(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, ExceptDuplicates);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // In text of several lines the position inside the line would mislead.
    private static int? OffsetOf(JsonException broken) =>
        broken is { LineNumber: 0, BytePositionInLine: { } position } ? (int)position : null;
}
