using System.Globalization;

namespace Ostiary.Load;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings
{
    /// <summary>The server's assembly, built for Release.</summary>
    public string Server { get; private init; } = "artifacts/bin/Ostiary.Server/release/Ostiary.Server.dll";

    /// <summary>Superuser of a PostgreSQL on this machine, as an Npgsql connection string; null leaves PostgreSQL out.</summary>
    public string? Postgres { get; private init; } = Environment.GetEnvironmentVariable("OSTIARY_LOAD_POSTGRES");

    /// <summary>How many people have an account.</summary>
    public int People { get; private init; } = 500;

    /// <summary>How many of them sign in at the same time.</summary>
    public int Workers { get; private init; } = 32;

    /// <summary>How long the machine is loaded before anything counts.</summary>
    public TimeSpan WarmUp { get; private init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one measurement lasts.</summary>
    public TimeSpan Duration { get; private init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many measurements; the table shows the median of each figure.</summary>
    public int Repeats { get; private init; } = 3;

    /// <summary>How many options of each kind the timing comparison asks for.</summary>
    public int TimingSamples { get; private init; } = 2_000;

    /// <summary>False leaves SQLite out.</summary>
    public bool Sqlite { get; private init; } = true;

    /// <summary>True measures sign-ins with any passkey alone, and prints no table: for the work on one figure.</summary>
    public bool Brief { get; private init; }

    /// <summary>False lets the server tell no events of its own ceremonies: what they cost is the difference.</summary>
    public bool Telemetry { get; private init; } = true;

    /// <summary>True measures the intake of events alone.</summary>
    public bool Events { get; private init; }

    /// <summary>True measures the peer beside us, on PostgreSQL.</summary>
    public bool Peer { get; private init; }

    /// <summary>True measures the folding of attempts alone.</summary>
    public bool Folding { get; private init; }

    /// <summary>The folder in which ten million events are kept, to ask questions among them; null leaves that out.</summary>
    public string? Scale { get; private init; }

    /// <summary>How long each database is filled at most in one run; what is not done then the next run goes on with.</summary>
    public TimeSpan FillFor { get; private init; } = TimeSpan.FromHours(1);

    /// <summary>Addresses of console pages to be timed there, behind that of the relying party; <c>{attempt}</c> stands for the key of one.</summary>
    public IReadOnlyList<string> Pages { get; private init; } =
        ["funnel?period=month", "funnel?period=month&by=os", "funnel?period=month&compare=before", "attempts?period=month", "attempts?period=month&outcome=failed", "attempts/{attempt}",
         "devices?period=month", "security-keys?period=month", "errors?period=month", "adoption?period=month", "baselines", "annotations", "overview?period=month"];

    /// <summary>Reads pairs of <c>--name value</c>.</summary>
    public static Settings Read(IReadOnlyList<string> words)
    {
        var settings = new Settings();
        for (var at = 0; at + 1 < words.Count; at += 2)
            settings = settings.With(words[at], words[at + 1]);

        return words.Count % 2 == 0 ? settings : throw new ArgumentException($"{words[^1]} wants a value", nameof(words));
    }

    private Settings With(string name, string value) => name switch
    {
        "--server" => this with { Server = value },
        "--people" => this with { People = Number(value) },
        "--workers" => this with { Workers = Number(value) },
        "--warm-up" => this with { WarmUp = TimeSpan.FromSeconds(Number(value)) },
        "--seconds" => this with { Duration = TimeSpan.FromSeconds(Number(value)) },
        "--repeats" => this with { Repeats = Number(value) },
        "--timing" => this with { TimingSamples = Number(value) },
        "--sqlite" => this with { Sqlite = value == "yes" },
        "--events" => this with { Events = value == "yes" },
        "--peer" => this with { Peer = value == "yes" },
        "--telemetry" => this with { Telemetry = value == "yes" },
        "--folding" => this with { Folding = value == "yes" },
        "--scale" => this with { Scale = value },
        "--fill-for" => this with { FillFor = TimeSpan.FromSeconds(Number(value)) },
        "--pages" => this with { Pages = value.Split(',') },
        "--brief" => this with { Brief = value == "yes" },
        _ => throw new ArgumentException($"Unknown argument: {name}", nameof(name)),
    };

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
