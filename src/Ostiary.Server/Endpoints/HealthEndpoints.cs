using System.Text.Json.Nodes;
using Ostiary.Metadata;
using Ostiary.Server.AuthenticatorModels;
using Ostiary.Server.Configuration;
using Ostiary.Server.Observability;
using Ostiary.Server.Startup;
using Ostiary.Storage;

namespace Ostiary.Server.Endpoints;

/// <summary>What load balancers, orchestrators and Prometheus ask.</summary>
public static class HealthEndpoints
{
    private static readonly TimeSpan LongestPing = TimeSpan.FromSeconds(2);

    /// <summary>Maps <c>/healthz</c>, <c>/readyz</c> and <c>/metrics</c>.</summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("").WithTags("Health").DisableRateLimiting();
        health.MapGet("/healthz", () => TypedResults.Text("alive")).WithSummary("Alive").WithDescription("200 while the process answers at all.");
        health.MapGet("/readyz", Ready).WithSummary("May take traffic").WithDescription("200 when schema, keys and database are there; otherwise 503 with what is missing.")
            .Produces(StatusCodes.Status200OK).Produces(StatusCodes.Status503ServiceUnavailable);
        health.MapGet("/metrics", Metrics).WithSummary("Metrics").WithDescription("Prometheus text, version 0.0.4; 503 when they could not be collected.")
            .Produces(StatusCodes.Status200OK).Produces(StatusCodes.Status503ServiceUnavailable);
        return app;
    }

    private static async Task<IResult> Ready(Readiness readiness, Database database, MetadataSource metadata, ServerOptions server, TimeProvider clock, HttpContext context)
    {
        var answers = await Answers(database, clock, context.RequestAborted);
        var ready = answers && readiness.IsFounded;
        var body = new JsonObject
        {
            ["ready"] = ready,
            ["database"] = answers ? "answers" : "away",
            ["foundation"] = readiness.IsFounded ? "stands" : "waiting",
        };
        if (metadata.IsOn)
            body["metadata"] = MetadataHealth.Json(metadata, clock.GetUtcNow());
        if (server.DangerDemo)
            body["demo"] = true;
        if (!ready)
            context.Response.Headers.RetryAfter = "5";

        return TypedResults.Json(body, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> Answers(Database database, TimeProvider clock, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(LongestPing, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            await database.Ping(either.Token);
            return true;
        }
        catch (DatabaseUnavailableException)
        {
            return false;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return false;
        }
    }

    private static IResult Metrics(OpenTelemetrySetup telemetry) =>
        telemetry.Prometheus.Scrape() is { } text
            ? TypedResults.Text(text, "text/plain; version=0.0.4; charset=utf-8")
            : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
}
