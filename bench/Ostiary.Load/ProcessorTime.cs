using System.Globalization;

namespace Ostiary.Load;

/// <summary>Processor time since the start of things, read from <c>/proc</c>.</summary>
/// <param name="Server">Of the server under load, all its processes.</param>
/// <param name="Load">Of this program.</param>
/// <param name="Database">Of PostgreSQL, all its processes; zero without one.</param>
/// <param name="Machine">Of everything on the machine, including what others do meanwhile.</param>
internal sealed record ProcessorTime(TimeSpan Server, TimeSpan Load, TimeSpan Database, TimeSpan Machine)
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every Linux that .NET runs on.
    private const int Parent = 1, User = 11, System = 12, ChildrenUser = 13, ChildrenSystem = 14;

    /// <summary>Reads all of them.</summary>
    public static ProcessorTime Now(int server, int? postmaster) =>
        new(OfFamily(server), Of(Environment.ProcessId), postmaster is { } id ? OfFamily(id) : TimeSpan.Zero, OfMachine());

    /// <summary>What was used since an earlier reading.</summary>
    public ProcessorTime Since(ProcessorTime before) =>
        new(Server - before.Server, Load - before.Load, Database - before.Database, Machine - before.Machine);

    /// <summary>The process that started another one.</summary>
    public static int ParentOf(int process) => (int)Fields(process)![Parent];

    private static TimeSpan Of(int process) =>
        Fields(process) is { } fields ? TimeSpan.FromSeconds((fields[User] + fields[System]) / TicksPerSecond) : TimeSpan.Zero;

    private static TimeSpan OfFamily(int parent)
    {
        var own = Fields(parent)!;
        var all = Of(parent) + TimeSpan.FromSeconds((own[ChildrenUser] + own[ChildrenSystem]) / TicksPerSecond);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var child) && Fields(child) is { } fields && (int)fields[Parent] == parent)
                all += Of(child);
        }

        return all;
    }

    // user, nice, system, idle, iowait, irq, softirq, steal: all but idle and iowait is work.
    private static TimeSpan OfMachine()
    {
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9]
            .Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return TimeSpan.FromSeconds((ticks.Sum() - ticks[3] - ticks[4]) / TicksPerSecond);
    }

    // Fields after the name, which stands in parentheses and may hold anything: the first of them is the state.
    private static long[]? Fields(int process)
    {
        try
        {
            var text = File.ReadAllText(FormattableString.Invariant($"/proc/{process}/stat"));
            return [.. text[(text.LastIndexOf(')') + 2)..].Split(' ').Select(field => long.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : 0)];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
