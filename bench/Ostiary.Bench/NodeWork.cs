using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ostiary.Bench;

/// <summary>Work inside a Node process, which counts its own processor time (all its threads) around its own loop: no pipe is in the figure.</summary>
internal sealed record NodeWork : Workload
{
    private readonly NodeProcess _node;
    private readonly int _job;

    /// <summary>Hands the job over once; slices only name it.</summary>
    public NodeWork(string name, string? floor, NodeProcess node, NodeJob job)
        : base(name, floor)
    {
        _node = node;
        _job = node.Keep(job);
    }

    /// <inheritdoc/>
    public override double Slice(TimeSpan length)
    {
        var answer = _node.Run(_job, length);
        return answer.Refusal is null ? answer.Microseconds : throw new InvalidOperationException($"{Name} does not come out as it must: {answer.Refusal}");
    }

    /// <inheritdoc/>
    public override long? Allocated() => null;
}

/// <summary>The Node process that runs <c>time.mjs</c>: one JSON line to it for each question, one back.</summary>
internal sealed class NodeProcess : IDisposable
{
    private readonly Process _process;
    private int _jobs;

    /// <summary>Starts Node in a folder where <c>npm ci</c> has run.</summary>
    public NodeProcess(string folder) =>
        _process = Process.Start(new ProcessStartInfo("node", ["time.mjs"])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("node did not start");

    /// <summary>Which Node it is, and which version of @simplewebauthn/server.</summary>
    public string Version() => Ask(new NodeQuestion { Version = true }).Version ?? "unknown";

    /// <summary>Keeps a job; the number that names it from now on.</summary>
    public int Keep(NodeJob job)
    {
        Ask(new NodeQuestion { Job = job });
        return _jobs++;
    }

    /// <summary>Runs a job again and again for about so much processor time.</summary>
    public NodeAnswer Run(int job, TimeSpan length) => Ask(new NodeQuestion { Run = job, Milliseconds = length.TotalMilliseconds });

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private NodeAnswer Ask(NodeQuestion question)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(question, NodeJson.Default.NodeQuestion));
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("node ended before its last answer");
        return JsonSerializer.Deserialize(line, NodeJson.Default.NodeAnswer)!;
    }
}

/// <summary>One ceremony for Node, as <c>judge.mjs</c> reads them too, and the roots that its certificates must lead to.</summary>
internal sealed record NodeJob(
    string Challenge, string Origin, string RpId, IReadOnlyList<int> Algorithms, string Response, NodeCredential? Credential, IReadOnlyList<string> Roots);

/// <summary>A stored credential; bytes as base64url.</summary>
internal sealed record NodeCredential(string Id, string PublicKey, uint SignCount);

/// <summary>One line to Node: a job to keep, or one to run, or which version it is.</summary>
internal sealed record NodeQuestion
{
    public NodeJob? Job { get; init; }

    public int? Run { get; init; }

    public double? Milliseconds { get; init; }

    public bool? Version { get; init; }
}

/// <summary>One line from Node.</summary>
internal sealed record NodeAnswer(double Microseconds, string? Refusal, string? Version);

/// <summary>How lines are read and written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(NodeQuestion))]
[JsonSerializable(typeof(NodeAnswer))]
internal sealed partial class NodeJson : JsonSerializerContext;
