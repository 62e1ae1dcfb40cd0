using System.CommandLine;

namespace Ostiary.Fuzz;

/// <summary>The command line.</summary>
internal static class FuzzCommand
{
    private const int FoundSomething = 1;

    private const string Help =
        """
        Throws mutated bytes at every parser of untrusted input. No case may throw, take 50 ms or allocate 1 MiB.

          dotnet run --project bench/Ostiary.Fuzz -c Release -- --cases 200000
          dotnet run --project bench/Ostiary.Fuzz -c Release -- --target cose-key --minutes 5
          dotnet run --project bench/Ostiary.Fuzz -c Release -- --target decode --replay artifacts/fuzz/decode-0123456789ab.bin

        Cases are made from the specification's vectors, from tests/vectors/fuzz-seeds and from tests/vectors/fuzz by injuries that know bytes, CBOR, DER or JSON. An input
        that brings a refusal not seen before (code, field, offset, shape of the detail) is learned, and --keep writes what was learned back.
        The same --seed, --threads and corpus give the same cases. A case that breaks a promise is written to artifacts/fuzz, with the
        command that shows it again, and the exit status is 1. Targets are lines in Targets.cs.
        """;

    public static RootCommand Create()
    {
        var target = new Option<string[]>("--target") { Description = $"Only these: {string.Join(", ", Targets.All.Select(one => one.Name))}." };
        var cases = new Option<long>("--cases") { Description = "Fresh cases for all targets together.", DefaultValueFactory = _ => 200_000 };
        var seed = new Option<ulong>("--seed") { Description = "Where all chance comes from.", DefaultValueFactory = _ => 1 };
        var minutes = new Option<double?>("--minutes") { Description = "Stops then, even when cases are left." };
        var threads = new Option<int>("--threads") { Description = "Workers; all processors when absent.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var replay = new Option<string?>("--replay") { Description = "Tries one file, and shows what happens." };
        var keep = new Option<bool>("--keep") { Description = "Writes what was learned to tests/vectors/fuzz." };
        var makeSeeds = new Option<bool>("--make-seeds") { Description = "Makes the honest inputs of tests/vectors/fuzz-seeds anew, and does nothing else." };
        target.AcceptOnlyFromAmong([.. Targets.All.Select(one => one.Name)]);

        var command = new RootCommand(Help) { target, cases, seed, minutes, threads, replay, keep, makeSeeds };
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(makeSeeds))
            {
                StoredSeeds.MakeAnew();
                return 0;
            }

            var wanted = arguments.GetValue(target) is { Length: > 0 } names ? [.. Targets.All.Where(one => names.Contains(one.Name))] : Targets.All;
            if (arguments.GetValue(replay) is { } file)
                return Replay(wanted, File.ReadAllBytes(file));

            return Run(wanted, new FuzzSettings(arguments.GetValue(cases) / wanted.Count, arguments.GetValue(seed), Math.Max(1, arguments.GetValue(threads)))
            {
                Limit = arguments.GetValue(minutes) is { } given ? TimeSpan.FromMinutes(given / wanted.Count) : null,
                Keeps = arguments.GetValue(keep),
            });
        });
        return command;
    }

    private static int Run(IReadOnlyList<Target> targets, FuzzSettings settings)
    {
        var results = new List<TargetResult>();
        foreach (var target in targets)
            results.Add(FuzzRun.Of(target, settings, Console.Error));

        Console.Error.WriteLine();
        Console.Write(Report.Of(results));
        var findings = results.SelectMany(result => result.Findings).ToList();
        foreach (var finding in findings)
            Console.Error.WriteLine(finding.Save());
        return findings.Count > 0 ? FoundSomething : 0;
    }

    private static int Replay(IReadOnlyList<Target> targets, byte[] input)
    {
        var complaints = 0;
        foreach (var target in targets)
        {
            Measured.Run(target, input);
            var measured = Measured.Run(target, input);
            complaints += measured.Complaint is null ? 0 : 1;
            var answer = measured.Complaint ?? measured.Seen.Failure?.ToString() ?? "accepted";
            Console.WriteLine($"{target.Name}: {measured.Time.TotalMicroseconds:N0} µs, {measured.Bytes:N0} bytes, {answer}");
        }

        return complaints > 0 ? FoundSomething : 0;
    }
}
