using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Pages.Layout;
using Ostiary.Pages.Problem;

namespace Ostiary.Console.Access;

/// <summary>Who may come in, and how far. Asked in this order after <see cref="AtTheDoor.SignedInOnly"/>.</summary>
internal static class ConsoleAccess
{
    /// <summary>Lets operators and administrators in, and notes what they may see.</summary>
    public static async ValueTask<object?> StaffOnly(EndpointFilterInvocationContext asked, EndpointFilterDelegate next)
    {
        var context = asked.HttpContext;
        var visitor = context.Visitor();
        if (context.SignedIn().User.Role == Role.User)
            return ProblemPages.NotForYou(context);

        var all = await context.RequestServices.GetRequiredService<RelyingPartyDirectory>().All(context.RequestAborted);
        var home = context.RequestServices.GetRequiredService<ServerHome>();
        var runsTheServer = string.Equals(visitor.RelyingParty.HostedOrigin, home.Origin, StringComparison.Ordinal);
        context.Features.Set(new ConsoleVisit
        {
            Visitor = visitor,
            RunsTheServer = runsTheServer,
            Visible = runsTheServer ? all : [visitor.RelyingParty],
            Path = context.Request.Path,
        });
        return await next(asked);
    }

    /// <summary>Lets only administrators change something.</summary>
    public static ValueTask<object?> ChangesByAdministratorsOnly(EndpointFilterInvocationContext asked, EndpointFilterDelegate next)
    {
        var context = asked.HttpContext;
        return HttpMethods.IsGet(context.Request.Method) || context.Visit().MayChange
            ? next(asked)
            : ValueTask.FromResult<object?>(ProblemPages.Refused(context, ConsoleCodes.ReadOnly.Value, StatusCodes.Status403Forbidden));
    }

    /// <summary>Lets only those in who run the server itself.</summary>
    public static ValueTask<object?> ServerStaffOnly(EndpointFilterInvocationContext asked, EndpointFilterDelegate next) =>
        asked.HttpContext.Visit().RunsTheServer ? next(asked) : ValueTask.FromResult<object?>(ProblemPages.NotForYou(asked.HttpContext));

    /// <summary>Finds the relying party of the address; what one may not see is not there.</summary>
    public static ValueTask<object?> ChooseRelyingParty(EndpointFilterInvocationContext asked, EndpointFilterDelegate next)
    {
        var context = asked.HttpContext;
        var id = RelyingPartyId.Parse(context.GetRouteValue("relyingParty") as string);
        if (context.Visit().Visible.FirstOrDefault(one => one.Id == id) is not { } chosen)
            return ValueTask.FromResult<object?>(ProblemPages.NotFound(context));

        context.Features.Set(context.Visit() with { Chosen = chosen });
        return next(asked);
    }
}
