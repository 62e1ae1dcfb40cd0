using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Pages.Layout;
using Ostiary.Server.Configuration;
using Ostiary.Storage;
using Ostiary.Telemetry;

namespace Ostiary.Server.Demonstration;

/// <summary>What a demonstration has that no other server has: a word on every page and, only while it is filled, a clock that can be put forward.</summary>
public static partial class Demo
{
    private const string Notice = "Demonstration: the people, devices and faults of this server are made up.";

    /// <summary>Refuses a demonstration on a database that is meant for real people.</summary>
    /// <exception cref="ConfigurationException">PostgreSQL is configured.</exception>
    public static void Refuse(ServerOptions server, DatabaseOptions database)
    {
        if (server.DangerDemo && !string.IsNullOrWhiteSpace(database.Postgres))
            throw new ConfigurationException("Server:DangerDemo is refused together with Database:Postgres: a demonstration keeps to a data directory of its own.");
    }

    /// <summary>Registers the word for every page and, while a demonstration is filled, the clock.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services, ServerOptions server)
    {
        services.AddSingleton(server.DangerDemo ? new PageNotice(Notice) : PageNotice.None);
        if (server is not { DangerDemo: true, DangerDemoClock: { } startsAt })
            return services;

        var clock = new DemoClock(startsAt, TimeProvider.System);
        return services.AddSingleton(clock).AddSingleton<TimeProvider>(clock);
    }

    /// <summary>Warns of a demonstration; maps <c>/demo</c> only where there is a clock to be put forward.</summary>
    public static IEndpointRouteBuilder MapDemo(this IEndpointRouteBuilder app)
    {
        var log = app.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("Ostiary.Server.Demonstration");
        if (app.ServiceProvider.GetRequiredService<ServerOptions>().DangerDemo)
            IsOn(log);

        if (app.ServiceProvider.GetService<DemoClock>() is null)
            return app;

        ClockCanBePut(log);
        var demo = app.MapGroup("/demo").ExcludeFromDescription().DisableRateLimiting().AddEndpointFilter(OnThisMachineOnly);
        demo.MapPut("/clock/{unixMs:long}", Put);
        demo.MapGet("/caught-up", HasCaughtUp);
        return app;
    }

    private static Results<NoContent, Conflict> Put(long unixMs, DemoClock clock) =>
        unixMs is > 0 and < 253_402_300_800_000 && clock.TryPut(DateTimeOffset.FromUnixTimeMilliseconds(unixMs)) ? TypedResults.NoContent() : TypedResults.Conflict();

    private static async Task<ContentHttpResult> HasCaughtUp(AttemptFolding folding, CancellationToken cancel) =>
        TypedResults.Text(await folding.HasCaughtUp(cancel) ? "true" : "false");

    // What comes from pages of other sites has been refused before.
    private static ValueTask<object?> OnThisMachineOnly(EndpointFilterInvocationContext asked, EndpointFilterDelegate next) =>
        asked.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            ? next(asked)
            : ValueTask.FromResult<object?>(TypedResults.NotFound());

    [LoggerMessage(1, LogLevel.Warning, "Server:DangerDemo is on: this server shows made-up people and is not for real ones")]
    private static partial void IsOn(ILogger log);

    [LoggerMessage(2, LogLevel.Warning, "Server:DangerDemoClock is set: whoever can reach the loopback interface can put this server's clock forward")]
    private static partial void ClockCanBePut(ILogger log);
}
