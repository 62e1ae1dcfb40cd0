using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Ostiary.Kernel;

namespace Ostiary.Peers;

/// <summary>@simplewebauthn/server in a Node process: one JSON line to it for each ceremony, one verdict back.</summary>
public sealed class SimpleWebAuthnPeer : IPeer, IDisposable
{
    // A format that it does not know, and certificates for keys on P-521.
    private static readonly string[] SaysUnsupported = ["Unsupported Attestation Format", "Certificate public key contained unexpected namedCurve"];

    private readonly Process _node;
    private readonly string _folder;

    /// <summary>Starts Node with the script in a folder where <c>npm ci</c> has run.</summary>
    public SimpleWebAuthnPeer(string folder)
    {
        _folder = folder;
        _node = Process.Start(new ProcessStartInfo("node", ["judge.mjs"])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("node did not start");
    }

    /// <summary>Which version of it.</summary>
    public string Version => JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, "node_modules/@simplewebauthn/server/package.json")))!["version"]!.ToString();

    /// <inheritdoc/>
    public string Name => "SimpleWebAuthn";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Verdict>> Judge(IReadOnlyList<Ceremony> ceremonies)
    {
        var asking = Ask(ceremonies);
        var verdicts = new List<Verdict>(ceremonies.Count);
        while (verdicts.Count < ceremonies.Count)
        {
            var line = await _node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("node ended before the last verdict");
            var said = JsonSerializer.Deserialize(line, PeerJson.Default.NodeVerdict)!;
            verdicts.Add(VerdictOf(said));
        }

        await asking;
        return verdicts;
    }

    private static Verdict VerdictOf(NodeVerdict said) => said.Accepted ? Verdict.Pass : Verdict.Refuse(said.Reason ?? "no reason") with
    {
        IsUnsupported = said.Reason is { } reason && Array.Exists(SaysUnsupported, words => reason.StartsWith(words, StringComparison.Ordinal)),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }

    private async Task Ask(IReadOnlyList<Ceremony> ceremonies)
    {
        foreach (var ceremony in ceremonies)
            await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(NodeCeremony.Of(ceremony), PeerJson.Default.NodeCeremony));

        await _node.StandardInput.FlushAsync();
    }
}

/// <summary>A ceremony as the script reads it.</summary>
internal sealed record NodeCeremony(string Challenge, string Origin, string RpId, IReadOnlyList<int> Algorithms, string Response, NodeCredential? Credential)
{
    public static NodeCeremony Of(Ceremony ceremony) => new(
        ceremony.Challenge,
        Ceremony.Origin,
        Ceremony.RpId,
        ceremony.Algorithms,
        ceremony.Response,
        ceremony.Credential is { } stored ? new(Base64UrlText.Encode(stored.Id), Base64UrlText.Encode(stored.PublicKey), stored.SignCount) : null);
}

/// <summary>A stored credential as the script reads it.</summary>
internal sealed record NodeCredential(string Id, string PublicKey, uint SignCount);

/// <summary>A verdict as the script writes it.</summary>
internal sealed record NodeVerdict(bool Accepted, string? Reason);

/// <summary>How lines are read and written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(NodeCeremony))]
[JsonSerializable(typeof(NodeVerdict))]
[JsonSerializable(typeof(ComparisonRecord))]
[JsonSerializable(typeof(IReadOnlyList<LedgerEntry>))]
internal sealed partial class PeerJson : JsonSerializerContext;
