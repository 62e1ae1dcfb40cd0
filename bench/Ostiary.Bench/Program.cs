using Ostiary.Bench;

// Every figure is a ratio of one run on one core: absolute times say more about the machine than about the code.
var workloads = WebAuthnWorkloads.All();
var table = Measurement.Of(workloads, rounds: args is ["--quick"] ? 3 : 25);
Console.Write(Report.Of(table));
