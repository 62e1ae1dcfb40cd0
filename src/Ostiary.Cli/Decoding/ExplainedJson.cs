using System.Buffers;
using System.Text;
using System.Text.Json;
using Ostiary.Kernel;
using Ostiary.WebAuthn;

namespace Ostiary.Cli.Decoding;

/// <summary>Writes an input that was taken apart as JSON, with nothing shortened.</summary>
internal static class ExplainedJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true };

    public static void Write(Explained explained, TextWriter output)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", KindNames.Of(explained.Kind));
            writer.WriteString("encoding", explained.Encoding.ToString().ToLowerInvariant());
            writer.WritePropertyName("root");
            Write(explained.Root, writer);
            writer.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Flush();
    }

    private static void Write(ExplainedField field, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", field.Name);
        if (field.Value is { } value)
            writer.WriteString("value", value);
        if (field.Meaning is { } meaning)
            writer.WriteString("meaning", meaning);
        if (field.Offset is { } offset)
            writer.WriteNumber("offset", offset);
        if (field.Length is { } length)
            writer.WriteNumber("length", length);
        if (field.Refusal is { } refusal)
            Write(refusal, writer);
        if (field.Parts.Count > 0)
            WriteParts(field, writer);
        writer.WriteEndObject();
    }

    private static void WriteParts(ExplainedField field, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("parts");
        foreach (var part in field.Parts)
            Write(part, writer);
        writer.WriteEndArray();
    }

    private static void Write(Failure refusal, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("refusal");
        writer.WriteString("code", refusal.Code.Value);
        writer.WriteString("title", refusal.Code.Title);
        if (refusal.Detail is { } detail)
            writer.WriteString("detail", detail);
        if (refusal.Field is { Length: > 0 } name)
            writer.WriteString("field", name);
        if (refusal.Offset is { } offset)
            writer.WriteNumber("offset", offset);
        writer.WriteEndObject();
    }
}
