using System.Globalization;
using System.Text.Json;

namespace Ostiary.WebAuthn;

/// <summary>Shows a metadata BLOB (FIDO Metadata Service 3.0 §3.1.7): its header with the certificates, and what its payload says of itself.</summary>
internal sealed class BlobExplanation(JsonExplanation json, ExplanationScope scope)
{
    /// <summary>Shows a JWS in compact form; null when the text is none.</summary>
    public ExplainedField? Of(string name, string text)
    {
        if (text.Split('.') is not [var header, var payload, var signature] || InputText.Base64(header) is not { } headerBytes)
            return null;

        var signatureBytes = InputText.Base64(signature);
        return new ExplainedField(name)
        {
            Parts =
            [
                Header(new Extent(headerBytes)),
                InputText.Base64(payload) is { } payloadBytes ? Payload(payloadBytes) : new("payload", Value: null, "not base64url"),
                signatureBytes is null
                    ? new("signature", signature, "not base64url")
                    : new("signature", Convert.ToHexStringLower(signatureBytes), "not verified here"),
            ],
        };
    }

    private ExplainedField Header(Extent header)
    {
        var field = json.Whole("header", header);
        return field with { Parts = [.. field.Parts.Select(part => part.Name == "x5c" ? WithCertificates(part) : part)] };
    }

    private ExplainedField WithCertificates(ExplainedField chain) => chain with
    {
        Parts = [.. chain.Parts.Select(part => part.Value is { } text && InputText.Base64(text) is { } der && scope.TakeCertificate() ? CertificateExplanation.Of(part.Name, new Extent(der)) : part)],
    };

    private static ExplainedField Payload(byte[] payload)
    {
        var parts = new List<ExplainedField>();
        var complaint = default(string);
        try
        {
            ReadHead(payload, parts);
        }
        catch (JsonException)
        {
            complaint = "not JSON";
        }
        catch (InvalidOperationException)
        {
            complaint = "a text that is not UTF-8";
        }

        return new Extent(payload).Field("payload", value: null, complaint) with { Parts = parts };
    }

    // An honest BLOB has megabytes of entries; they are counted, not shown.
    private static void ReadHead(byte[] payload, List<ExplainedField> parts)
    {
        var reader = new Utf8JsonReader(payload);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
            return;

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            var value = reader.TokenType switch
            {
                JsonTokenType.StartArray => string.Create(CultureInfo.InvariantCulture, $"{CountItems(ref reader)} items"),
                JsonTokenType.StartObject => Skipped(ref reader),
                JsonTokenType.String => reader.GetString(),
                _ => LossyText.Of(reader.ValueSpan),
            };
            if (member is "no" or "nextUpdate" or "legalHeader" or "entries")
                parts.Add(new(member, value));
        }
    }

    private static int CountItems(ref Utf8JsonReader reader)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            reader.Skip();
            count++;
        }

        return count;
    }

    private static string Skipped(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return "";
    }
}
