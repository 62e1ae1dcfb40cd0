using System.Buffers;
using System.Text.Json;

namespace Ostiary.Telemetry;

/// <summary>Whether a value is what the catalog allows for its field.</summary>
internal static class FieldRules
{
    private const int LongestStateName = 48;
    private const int LongestLabelName = 32;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>Letters, digits, <c>-</c> and <c>_</c>.</summary>
    public static readonly SearchValues<char> IdentifierLetters = SearchValues.Create(Letters);

    // As in extension:credProtect, which getClientCapabilities knows.
    private static readonly SearchValues<char> StateLetters = SearchValues.Create(Letters + ":.");

    /// <summary>Why an event with this value must go; null when the value is as it should be.</summary>
    public static DropReason? Objection(Catalog catalog, FieldKind kind, JsonElement value) => kind.Type switch
    {
        FieldType.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : DropReason.Malformed,
        FieldType.Uuid => OfUuid(value),
        FieldType.Integer => OfNumber(kind, value),
        FieldType.Set => OfSet(kind, value),
        FieldType.States => OfMembers(kind, value, OfState),
        FieldType.Labels => OfMembers(kind, value, label => OfLabel(catalog, kind, label)),
        _ => JsonText.TryRead(value, out var text) ? OfText(kind, text) : DropReason.Malformed,
    };

    /// <summary>The number of a value that passed, rounded to a whole one.</summary>
    public static long Whole(JsonElement number) => (long)Math.Round(number.GetDouble(), MidpointRounding.AwayFromZero);

    private static DropReason? OfText(FieldKind kind, string text) => kind.Type switch
    {
        FieldType.Enumeration => kind.Allows(text) ? null : DropReason.OutOfBounds,
        FieldType.Identifier or FieldType.Reference =>
            text.Length > 0 && text.Length <= kind.Longest && !text.AsSpan().ContainsAnyExcept(IdentifierLetters) ? null : DropReason.OutOfBounds,
        _ => text.Length <= kind.Longest ? null : DropReason.OutOfBounds,
    };

    // JsonElement reads a UUID as RFC 9562 §4 writes it; Guid.TryParseExact would let spaces, signs and 0x pass as well.
    private static DropReason? OfUuid(JsonElement value) =>
        JsonText.TryRead(value, out _) && value.TryGetGuid(out var uuid) && uuid.Version == 7 ? null : DropReason.Malformed;

    private static DropReason? OfNumber(FieldKind kind, JsonElement value) =>
        value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) ? DropReason.Malformed
        : number >= kind.Min && number <= kind.Max ? null
        : DropReason.OutOfBounds;

    private static DropReason? OfSet(FieldKind kind, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return DropReason.Malformed;

        if (value.GetArrayLength() > kind.Values.Count)
            return DropReason.OutOfBounds;

        foreach (var item in value.EnumerateArray())
        {
            if (!JsonText.TryRead(item, out var text))
                return DropReason.Malformed;

            if (!kind.Allows(text))
                return DropReason.OutOfBounds;
        }

        return null;
    }

    private static DropReason? OfMembers(FieldKind kind, JsonElement value, Func<JsonProperty, DropReason?> ofMember)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return DropReason.Malformed;

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (JsonText.NameOf(member) is not { } name || !names.Add(name))
                return DropReason.Malformed;

            if (names.Count > kind.Most)
                return DropReason.OutOfBounds;

            if (ofMember(member) is { } objection)
                return objection;
        }

        return null;
    }

    // An extension may be called prf: what counts here is that nothing but yes, no and unknown can be said of it.
    private static DropReason? OfState(JsonProperty member) =>
        member.Name.Length is 0 or > LongestStateName || member.Name.AsSpan().ContainsAnyExcept(StateLetters) || !JsonText.TryRead(member.Value, out var state) || state is not ("yes" or "no" or "unknown")
            ? DropReason.OutOfBounds
            : null;

    private static DropReason? OfLabel(Catalog catalog, FieldKind kind, JsonProperty member) =>
        catalog.Forbids(member.Name) ? DropReason.ForbiddenField
        : !JsonText.TryRead(member.Value, out var text) ? DropReason.Malformed
        : member.Name.Length is 0 or > LongestLabelName || member.Name.AsSpan().ContainsAnyExcept(IdentifierLetters) || text.Length > kind.Longest ? DropReason.OutOfBounds
        : null;
}
