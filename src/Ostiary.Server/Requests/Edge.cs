using Microsoft.AspNetCore.Diagnostics;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Server.Requests;

/// <summary>The edge at which exceptions end: each is logged once, with the trace id, and answered without a word about our inside.</summary>
public static partial class Edge
{
    /// <summary>Answers whatever was thrown.</summary>
    public static IApplicationBuilder UseEdge(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Ostiary.Server.Edge");
        return app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // We log ourselves: an outage of the database is one line, not a stack a request.
            SuppressDiagnosticsCallback = _ => true,
            ExceptionHandler = context =>
            {
                var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
                Note(log, error);
                return ServerTrouble.Answer(context, error);
            },
        });
    }

    /// <summary>Explains the bare status 400 with which a parameter is refused that cannot be read.</summary>
    public static IApplicationBuilder UseParameterRefusals(this IApplicationBuilder app) => app.UseStatusCodePages(bare =>
        bare.HttpContext.Response.StatusCode == StatusCodes.Status400BadRequest
            ? Problem.Write(bare.HttpContext, new Failure(HttpCodes.ParameterInvalid))
            : Task.CompletedTask);

    private static void Note(ILogger log, Exception? error)
    {
        switch (error)
        {
            case DatabaseUnavailableException:
                DatabaseIsAway(log, error.GetType().Name);
                break;
            case BadHttpRequestException:
                break;
            default:
                SomethingBroke(log, error);
                break;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The database does not answer ({Error})")]
    private static partial void DatabaseIsAway(ILogger log, string error);

    [LoggerMessage(2, LogLevel.Error, "A request broke")]
    private static partial void SomethingBroke(ILogger log, Exception? error);
}
