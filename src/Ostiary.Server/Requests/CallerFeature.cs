using Microsoft.AspNetCore.Http.Features;
using Ostiary.Ceremonies;
using Ostiary.Kernel;

namespace Ostiary.Server.Requests;

/// <summary>Who asks, as it was found out for this request.</summary>
/// <param name="Outcome">The caller, or why there is none.</param>
public sealed record CallerFeature(Outcome<Caller> Outcome);

/// <summary>How endpoints get at the caller.</summary>
public static class CallerOfRequest
{
    /// <summary>The caller of a request that passed <see cref="NeedsCaller"/>.</summary>
    public static Caller Caller(this HttpContext context) =>
        context.Features.GetRequiredFeature<CallerFeature>().Outcome.Value;
}

/// <summary>Lets only requests with a known caller pass.</summary>
/// <param name="allowed">The kinds of caller that this address is for; all when empty.</param>
public sealed class NeedsCaller(params CallerKind[] allowed) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var resolution = http.RequestServices.GetRequiredService<CallerResolution>();
        var caller = await resolution.Resolve(http, http.RequestAborted);
        if (!caller.Succeeded)
            return Problem.From(caller.Failure);

        if (allowed.Length > 0 && !allowed.Contains(caller.Value.Kind))
            return Problem.From(new Failure(HttpCodes.SecretKeyRequired));

        http.Features.Set(new CallerFeature(caller));
        return await next(context);
    }
}
