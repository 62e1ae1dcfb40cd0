using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>What the answer to a batch tells pages and apps to do from now on. They can be told to tell less, never more.</summary>
/// <param name="Version">Names these settings; clients write it into their batches.</param>
/// <param name="Enabled">False ends all telemetry of the page.</param>
/// <param name="Autocapture">False hands the browser's functions back to the page.</param>
public sealed record ClientSettings(string Version, bool Enabled, bool Autocapture);

/// <summary>Decides which pages and apps tell of themselves. A visit is in or out as a whole, on every node alike.</summary>
internal sealed class ClientSwitch(TelemetryOptions options)
{
    private const int Everybody = 100;

    private readonly HashSet<string> _silent = new(options.SilentRelyingParties, StringComparer.Ordinal);

    /// <summary>Whether this visit may tell.</summary>
    public bool LetsTell(RelyingPartyId relyingParty, string session) =>
        !_silent.Contains(relyingParty.Value)
        && (options.VisitsPercent == Everybody || LotOf(relyingParty, session) < options.VisitsPercent);

    /// <summary>What to tell a client that has sent events of these visits; null when nothing differs from what clients do by themselves.</summary>
    public ClientSettings? For(RelyingPartyId relyingParty, IEnumerable<string> sessions)
    {
        var isEnabled = sessions.Any(session => LetsTell(relyingParty, session));
        return isEnabled && options is { VisitsPercent: Everybody, Autocapture: true }
            ? null
            : new(VersionOf(isEnabled), isEnabled, isEnabled && options.Autocapture);
    }

    private string VersionOf(bool isEnabled) =>
        !isEnabled ? "silent" : string.Create(CultureInfo.InvariantCulture, $"{options.VisitsPercent}{(options.Autocapture ? "" : "-explicit")}");

    // From 0 to 99. Clients make up the ids of their visits: whoever chooses one to be heard is heard, which is no harm.
    private static int LotOf(RelyingPartyId relyingParty, string session) =>
        (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{relyingParty.Value} {session}"))) % Everybody);
}
