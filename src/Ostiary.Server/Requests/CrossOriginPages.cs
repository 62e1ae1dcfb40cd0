using Microsoft.Net.Http.Headers;
using Ostiary.Accounts;
using Ostiary.Server.Endpoints;

namespace Ostiary.Server.Requests;

/// <summary>Lets pages of origins that a publishable key names read the API's answers. Never with cookies.</summary>
public static class CrossOriginPages
{
    private const string Methods = "GET, POST";
    private const string RequestHeaders = $"content-type, {CallerResolution.KeyHeader}, traceparent";
    private const string TenMinutes = "600";

    /// <summary>Answers preflights and marks answers that such a page may read.</summary>
    public static IApplicationBuilder UseCrossOriginPages(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        string? origin = context.Request.Headers.Origin;
        if (origin is null || !context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        var keys = context.RequestServices.GetRequiredService<ApiKeyDirectory>();
        var allowed = await keys.AnyAllows(origin, NeededFor(context.Request.Path), context.RequestAborted);
        if (allowed)
            Allow(context.Response.Headers, origin);

        if (IsPreflight(context.Request))
            context.Response.StatusCode = allowed ? StatusCodes.Status204NoContent : StatusCodes.Status403Forbidden;
        else
            await next(context);
    });

    private static Freshness NeededFor(PathString path) => path == EventEndpoints.Path ? Freshness.LastKnown : Freshness.Current;

    private static void Allow(IHeaderDictionary headers, string origin)
    {
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = RequestHeaders;
        headers.AccessControlExposeHeaders = HeaderNames.RetryAfter;
        headers.AccessControlMaxAge = TenMinutes;
    }

    private static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod);
}
