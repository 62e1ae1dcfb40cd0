using System.Diagnostics;
using System.Globalization;
using Ostiary.Contracts;
using Ostiary.Server.Endpoints;
using Ostiary.Kernel;

namespace Ostiary.Server;

/// <summary>The one place where a failure becomes a status and a body.</summary>
public static class Problem
{
    /// <summary>Names the support code with every answer to a ceremony, also with those that are no problem.</summary>
    public const string SupportCodeHeader = "Ostiary-Support-Code";

    /// <summary>The answer to an expected "no".</summary>
    public static Refusal From(Failure failure) => new(failure);

    /// <summary>The HTTP status of each kind of failure.</summary>
    public static int StatusOf(FailureKind kind) => kind switch
    {
        FailureKind.Malformed => StatusCodes.Status400BadRequest,
        FailureKind.Rejected => StatusCodes.Status422UnprocessableEntity,
        FailureKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        FailureKind.Forbidden => StatusCodes.Status403Forbidden,
        FailureKind.NotFound => StatusCodes.Status404NotFound,
        FailureKind.Gone => StatusCodes.Status410Gone,
        FailureKind.Conflict => StatusCodes.Status409Conflict,
        FailureKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        FailureKind.TooMany => StatusCodes.Status429TooManyRequests,
        FailureKind.Unsupported => StatusCodes.Status422UnprocessableEntity,
        _ => throw new UnreachableException($"no status for {kind}"),
    };

    /// <summary>Writes the problem; also for failures that arise outside an endpoint.</summary>
    public static Task Write(HttpContext context, Failure failure)
    {
        var status = StatusOf(failure.Code.Kind);
        WriteRetryAfter(context, failure);
        return Write(context, new ProblemResponse
        {
            Type = $"{CodesEndpoint.Path}#{failure.Code.Value}",
            Title = failure.Code.Title,
            Status = status,
            Detail = failure.Detail,
            Code = failure.Code.Value,
            Step = failure.Step,
            Field = failure.Field,
            TraceId = TraceIdOf(context),
        });
    }

    /// <summary>Says how long to wait, in whole seconds, if the failure knows.</summary>
    public static void WriteRetryAfter(HttpContext context, Failure failure)
    {
        if (failure.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Writes a problem that is no refusal: the server itself is broken or not ready.</summary>
    public static Task Write(HttpContext context, ProblemResponse problem)
    {
        context.Response.StatusCode = problem.Status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(problem, ContractsJson.Default.ProblemResponse, "application/problem+json");
    }

    /// <summary>The support code of this request: the W3C trace id.</summary>
    public static string TraceIdOf(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
