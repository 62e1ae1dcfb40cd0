using System.Text.Json;
using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

/// <summary>One line of <c>tests/vectors/devices.json</c>: what a device says, and what must be told from it.</summary>
internal sealed record DeviceCase(
    string Id, string UserAgent, DeviceExpectation Expect, Dictionary<string, string>? Hints = null, JsonElement? Script = null, int? MaxTouchPoints = null)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    public static IReadOnlyList<DeviceCase> All { get; } =
        JsonSerializer.Deserialize<DeviceCase[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "devices.json")), Web)!;

    public DeviceEvidence Evidence
    {
        get
        {
            var sent = Hints is null ? ClientHints.None : ClientHints.FromHeaders(name => Hints.GetValueOrDefault(name));
            return new()
            {
                UserAgent = UserAgent,
                Hints = Script is { } values ? ClientHints.FromScript(values).Over(sent) : sent,
                MaxTouchPoints = MaxTouchPoints,
            };
        }
    }
}

/// <summary>What a device must be told to be. Maker, series and architecture only where a case is about them.</summary>
internal sealed record DeviceExpectation(
    string? Os, string? OsVersion, string? Browser, string? BrowserVersion, string? Model, string FormFactor, string? App, string Certainty,
    string? Oem = null, string? Series = null, string? Architecture = null)
{
    /// <summary>The same words about a recognized device; what this case does not ask is left as it asks it.</summary>
    public DeviceExpectation Seen(Device device) => new(
        device.Os, device.OsVersion, device.Browser, device.BrowserVersion, device.Model, Lower(device.FormFactor), device.App, Lower(device.Certainty),
        Oem is null ? null : device.Oem, Series is null ? null : device.Series, Architecture is null ? null : device.Architecture);

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
