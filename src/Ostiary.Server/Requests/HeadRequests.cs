namespace Ostiary.Server.Requests;

/// <summary>HEAD wherever GET is: the same status and headers without the body (RFC 9110 §9.3.2), for probes and for whoever looks at headers.</summary>
public static class HeadRequests
{
    /// <summary>Has what GET is mapped to answer HEAD, too.</summary>
    public static IApplicationBuilder UseHeadRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Response.Body = body;
        }
    });
}
