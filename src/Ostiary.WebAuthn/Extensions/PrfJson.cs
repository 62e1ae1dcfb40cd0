using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>How the inputs of prf are spelled in JSON (WebAuthn L3 §10.1.4, AuthenticationExtensionsPRFInputsJSON).</summary>
internal static class PrfJson
{
    public static void WritePrf(this Utf8JsonWriter writer, PrfRequest? request)
    {
        if (request is null)
            return;

        writer.WriteStartObject(ExtensionNames.Prf);
        if (request.Inputs is { } inputs)
            writer.WriteInputs("eval", inputs);
        if (request.InputsByCredential.Count > 0)
        {
            writer.WriteStartObject("evalByCredential");
            foreach (var (credentialId, own) in request.InputsByCredential)
                writer.WriteInputs(Base64UrlText.Encode(credentialId.Span), own);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteInputs(this Utf8JsonWriter writer, string name, PrfInputs inputs)
    {
        writer.WriteStartObject(name);
        writer.WriteBytes("first", inputs.First.Span);
        if (inputs.Second is { } second)
            writer.WriteBytes("second", second.Span);
        writer.WriteEndObject();
    }
}
