using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Shows the JSON of ceremonies: options, responses and client data, each member by the meaning that its name has there.</summary>
internal sealed class JsonExplanation(ExplanationScope scope)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xef, 0xbb, 0xbf];

    /// <summary>Shows serialized client data.</summary>
    public ExplainedField ClientData(string name, Extent extent) =>
        Whole(name, extent) with { Refusal = CollectedClientData.Parse(extent.Memory).Failure };

    /// <summary>Shows a whole JSON text.</summary>
    public ExplainedField Whole(string name, Extent extent)
    {
        var hasMark = extent.Span.StartsWith(ByteOrderMark);
        var json = hasMark ? extent.Part(ByteOrderMark.Length, extent.Length - ByteOrderMark.Length) : extent;
        var root = LenientJson.Read(json, scope);
        return Shown(root, parent: "") with
        {
            Name = name,
            Meaning = root.Complaint ?? (hasMark ? "with a byte order mark before it" : null),
            Offset = extent.Offset,
            Length = extent.Length,
        };
    }

    private ExplainedField Shown(JsonNodeAsIs node, string parent) => node.Kind switch
    {
        JsonTokenType.StartObject or JsonTokenType.StartArray => node.Extent.Field(node.Name, HeadingOf(node), node.Complaint ?? MeaningOf(node, parent)) with
        {
            Parts = [.. node.Children.Select(child => Shown(child, node.Kind is JsonTokenType.StartArray ? parent : node.Name))],
        },
        JsonTokenType.String => Text(node, parent),
        _ => node.Extent.Field(node.Name, node.Text, node.Complaint ?? MeaningOf(node, parent)),
    };

    private ExplainedField Text(JsonNodeAsIs node, string parent)
    {
        if (!IsBytes(node.Name, parent))
            return node.Extent.Field(node.Name, node.Text, node.Complaint ?? MeaningOf(node, parent));

        if (!Base64UrlText.TryDecode(node.Text, out var bytes))
        {
            return node.Extent.Field(node.Name, node.Text, node.Complaint) with
            {
                Refusal = new Failure(WebAuthnCodes.MemberNotBase64Url) { Field = node.Name },
            };
        }

        var meaning = node.Complaint ?? string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes as base64url");
        return Inside(node.Name, new Extent(bytes)) is { } inside
            ? node.Extent.Field(node.Name, value: null, meaning) with { Parts = inside.Parts, Refusal = inside.Refusal }
            : node.Extent.Field(node.Name, node.Text, meaning);
    }

    private ExplainedField? Inside(string name, Extent bytes) => name switch
    {
        "clientDataJSON" => ClientData(name, bytes),
        "attestationObject" => AttestationExplanation.Of(name, bytes, scope),
        "authenticatorData" => AuthenticatorDataExplanation.Of(name, bytes, scope),
        _ => null,
    };

    private static bool IsBytes(string name, string parent) => name switch
    {
        "clientDataJSON" or "attestationObject" or "authenticatorData" or "signature" or "userHandle" or "rawId" or "challenge" => true,
        "publicKey" => parent is "response",
        "id" => parent is not "rp" and not "tokenBinding",
        _ => false,
    };

    private static string HeadingOf(JsonNodeAsIs node) => string.Create(
        CultureInfo.InvariantCulture,
        $"{node.Children.Count} {(node.Kind is JsonTokenType.StartObject ? "member" : "item")}{(node.Children.Count == 1 ? "" : "s")}");

    private static string? MeaningOf(JsonNodeAsIs node, string parent) => (node.Name, parent) switch
    {
        ("alg" or "publicKeyAlgorithm", _) when Utf8Parser.TryParse(Encoding.UTF8.GetBytes(node.Text), out int number, out _) =>
            CoseNames.Algorithm(number),
        ("timeout", _) => "milliseconds",
        ("publicKeyAlgorithm" or "publicKey", "response") => "a copy made by the client; only attestationObject counts",
        (var identifier, "clientExtensionResults" or "extensions") => ExtensionOutputsExplanation.MeaningOf(identifier) ?? "an extension unknown here",
        ("tokenBinding", _) => "of Level 1; without meaning now",
        _ => null,
    };
}
