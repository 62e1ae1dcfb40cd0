using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.AspNetCore.Http.Features;
using Ostiary.Accounts;
using Ostiary.Console;
using Ostiary.Kernel;
using Ostiary.Pages;
using Ostiary.Server.Limits;
using Ostiary.Server.Requests;

namespace Ostiary.Server.Endpoints;

/// <summary>The pages of other rooms, and what is said where there is nothing.</summary>
public static class HostedPages
{
    /// <summary>Maps the hosted pages and the console.</summary>
    public static IEndpointRouteBuilder MapHostedPages(this IEndpointRouteBuilder app)
    {
        var cookie = app.ServiceProvider.GetRequiredService<SessionCookie>();
        var pages = app.MapGroup("").RequireRateLimiting(LimitPolicies.Pages);
        pages.MapConsole();
        pages.MapPages(context => cookie.Clear(context, context.Features.GetRequiredFeature<Visitor>().RelyingParty));
        return app;
    }

    /// <summary>Answers addresses of the API that do not exist with a problem rather than a page.</summary>
    public static IEndpointRouteBuilder MapUnknownAddresses(this IEndpointRouteBuilder app)
    {
        // Not MapFallback: the generator of request delegates would give it another pattern, and no place behind the others.
        app.Map("/v1/{**rest}", (HttpContext context) =>
            Problem.From(new Failure(IsThereForJson(context) ? HttpCodes.BodyMissing : HttpCodes.NothingHere))).WithOrder(int.MaxValue).ExcludeFromDescription();
        app.Map("/.well-known/{**rest}", () => Problem.From(new Failure(HttpCodes.NothingHere))).WithOrder(int.MaxValue).ExcludeFromDescription();
        return app;
    }

    // Routing passes over an address whose body must be JSON when it is something else, and comes here.
    private static bool IsThereForJson(HttpContext context) =>
        !context.Request.HasJsonContentType()
        && context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Any(endpoint =>
            endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null
            && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(context.Request.Method) == true
            && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(context.Request.Path, []));
}
