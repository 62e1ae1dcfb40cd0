using System.Globalization;

namespace Ostiary.WebAuthn;

/// <summary>Shows CBOR that has no more precise reader.</summary>
internal static class CborExplanation
{
    /// <summary>Shows bytes that should be exactly one item.</summary>
    public static ExplainedField OfWhole(string name, Extent extent, ExplanationScope scope)
    {
        var node = LenientCbor.Read(extent, scope);
        var field = Of(name, node);
        return field with
        {
            Offset = extent.Offset,
            Length = extent.Length,
            Parts = WithTrailing(field.Parts, extent, node),
            Refusal = StrictCbor.ReadWhole(extent.Memory, CborForm.Plain, WebAuthnCodes.AttestationObjectMalformed).Failure,
        };
    }

    /// <summary>Shows one item and all that is in it.</summary>
    public static ExplainedField Of(string name, CborNode node) => node.Kind switch
    {
        CborNodeKind.Integer => node.Extent.Field(name, node.Number.ToString(CultureInfo.InvariantCulture), node.Complaint),
        CborNodeKind.Bytes => node.Extent.Field(name, Convert.ToHexStringLower(node.Content.Span), node.Complaint),
        CborNodeKind.Text => node.Extent.Field(name, node.Text, node.Complaint),
        CborNodeKind.Array or CborNodeKind.Tag => node.Extent.Field(name, Heading(node), node.Complaint) with
        {
            Parts = [.. node.Items.Select((item, index) => Of(string.Create(CultureInfo.InvariantCulture, $"[{index}]"), item))],
        },
        CborNodeKind.Map => node.Extent.Field(name, Heading(node), node.Complaint) with
        {
            Parts = [.. node.Entries.Select(entry => Of(KeyName(entry.Key), entry.Value))],
        },
        CborNodeKind.Simple => node.Extent.Field(name, SimpleName(node.Number), node.Complaint),
        _ => node.Extent.HexField(name, node.Complaint),
    };

    /// <summary>What a map's key is called.</summary>
    public static string KeyName(CborNode key) => key.Kind switch
    {
        CborNodeKind.Text => key.Text!,
        CborNodeKind.Integer => key.Number.ToString(CultureInfo.InvariantCulture),
        CborNodeKind.Unreadable => "(unreadable)",
        _ => $"({key.Kind} as key)",
    };

    /// <summary>How many things a container holds.</summary>
    public static string Heading(CborNode node) => node.Kind switch
    {
        CborNodeKind.Map => Counted(node.Entries.Count, "member"),
        CborNodeKind.Tag => string.Create(CultureInfo.InvariantCulture, $"tag {node.Number}"),
        _ => Counted(node.Items.Count, "item"),
    };

    /// <summary>Adds what lies after an item that should have been the last.</summary>
    public static IReadOnlyList<ExplainedField> WithTrailing(IReadOnlyList<ExplainedField> parts, Extent extent, CborNode node) =>
        node.Extent.Length < extent.Length
            ? [.. parts, extent.Part(node.Extent.Length, extent.Length - node.Extent.Length).HexField("trailing bytes", "nothing announces these")]
            : parts;

    private static string Counted(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string SimpleName(Int128 number) => (int)number switch
    {
        20 => "false",
        21 => "true",
        22 => "null",
        23 => "undefined",
        _ => "a floating-point number or unassigned value",
    };
}
