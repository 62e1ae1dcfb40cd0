using System.Diagnostics;
using System.Reflection;

namespace Ostiary.Load;

/// <summary>From a server that is not yet started to all that is to be known of it.</summary>
internal static class Run
{
    /// <summary>The real server with one database.</summary>
    public static async Task<Findings> SignIns(Settings settings, PostgresBeside? postgres)
    {
        var data = Directory.CreateTempSubdirectory("ostiary-load-");
        try
        {
            await using var server = await OstiaryServer.Start(settings, data.FullName, postgres?.Address);
            using var wire = new Wire(server.Port);
            var cold = FirstOptions.OnAColdServer(server.Port);
            var people = SignUp(settings, wire);
            var bench = new Workbench(settings, wire, server.ProcessId, postgres?.Postmaster);
            var database = postgres is null ? "SQLite" : "PostgreSQL";
            Figures[] signIns =
            [
                await bench.Measure($"sign-in, {database}, any passkey", turn => people[turn % people.Count].SignIn(named: false)),
                await bench.Measure($"sign-in, {database}, by identifier", turn => people[turn % people.Count].SignIn(named: true)),
            ];
            return new Findings
            {
                Database = postgres?.Description ?? "SQLite, WAL, synchronous FULL",
                SignIns = signIns,
                FirstOptionsCold = cold,
                FirstOptionsWarm = await FirstOptions.OnAWarmServer(server.Port),
                Timing = IdentifierTiming.Measure(wire, people, settings.TimingSamples),
            };
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    /// <summary>Only sign-ins with any passkey, on PostgreSQL if there is one; the figures go to standard error.</summary>
    public static async Task Briefly(Settings settings)
    {
        await using var postgres = settings.Postgres is { Length: > 0 } address ? await PostgresBeside.Prepare(address) : null;
        if (settings.Peer && postgres is not null)
            await Peer(settings, postgres);

        var data = Directory.CreateTempSubdirectory("ostiary-load-");
        try
        {
            await using var server = await OstiaryServer.Start(settings, data.FullName, postgres?.Address);
            using var wire = new Wire(server.Port);
            var people = SignUp(settings, wire);
            await new Workbench(settings, wire, server.ProcessId, postgres?.Postmaster)
                .Measure("sign-in, any passkey", turn => people[turn % people.Count].SignIn(named: false));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    /// <summary>The floor: the same two requests with nothing in them, then with one insert in the second, as a sign-in must store something.</summary>
    public static async Task<IReadOnlyList<Figures>> Floor(Settings settings, PostgresBeside? postgres)
    {
        await using var server = await Child.Start(
            "dotnet", [Assembly.GetExecutingAssembly().Location, "floor"],
            _ => new Dictionary<string, string>(StringComparer.Ordinal) { [FloorServer.PostgresVariable] = postgres?.Address ?? "" });
        using var wire = new Wire(server.Port);
        var bench = new Workbench(settings, wire, server.ProcessId, postgres?.Postmaster);
        var floor = new List<Figures> { await bench.Measure("floor: two bare JSON requests", _ => Pair(wire, "/json")) };
        if (postgres is not null)
            floor.Add(await bench.Measure("floor: the same, the second with one insert", _ => Pair(wire, "/insert")));

        return floor;
    }

    /// <summary>The peer: the same sign-ins by another implementation on the same PostgreSQL.</summary>
    public static async Task<Figures> Peer(Settings settings, PostgresBeside postgres)
    {
        await using var server = await PeerServer.Start(postgres);
        using var wire = new Wire(server.Port);
        var people = SignUp(settings, wire);
        return await new Workbench(settings, wire, server.ProcessId, postgres.Postmaster)
            .Measure("peer: sign-in, any passkey", turn => people[turn % people.Count].SignIn(named: false));
    }

    private static List<Person> SignUp(Settings settings, Wire wire)
    {
        var people = Enumerable.Range(0, settings.People).Select(number => new Person(wire, FormattableString.Invariant($"person-{number:D6}@example.com"))).ToList();
        Parallel.ForEach(people, new ParallelOptions { MaxDegreeOfParallelism = settings.Workers }, person => person.SignUp());
        return people;
    }

    private static SignInTimes Pair(Wire wire, string second)
    {
        var asked = Stopwatch.GetTimestamp();
        wire.Post("/json", Person.AskFor("person-000000@example.com"));
        var given = Stopwatch.GetTimestamp();
        wire.Post(second, FloorServer.Question);
        return new SignInTimes(given - asked, Stopwatch.GetTimestamp() - given);
    }
}
