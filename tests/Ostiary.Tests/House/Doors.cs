namespace Ostiary.Tests.House;

/// <summary>Which room may open on which. Every room may open on the Kernel. A room that is not listed does not exist.</summary>
internal static class Doors
{
    public const string Kernel = "Kernel";

    /// <summary>The one room that opens on all others.</summary>
    public const string Server = "Server";

    private static readonly Dictionary<string, string[]> Listed = new()
    {
        [Kernel] = [],
        ["WebAuthn"] = [],
        ["Testing"] = [],
        ["Contracts"] = [],
        ["Storage"] = [],
        ["Intelligence"] = [],
        ["Metadata"] = ["WebAuthn"],
        ["Accounts"] = ["Storage"],
        ["Telemetry"] = ["Metadata", "Storage"],
        ["Insights"] = ["Telemetry", "Storage"],
        ["Ceremonies"] = ["Metadata", "Accounts", "Telemetry", "Intelligence", "WebAuthn", "Storage"],
        ["Recovery"] = ["Accounts", "Telemetry", "Intelligence", "Storage"],
        ["Rollout"] = ["Insights", "Intelligence", "Storage"],
        ["Federation"] = ["Accounts", "Storage"],
        ["Simulation"] = ["Contracts", "Testing"],
        ["Pages"] = ["Accounts", "Ceremonies", "Metadata", "Recovery"],
        ["Console"] = ["Pages", "Accounts", "Ceremonies", "Metadata", "Recovery", "Telemetry", "Insights", "Intelligence", "Rollout"],
        ["Cli"] = ["Contracts", "WebAuthn", "Metadata"],
    };

    public static IReadOnlyCollection<string> Rooms { get; } = [.. Listed.Keys, Server];

    public static IReadOnlyCollection<string> Of(string room) =>
        room == Server ? [.. Listed.Keys] : [.. Listed[room], .. room == Kernel ? [] : (string[])[Kernel]];

    public static bool IsOpen(string from, string to) => Rooms.Contains(from) && Of(from).Contains(to);
}
