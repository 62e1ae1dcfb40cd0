using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Ostiary.Bench;

/// <summary>Our own workloads and the raw checks as BenchmarkDotNet times them, by the clock on the wall.</summary>
[MemoryDiagnoser]
public class CeremonyBenchmark
{
    /// <summary>Short, and in this process: a project made for the occasion would have to follow the build rules of this one.</summary>
    public static IConfig Short { get; } = ManualConfig.Create(DefaultConfig.Instance)
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(80))
        .WithArtifactsPath("artifacts/benchmark");

    private Func<bool> _run = () => false;

    /// <summary>The names of the workloads.</summary>
    public static IEnumerable<string> Works => WebAuthnWorkloads.Own().GetAwaiter().GetResult().Select(work => work.Name);

    /// <summary>Which of them.</summary>
    [ParamsSource(nameof(Works))]
    public string Work { get; set; } = "";

    /// <summary>Makes the ceremony once.</summary>
    [GlobalSetup]
    public async Task MakeCeremony() => _run = (await WebAuthnWorkloads.Own()).Single(work => work.Name == Work).Run;

    /// <summary>Judges it.</summary>
    [Benchmark]
    public bool Judge() => _run();
}
