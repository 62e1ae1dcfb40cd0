using System.CommandLine;
using Ostiary.Bench;

var quick = new Option<bool>("--quick") { Description = "Three rounds for a glance, instead of twenty-five." };
var node = new Option<string?>("--node") { Description = "The folder with time.mjs in which npm ci has run; without it SimpleWebAuthn takes no part." };
var command = new RootCommand("Times whole ceremonies beside the bare signature checks that they contain, and beside other implementations, in one run.") { quick, node };
command.SetAction(async (parsed, _) =>
{
    // Every figure is a ratio of one run: absolute times say more about the machine than about the code.
    using var process = parsed.GetValue(node) is { } folder ? new NodeProcess(folder) : null;
    var workloads = await WebAuthnWorkloads.All(process);
    var table = Measurement.Of(workloads, rounds: parsed.GetValue(quick) ? 3 : 25);
    Console.Write(Report.Of(table, process?.Version()));
});
return await command.Parse(args).InvokeAsync();
