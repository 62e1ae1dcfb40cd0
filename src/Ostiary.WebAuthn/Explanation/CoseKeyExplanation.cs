using System.Globalization;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Shows a COSE key with the names of its parameters (RFC 9052 §7).</summary>
internal static class CoseKeyExplanation
{
    private const int KeyTypeLabel = 1;

    /// <summary>Shows the key at the start of the bytes and says how long it is.</summary>
    public static (ExplainedField Field, int Length) OfFirst(string name, Extent extent, ExplanationScope scope)
    {
        var node = LenientCbor.Read(extent, scope);
        return (Of(name, node) with { Refusal = RefusalOf(node.Extent) }, node.Extent.Length);
    }

    /// <summary>Shows bytes that should be exactly one key.</summary>
    public static ExplainedField OfWhole(string name, Extent extent, ExplanationScope scope)
    {
        var node = LenientCbor.Read(extent, scope);
        var field = Of(name, node);
        return field with
        {
            Length = extent.Length,
            Parts = CborExplanation.WithTrailing(field.Parts, extent, node),
            Refusal = RefusalOf(extent),
        };
    }

    private static ExplainedField Of(string name, CborNode node)
    {
        if (node.Kind is not CborNodeKind.Map)
            return CborExplanation.Of(name, node);

        var keyType = node[KeyTypeLabel] is { Kind: CborNodeKind.Integer } found ? found.Number : default(Int128?);
        return node.Extent.Field(name, CborExplanation.Heading(node), node.Complaint) with
        {
            Parts = [.. node.Entries.Select(entry => Parameter(entry, keyType))],
        };
    }

    private static ExplainedField Parameter(CborEntry entry, Int128? keyType)
    {
        if (entry.Key.Kind is not CborNodeKind.Integer)
            return CborExplanation.Of(CborExplanation.KeyName(entry.Key), entry.Value);

        var field = CborExplanation.Of(CoseNames.Label(entry.Key.Number, keyType), entry.Value);
        return entry.Value.Kind switch
        {
            CborNodeKind.Integer => field with { Meaning = CoseNames.Value(entry.Key.Number, entry.Value.Number) },
            CborNodeKind.Bytes when field.Meaning is null =>
                field with { Meaning = string.Create(CultureInfo.InvariantCulture, $"{entry.Value.Content.Length} bytes") },
            _ => field,
        };
    }

    private static Failure? RefusalOf(Extent extent) =>
        CoseKey.Parse(extent.Memory).TryGet(out var key, out var failure)
            ? key.IsSound() ? null : new Failure(WebAuthnCodes.CoseKeyInvalid)
            : failure;
}
