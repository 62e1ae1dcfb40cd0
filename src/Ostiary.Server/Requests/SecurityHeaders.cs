namespace Ostiary.Server.Requests;

/// <summary>Headers that every answer carries.</summary>
public static class SecurityHeaders
{
    /// <summary>Only this server's own files; nothing inline, nothing from elsewhere, no frames.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Rendering a page says so for a script of the framework's, which no page of ours loads.
    private const string Announcement = "blazor-enhanced-nav";

    /// <summary>Adds the headers before anything is sent.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        Add(context);
        context.Response.OnStarting(DropAnnouncement, context.Response);
        return next(context);
    });

    /// <summary>Adds the headers; again where an answer was begun anew, for that takes them away.</summary>
    public static void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        // Not no-referrer: that would turn the Origin header of our own forms into "null".
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "publickey-credentials-create=(self), publickey-credentials-get=(self), camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }

    private static Task DropAnnouncement(object response)
    {
        ((HttpResponse)response).Headers.Remove(Announcement);
        return Task.CompletedTask;
    }
}
