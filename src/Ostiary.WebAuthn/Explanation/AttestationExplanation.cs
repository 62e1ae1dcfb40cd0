using System.Globalization;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Shows an attestation object and the statement of whatever format is in it (WebAuthn L3 §6.5, §8).</summary>
internal static class AttestationExplanation
{
    /// <summary>Shows bytes that should be exactly an attestation object.</summary>
    public static ExplainedField Of(string name, Extent extent, ExplanationScope scope)
    {
        var node = LenientCbor.Read(extent, scope);
        var refusal = AttestationObject.Parse(extent.Memory).Failure;
        if (node.Kind is not CborNodeKind.Map)
            return CborExplanation.Of(name, node) with { Refusal = refusal };

        var format = node["fmt"]?.Text;
        return extent.Field(name, CborExplanation.Heading(node), node.Complaint) with
        {
            Parts = CborExplanation.WithTrailing([.. node.Entries.Select(entry => Member(entry, format, scope))], extent, node),
            Refusal = refusal,
        };
    }

    private static ExplainedField Member(CborEntry entry, string? format, ExplanationScope scope) => entry.Value.Kind switch
    {
        CborNodeKind.Text when entry.Key.Says("fmt") => FormatField(entry.Value),
        CborNodeKind.Bytes when entry.Key.Says("authData") && entry.Value.Complaint is null => AuthenticatorDataExplanation.Of("authData", entry.Value.Content, scope),
        CborNodeKind.Map when entry.Key.Says("attStmt") => Statement("attStmt", entry.Value, format, scope),
        CborNodeKind.Array when entry.Key.Says("attStmt") => Compound(entry.Value, scope),
        _ => CborExplanation.Of(CborExplanation.KeyName(entry.Key), entry.Value),
    };

    private static ExplainedField FormatField(CborNode node) => node.Extent.Field("fmt", node.Text) with
    {
        Refusal = AttestationFormats.Find(node.Text!) is null ? new Failure(WebAuthnCodes.AttestationFormatUnsupported) : null,
    };

    /// <summary>WebAuthn L3 §8.9: an array of statements, each with its own format.</summary>
    private static ExplainedField Compound(CborNode node, ExplanationScope scope) => node.Extent.Field("attStmt", CborExplanation.Heading(node), node.Complaint) with
    {
        Parts = [.. node.Items.Select((item, index) => CompoundPart(item, string.Create(CultureInfo.InvariantCulture, $"[{index}]"), scope))],
    };

    private static ExplainedField CompoundPart(CborNode item, string name, ExplanationScope scope) => item.Kind is CborNodeKind.Map
        ? item.Extent.Field(name, item["fmt"]?.Text, item.Complaint) with
        {
            Parts = [.. item.Entries.Select(entry => entry.Value.Kind is CborNodeKind.Map && entry.Key.Says("attStmt")
                ? Statement("attStmt", entry.Value, item["fmt"]?.Text, scope)
                : CborExplanation.Of(CborExplanation.KeyName(entry.Key), entry.Value))],
        }
        : CborExplanation.Of(name, item);

    private static ExplainedField Statement(string name, CborNode node, string? format, ExplanationScope scope) =>
        node.Extent.Field(name, CborExplanation.Heading(node), node.Complaint) with
        {
            Parts = [.. node.Entries.Select(entry => StatementMember(entry, format, scope))],
        };

    private static ExplainedField StatementMember(CborEntry entry, string? format, ExplanationScope scope)
    {
        var field = CborExplanation.Of(CborExplanation.KeyName(entry.Key), entry.Value);
        return (field.Name, entry.Value.Kind) switch
        {
            ("alg", CborNodeKind.Integer) => field with { Meaning = CoseNames.Algorithm(entry.Value.Number) },
            ("x5c", CborNodeKind.Array) => field with { Parts = [.. entry.Value.Items.Select((item, index) => Certificate(item, index, scope))] },
            ("response", CborNodeKind.Bytes) when format == "android-safetynet" =>
                field with { Value = LossyText.Of(entry.Value.Content.Span), Meaning = "a JWS of the SafetyNet service" },
            (_, CborNodeKind.Bytes or CborNodeKind.Text) => field with { Meaning = field.Meaning ?? MeaningOf(field.Name) },
            _ => field,
        };
    }

    private static ExplainedField Certificate(CborNode item, int index, ExplanationScope scope)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"[{index}]");
        return item.Kind is CborNodeKind.Bytes && item.Complaint is null && scope.TakeCertificate()
            ? CertificateExplanation.Of(name, item.Content)
            : CborExplanation.Of(name, item);
    }

    private static string? MeaningOf(string member) => member switch
    {
        "sig" => "the attestation signature",
        "ver" => "the version of the format, or of the software that made it",
        "certInfo" => "the TPMS_ATTEST structure that the signature is over",
        "pubArea" => "the TPMT_PUBLIC structure of the credential's key",
        _ => null,
    };
}
