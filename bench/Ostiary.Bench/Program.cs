using System.CommandLine;
using BenchmarkDotNet.Running;
using Ostiary.Bench;

var quick = new Option<bool>("--quick") { Description = "Three rounds for a glance, instead of twenty-five." };
var node = new Option<string?>("--node") { Description = "The folder with time.mjs in which npm ci has run; without it SimpleWebAuthn takes no part." };
var shares = new Option<bool>("--besides") { Description = "Only what an ES256 assertion takes besides its signature." };
var benchmark = new Option<bool>("--benchmark") { Description = "Our own work and raw checks by BenchmarkDotNet instead: slower, and with its statistics." };
var command = new RootCommand("Times whole ceremonies beside the bare signature checks that they contain, and beside other implementations, in one run.") { quick, node, shares, benchmark };
command.SetAction(async (parsed, _) =>
{
    if (parsed.GetValue(benchmark))
    {
        BenchmarkRunner.Run<CeremonyBenchmark>(CeremonyBenchmark.Short);
        return;
    }

    // Every figure is a ratio of one run: absolute times say more about the machine than about the code.
    using var process = parsed.GetValue(node) is { } folder ? new NodeProcess(folder) : null;
    var workloads = parsed.GetValue(shares) ? [] : await WebAuthnWorkloads.All(process);
    var table = Measurement.Of(workloads, rounds: parsed.GetValue(quick) ? 3 : 25);
    var differences = PairedDifference.Of(await SignatureShare.Pairs(), rounds: parsed.GetValue(quick) ? 150 : 1500);
    Console.Write(Report.Of(table, differences, process?.Version()));
});
return await command.Parse(args).InvokeAsync();
