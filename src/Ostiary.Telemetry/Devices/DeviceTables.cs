using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ostiary.Telemetry;

/// <summary>One browser or app: how it names itself. The first of the list that fits is it, so the list goes from the special to the common.</summary>
/// <remarks><c>Version</c> is the mark before its version when that is another one; <c>Fields</c> says how many semicolons lie between.</remarks>
internal sealed record BrowserRow(
    string Name,
    IReadOnlyList<string>? Brands = null,
    IReadOnlyList<string>? Marks = null,
    string? Version = null,
    int Fields = 0,
    string? App = null,
    IReadOnlyList<string>? Systems = null);

/// <summary>A program that no person holds, and the mark it leaves.</summary>
internal sealed record BotRow(string Name, string Mark);

/// <summary>How models of one maker begin. The longest beginning wins.</summary>
internal sealed record MakerRow(string Maker, IReadOnlyList<string> Starts, string? Series = null, FormFactor? Form = null);

/// <summary>A system, by the marks it leaves in a User-Agent.</summary>
internal sealed record SystemRow(string Name, IReadOnlyList<string> Marks, FormFactor Form, string? Version = null);

/// <summary>A version of Windows and the first contract version that it reports.</summary>
internal sealed record WindowsRow(string From, string Version);

/// <summary>A major version of Safari and the oldest macOS that runs it.</summary>
internal sealed record SafariRow(int Safari, string Macos);

/// <summary>A hint that this server asks for.</summary>
internal sealed record HintRow(string Header, string Script, string Why);

/// <summary>What is known of systems, and where they say less than the truth.</summary>
internal sealed record SystemTable(
    IReadOnlyList<SystemRow> Order,
    IReadOnlyDictionary<string, string> Platforms,
    IReadOnlyDictionary<string, string> WindowsVersions,
    IReadOnlyList<WindowsRow> WindowsContracts,
    IReadOnlyList<string> FrozenMacVersions,
    string ReducedAndroid,
    IReadOnlyList<SafariRow> SafariNeedsMac,
    int IosFollowsSafariFrom,
    IReadOnlyList<string> LinuxDistributions,
    IReadOnlyList<string> TvMarks,
    IReadOnlyDictionary<string, FormFactor> FormFactors);

/// <summary>The tables of devices and browsers that are built in. Data: a new phone is a line in a file, not a line of code.</summary>
/// <remarks>Read once, at first use; unknown members are refused, so that a slip in a table stops the tests. Thread-safe.</remarks>
internal static class DeviceTables
{
    public static IReadOnlyList<BrowserRow> Browsers { get; } = EmbeddedTable.Read("Devices.browsers.json", DeviceTablesContext.Default.BrowserRowArray);

    public static IReadOnlyList<BotRow> Bots { get; } = EmbeddedTable.Read("Devices.bots.json", DeviceTablesContext.Default.BotRowArray);

    public static IReadOnlyList<MakerRow> Makers { get; } = EmbeddedTable.Read("Devices.makers.json", DeviceTablesContext.Default.MakerRowArray);

    public static IReadOnlyList<HintRow> Hints { get; } = EmbeddedTable.Read("Devices.hints.json", DeviceTablesContext.Default.HintRowArray);

    public static SystemTable Systems { get; } = EmbeddedTable.Read("Devices.systems.json", DeviceTablesContext.Default.SystemTable);
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(BrowserRow[]))]
[JsonSerializable(typeof(BotRow[]))]
[JsonSerializable(typeof(MakerRow[]))]
[JsonSerializable(typeof(HintRow[]))]
[JsonSerializable(typeof(SystemTable))]
internal sealed partial class DeviceTablesContext : JsonSerializerContext;
