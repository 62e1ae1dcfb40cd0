using System.Buffers;
using System.Text;
using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>Writes what <c>toJSON()</c> of a browser's credential gives (WebAuthn L3 §5.1: RegistrationResponseJSON, AuthenticationResponseJSON).</summary>
internal static class ResponseJson
{
    public static string Registration(MadeCredential made, byte[] clientData, Alterations alterations) =>
        Write(made.Passkey.Id, made.Profile.Attachment, alterations, json =>
        {
            json.WriteStartObject("response"u8);
            json.WriteString("clientDataJSON"u8, Base64UrlText.Encode(clientData));
            json.WriteString("authenticatorData"u8, Base64UrlText.Encode(made.AuthenticatorData));
            json.WriteStartArray("transports"u8);
            foreach (var transport in made.Profile.Transports.Order(StringComparer.Ordinal))
                json.WriteStringValue(transport);

            json.WriteEndArray();
            json.WriteString("publicKey"u8, Base64UrlText.Encode(made.Passkey.SubjectPublicKeyInfo));
            json.WriteNumber("publicKeyAlgorithm"u8, (int)made.Passkey.Algorithm);
            json.WriteString("attestationObject"u8, Base64UrlText.Encode(made.AttestationObject));
            json.WriteEndObject();

            json.WritePropertyName("clientExtensionResults"u8);
            made.ClientExtensions.WriteTo(json);
        });

    public static string Authentication(SignedAssertion signed, byte[] clientData, Alterations alterations) =>
        Write(signed.Passkey.Id, signed.Profile.Attachment, alterations, json =>
        {
            json.WriteStartObject("response"u8);
            json.WriteString("clientDataJSON"u8, Base64UrlText.Encode(clientData));
            json.WriteString("authenticatorData"u8, Base64UrlText.Encode(signed.AuthenticatorData));
            json.WriteString("signature"u8, Base64UrlText.Encode(signed.Signature));
            if (signed.Passkey.Discoverable)
                json.WriteString("userHandle"u8, Base64UrlText.Encode(signed.Passkey.UserHandle.Span));

            json.WriteEndObject();
            json.WritePropertyName("clientExtensionResults"u8);
            signed.ClientExtensions.WriteTo(json);
        });

    private static string Write(string id, string? attachment, Alterations alterations, Action<Utf8JsonWriter> writeResponse)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, id);
            json.WriteString("rawId"u8, id);
            writeResponse(json);
            if (attachment is not null)
                json.WriteString("authenticatorAttachment"u8, attachment);

            json.WriteString("type"u8, "public-key"u8);
            json.WriteEndObject();
        }

        return alterations.Envelope is { } change
            ? Encoding.UTF8.GetString(JsonText.Change(bytes.WrittenSpan, change))
            : Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
