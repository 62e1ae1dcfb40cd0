using System.Buffers;
using System.Text;
using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>How options spell bytes, names and lists in JSON.</summary>
internal static class OptionsJson
{
    public static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void WriteBytes(this Utf8JsonWriter writer, string name, ReadOnlySpan<byte> bytes) =>
        writer.WriteString(name, Base64UrlText.Encode(bytes));

    public static void WriteTimeout(this Utf8JsonWriter writer, TimeSpan? timeout)
    {
        if (timeout is { } given)
            writer.WriteNumber("timeout", (long)given.TotalMilliseconds);
    }

    public static void WriteTexts(this Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    public static void WriteDescriptors(this Utf8JsonWriter writer, string name, IReadOnlyList<CredentialDescriptor> descriptors)
    {
        writer.WriteStartArray(name);
        foreach (var descriptor in descriptors)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "public-key");
            writer.WriteBytes("id", descriptor.Id.Span);
            if (descriptor.Transports.Count > 0)
                writer.WriteTexts("transports", descriptor.Transports);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static string WireName(UserVerification value) => value switch
    {
        UserVerification.Required => "required",
        UserVerification.Preferred => "preferred",
        _ => "discouraged",
    };

    public static string WireName(ResidentKey value) => value switch
    {
        ResidentKey.Required => "required",
        ResidentKey.Preferred => "preferred",
        _ => "discouraged",
    };

    public static string WireName(AuthenticatorAttachment value) => value switch
    {
        AuthenticatorAttachment.Platform => "platform",
        _ => "cross-platform",
    };

    public static string WireName(AttestationConveyance value) => value switch
    {
        AttestationConveyance.None => "none",
        AttestationConveyance.Indirect => "indirect",
        AttestationConveyance.Direct => "direct",
        _ => "enterprise",
    };

    public static string WireName(AuthenticatorHint value) => value switch
    {
        AuthenticatorHint.SecurityKey => "security-key",
        AuthenticatorHint.ClientDevice => "client-device",
        _ => "hybrid",
    };
}
