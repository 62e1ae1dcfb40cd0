using Ostiary.Server.Requests;
using System.Globalization;
using Ostiary.Contracts;
using Ostiary.Kernel;
using Ostiary.Pages.Problem;
using Ostiary.Server.Endpoints;
using Ostiary.Storage;

namespace Ostiary.Server;

/// <summary>What is answered when the server itself cannot: the one place where exceptions end. No refusal, so no failure code of a room.</summary>
public static class ServerTrouble
{
    /// <summary>The database does not answer; nothing that was acknowledged is lost. Status 503.</summary>
    public const string DatabaseUnavailable = "server.database_unavailable";

    /// <summary>The server has not finished starting. Status 503.</summary>
    public const string NotReady = "server.not_ready";

    /// <summary>A mistake of ours; the support code leads to it. Status 500.</summary>
    public const string Broken = "server.broken";

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>Answers an exception that nobody expected.</summary>
    public static Task Answer(HttpContext context, Exception? error)
    {
        SecurityHeaders.Add(context);
        return Explain(context, error);
    }

    private static Task Explain(HttpContext context, Exception? error) => error switch
    {
        DatabaseUnavailableException => Away(context, DatabaseUnavailable, "The database does not answer; try again in a few seconds"),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem.Write(context, new Failure(HttpCodes.BodyTooLarge)),
        BadHttpRequestException => Problem.Write(context, new Failure(HttpCodes.ParameterInvalid)),
        _ => Answer(context, StatusCodes.Status500InternalServerError, Broken, "Something broke on our side; the support code leads to it"),
    };

    /// <summary>Answers whoever asks too often: status 429, with the time to wait; people get a page.</summary>
    public static Task TooMany(HttpContext context, TimeSpan wait)
    {
        var failure = new Failure(HttpCodes.TooMany) { RetryAfter = wait };
        if (!WantsPage(context))
            return Problem.Write(context, failure);

        Problem.WriteRetryAfter(context, failure);
        return ProblemPages.TooMany(context).ExecuteAsync(context);
    }

    /// <summary>Answers that the server cannot work just now.</summary>
    public static Task Away(HttpContext context, string code, string title)
    {
        context.Response.Headers.RetryAfter = ((int)TryAgainAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Answer(context, StatusCodes.Status503ServiceUnavailable, code, title);
    }

    private static Task Answer(HttpContext context, int status, string code, string title)
    {
        context.Response.StatusCode = status;
        return WantsPage(context) ? ProblemPages.Broken(context).ExecuteAsync(context) : Problem.Write(context, new ProblemResponse
        {
            Type = $"{CodesEndpoint.Path}#{code}",
            Title = title,
            Status = status,
            Code = code,
            TraceId = Problem.TraceIdOf(context),
        });
    }

    private static bool WantsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
