using Ostiary.Load;

if (args is ["floor"])
{
    await FloorServer.Run();
    return;
}

var settings = Settings.Read(args);
if (settings.Brief)
{
    await Run.Briefly(settings);
    return;
}

if (settings.Events)
{
    await EventRun.Print(settings);
    return;
}

if (settings.Folding)
{
    await FoldingRun.Print(settings);
    return;
}

if (settings.Scale is not null)
{
    await new ScaleRun(settings).Print();
    return;
}

var findings = new List<Findings>();
await using var postgres = settings.Postgres is { Length: > 0 } address ? await PostgresBeside.Prepare(address) : null;
if (postgres is not null)
    findings.Add(await Run.SignIns(settings, postgres));

if (settings.Sqlite)
    findings.Add(await Run.SignIns(settings, postgres: null));

var floor = await Run.Floor(settings, postgres);
var peer = settings.Peer && postgres is not null ? await Run.Peer(settings, postgres) : null;
Console.Write(Report.Of(settings, floor, peer, findings));
