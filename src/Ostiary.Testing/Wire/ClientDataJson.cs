using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>Writes client data as browsers do (WebAuthn L3 §5.8.1.1).</summary>
internal static class ClientDataJson
{
    private static readonly JsonWriterOptions AsBrowsersWrite = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(string type, ReadOnlySpan<byte> challenge, VirtualClient client)
    {
        var honest = WriteHonest(type, challenge, client);
        var altered = client.Alterations.ClientData is { } change ? JsonText.Change(honest, change) : honest;
        return client.Alterations.ClientDataJson?.Invoke(altered) ?? altered;
    }

    private static byte[] WriteHonest(string type, ReadOnlySpan<byte> challenge, VirtualClient client)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes, AsBrowsersWrite))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, type);
            json.WriteString("challenge"u8, Base64UrlText.Encode(challenge));
            json.WriteString("origin"u8, client.Origin);
            json.WriteBoolean("crossOrigin"u8, client.TopOrigin is not null);
            if (client.TopOrigin is { } topOrigin)
                json.WriteString("topOrigin"u8, topOrigin);

            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}

/// <summary>Lets a hook change JSON text.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Change(ReadOnlySpan<byte> json, Action<JsonObject> change)
    {
        var members = JsonNode.Parse(json)!.AsObject();
        change(members);
        return Write(members);
    }

    public static byte[] Write(JsonObject members) => JsonSerializer.SerializeToUtf8Bytes(members, Relaxed);
}
