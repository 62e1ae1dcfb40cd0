using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ostiary.Telemetry;

/// <summary>Completes what a browser says of its device by what its requests say. A page knows its hints; only the server reads them.</summary>
internal static class DeviceEvent
{
    /// <summary>The event's name in the catalog.</summary>
    public const string Name = "env.device";

    internal static readonly JsonSerializerOptions Plainly = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The fields with everything that recognition tells, in its words; what it does not know is left out, and the rest stays.</summary>
    /// <param name="fields">What was sent, as the catalog allows it.</param>
    /// <param name="evidence">What the request says.</param>
    /// <param name="admit">What to write for a text of a field.</param>
    public static string Complete(string fields, DeviceEvidence evidence, Func<string, string, string> admit)
    {
        var told = JsonNode.Parse(fields)!.AsObject();
        var device = Recognition.Of(evidence with { Hints = HintsOf(told).Over(evidence.Hints) });
        void Put(string name, int longest, string? text)
        {
            told.Remove(name);
            if (text is not null)
                told[name] = admit(name, text.Length > longest ? text[..longest] : text);
        }

        Put("os", 32, device.Os);
        Put("osVersion", 32, device.OsVersion);
        Put("browser", 48, device.Browser);
        Put("browserVersion", 32, device.BrowserVersion);
        Put("model", 64, device.Model);
        Put("manufacturer", 48, device.Oem);
        told["formFactor"] = WordOf(device.FormFactor);
        return told.ToJsonString(Plainly);
    }

    private static ClientHints HintsOf(JsonObject told)
    {
        string? Text(string name) => told[name]?.GetValue<string>();
        return Text("hintsSource") is not "high_entropy" ? ClientHints.None : new ClientHints
        {
            FromPage = true,
            Platform = Text("os"),
            PlatformVersion = Text("osVersion"),
            Model = Text("model"),
            FullVersions = Text("browser") is { } browser ? [new Brand(browser, Text("browserVersion") ?? "")] : [],
        };
    }

    private static string WordOf(FormFactor form) => form switch
    {
        FormFactor.Eink => "tablet",
        FormFactor.Bot => "unknown",
        _ => form.ToString().ToLowerInvariant(),
    };
}
