using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Ostiary.Accounts;

namespace Ostiary.Pages.Layout;

/// <summary>Who asks for a page, as the server found out before.</summary>
public static class AtTheDoor
{
    /// <summary>The visitor of this request.</summary>
    public static Visitor Visitor(this HttpContext context) => context.Features.GetRequiredFeature<Visitor>();

    /// <summary>The person who is signed in; only behind <see cref="SignedInOnly"/>.</summary>
    public static SignedIn SignedIn(this HttpContext context) =>
        context.Visitor().SignedIn ?? throw new InvalidOperationException("This page is mapped without asking who is signed in.");

    /// <summary>The signed-in person as the author of a change.</summary>
    public static ChangedBy ChangedBy(this HttpContext context) =>
        Accounts.ChangedBy.Person(context.SignedIn(), Activity.Current?.TraceId.ToHexString());

    /// <summary>Sends those who are not signed in to the sign-in page, and back to where they wanted to go.</summary>
    public static ValueTask<object?> SignedInOnly(EndpointFilterInvocationContext asked, EndpointFilterDelegate next)
    {
        var context = asked.HttpContext;
        if (context.Visitor().SignedIn is not null)
            return next(asked);

        var wanted = HttpMethods.IsGet(context.Request.Method)
            ? $"/sign-in?next={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}"
            : "/sign-in?problem=http.sign_in_required";
        return ValueTask.FromResult<object?>(Results.Redirect(wanted));
    }
}
