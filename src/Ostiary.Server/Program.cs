using Ostiary.Server.Acts;
using Ostiary.Server.Configuration;
using Ostiary.Server.Demonstration;
using Ostiary.Server.Endpoints;
using Ostiary.Server.Observability;
using Ostiary.Server.Requests;
using Ostiary.Server.Startup;
using Ostiary.Storage;

try
{
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
    {
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
        WebRootPath = "wwwroot",
    });
    builder.Configuration.AddEnvironmentVariables(OptionsReader.EnvironmentPrefix);
    builder.AddLogs();
    builder.AddKestrelLimits();
    builder.AddHouse();
    builder.AddApiDocument();

    var app = builder.Build();
    if (ServerAct.Named(args, app.Services, System.Console.Out) is { } act)
        return await act();

    app.Services.MakeDataDirectory();
    app.Begin();
    app.UseEdge();
    app.UseParameterRefusals();
    app.UseTrustedProxies(app.Services.GetRequiredService<ServerOptions>());
    app.UseSecurityHeaders();
    app.UseAssets();
    app.UseReadiness();
    app.UseHeadRequests();
    app.UseRouting();
    app.UseCrossOriginPages();
    app.UseRateLimiter();
    app.UseVisitors();

    app.MapHealth();
    app.MapWellKnown();
    app.MapApiDocument();
    app.MapCeremonies();
    app.MapEvents();
    app.MapInsights();
    app.MapAnnotations();
    app.MapUsers();
    app.MapPersons();
    app.MapSession();
    app.MapCodes();
    app.MapDemo();
    app.MapUnknownAddresses();
    app.MapHostedPages();

    await app.RunAsync();
    return 0;
}
catch (Exception error) when (StartTrouble.Explain(error) is { } sentence)
{
    await System.Console.Error.WriteLineAsync(sentence);
    return 2;
}
catch (DatabaseUnavailableException away) when (ServerAct.IsNamed(args))
{
    await System.Console.Error.WriteLineAsync($"The database does not answer. {away.Message} {away.Remedy} `ostiary doctor` with the same options says more.");
    return 3;
}
