using Microsoft.AspNetCore.Http;

namespace Ostiary.Pages.Account;

/// <summary>How an endpoint that ends the visitor's own session takes the cookie back.</summary>
internal sealed class ForgetsSession(Action<HttpContext> forget)
{
    /// <summary>Takes the session's cookie from the browser that asks.</summary>
    public static void Now(HttpContext context) => context.GetEndpoint()!.Metadata.GetRequiredMetadata<ForgetsSession>().Forget(context);

    private void Forget(HttpContext context) => forget(context);
}
