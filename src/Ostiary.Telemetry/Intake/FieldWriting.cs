using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ostiary.Telemetry;

/// <summary>Writes the fields of one event anew: only what the catalog knows, in one form. References are taken out.</summary>
internal sealed class FieldWriting : IDisposable
{
    private static readonly JsonWriterOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _bytes = new(1_024);
    private readonly Utf8JsonWriter _json;

    public FieldWriting() => _json = new Utf8JsonWriter(_bytes, Plainly);

    /// <summary>The references that were found, by the name of their field.</summary>
    public Dictionary<string, string> References { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields of an event as JSON text, or why it must go.</summary>
    /// <param name="catalog">What is allowed.</param>
    /// <param name="kind">Which event it is.</param>
    /// <param name="fields">What was sent; an object.</param>
    /// <param name="admit">What to write for a text of a field.</param>
    /// <param name="objection">Why it must go; null when all is well.</param>
    public string Fields(Catalog catalog, EventKind kind, JsonElement fields, Func<string, string, string> admit, out DropReason? objection)
    {
        Begin();
        var (seen, required) = (0UL, 0);
        objection = null;
        foreach (var member in fields.EnumerateObject())
        {
            objection = Field(catalog, kind, member, admit, ref seen, ref required);
            if (objection is not null)
                return "";
        }

        objection = required == kind.RequiredCount ? null : DropReason.Malformed;
        return End();
    }

    /// <summary>Experiments and tags as JSON text; null when there are none.</summary>
    public string? Labels(JsonElement experiments, JsonElement tags, Func<string, string, string> admit)
    {
        if (experiments.ValueKind != JsonValueKind.Object && tags.ValueKind != JsonValueKind.Object)
            return null;

        Begin();
        foreach (var (name, labels) in new[] { ("experiments", experiments), ("tags", tags) })
        {
            if (labels.ValueKind != JsonValueKind.Object)
                continue;

            _json.WriteStartObject(name);
            foreach (var label in labels.EnumerateObject())
            {
                // Name and value count as one text of one field, for the client chooses both.
                if (JsonText.TryRead(label.Value, out var text) && admit(name, $"{label.Name}={text}") != Vocabulary.Other)
                    _json.WriteString(label.Name, text);
            }

            _json.WriteEndObject();
        }

        return End();
    }

    public void Dispose() => _json.Dispose();

    private DropReason? Field(
        Catalog catalog, EventKind kind, JsonProperty member, Func<string, string, string> admit, ref ulong seen, ref int required)
    {
        if (JsonText.NameOf(member) is not { } name)
            return DropReason.Malformed;

        if (kind.Field(name) is not { } field)
            return catalog.Forbids(name) ? DropReason.ForbiddenField : DropReason.UnknownField;

        if (FieldRules.Objection(catalog, field, member.Value) is { } objection)
            return objection;

        var bit = 1UL << field.Place;
        if ((seen & bit) != 0)
            return DropReason.Malformed;

        seen |= bit;
        required += field.IsRequired ? 1 : 0;
        Write(field, member.Value, admit);
        return null;
    }

    private void Write(FieldKind field, JsonElement value, Func<string, string, string> admit)
    {
        switch (field.Type)
        {
            case FieldType.Reference:
                References[field.Name] = value.GetString()!;
                break;
            case FieldType.Integer:
                _json.WriteNumber(field.Name, FieldRules.Whole(value));
                break;
            case FieldType.Text:
                JsonText.TryRead(value, out var text);
                _json.WriteString(field.Name, admit(field.Name, text!));
                break;
            default:
                _json.WritePropertyName(field.Name);
                value.WriteTo(_json);
                break;
        }
    }

    private void Begin()
    {
        _bytes.ResetWrittenCount();
        _json.Reset();
        References.Clear();
        _json.WriteStartObject();
    }

    private string End()
    {
        _json.WriteEndObject();
        _json.Flush();
        return Encoding.UTF8.GetString(_bytes.WrittenSpan);
    }
}
