using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>How long each step takes with a key, and with the device's own passkey.</summary>
internal static class KeySteps
{
    private const string Options = "options";
    private const string Dialog = "dialog";
    private const string Server = "server";

    // In the order of the way; the steps between dialog and server are those that apps tell.
    private static readonly string[] Order =
        [Options, Dialog, "prompt_shown", "option_chosen", "tap_started", "connected", "pin_asked", "pin_wrong", "tap_lost", "biometric_failed", "transport_error", "ctap_status", "done", Server];

    /// <summary>The steps of which enough is known.</summary>
    public static IReadOnlyList<StepTimes> Of(IReadOnlyList<KeyTime> times)
    {
        var (key, own) = (Counted(times.Where(time => time.IsKey)), Counted(times.Where(time => !time.IsKey)));
        return
        [
            .. from step in Order
               let steps = new StepTimes(step, key.TryGetValue(step, out var some) ? Times.Of(some) : null, own.TryGetValue(step, out var others) ? Times.Of(others) : null)
               where steps is not { Key: null, Own: null }
               select steps,
        ];
    }

    private static Dictionary<string, TimeHistogram> Counted(IEnumerable<KeyTime> times)
    {
        var counted = new Dictionary<string, TimeHistogram>(StringComparer.Ordinal);
        foreach (var time in times)
        {
            Add(counted, Options, time.OptionsMs);
            Add(counted, Dialog, time.CeremonyMs);
            Add(counted, Server, time.ServerMs);
            var before = 0L;
            foreach (var (step, atMs) in time.Steps)
            {
                Add(counted, step, Math.Max(0, atMs - before));
                before = atMs;
            }
        }

        return counted;
    }

    private static void Add(Dictionary<string, TimeHistogram> counted, string step, long? ms)
    {
        if (ms is not { } known)
            return;

        if (!counted.TryGetValue(step, out var times))
            counted[step] = times = new TimeHistogram();

        times.Add(known);
    }
}
