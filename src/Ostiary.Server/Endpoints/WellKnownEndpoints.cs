using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Server.Endpoints;

/// <summary>What browsers and passkey providers look up at the RP ID's host.</summary>
public static class WellKnownEndpoints
{
    // Long enough to spare this server, short enough that a new app works within a coffee break.
    private const string AppsMayBeKept = "public, max-age=300";

    /// <summary>Maps <c>/.well-known/webauthn</c> (WebAuthn L3 §5.11), <c>passkey-endpoints</c>, <c>assetlinks.json</c> and <c>apple-app-site-association</c>.</summary>
    public static IEndpointRouteBuilder MapWellKnown(this IEndpointRouteBuilder app)
    {
        var wellKnown = app.MapGroup("/.well-known").WithTags("Well-known");
        wellKnown.MapGet("/webauthn", RelatedOrigins).WithSummary("Related origins")
            .WithDescription("The origins that may use this RP ID's passkeys (WebAuthn L3 §5.11).");
        wellKnown.MapGet("/passkey-endpoints", PasskeyEndpoints).WithSummary("Passkey endpoints")
            .WithDescription("Where a passkey provider sends people to add or manage passkeys.");
        wellKnown.MapGet("/assetlinks.json", AndroidApps).WithSummary("Android apps")
            .WithDescription("The Android apps that may use this RP ID's passkeys (Digital Asset Links).");
        wellKnown.MapGet("/apple-app-site-association", AppleApps).WithSummary("Apple apps")
            .WithDescription("The Apple apps that may use this RP ID's passkeys (associated domains, webcredentials).");
        return app;
    }

    private static async Task<Results<Ok<JsonObject>, Refusal>> RelatedOrigins(
        HttpContext context, RelyingPartyDirectory directory, CancellationToken cancel)
    {
        var found = await AtThisHost(context, directory, cancel);
        if (found.Count == 0)
            return Problem.From(new Failure(HttpCodes.HostUnknown));

        // Related origins first and in their order: browsers skip the rest after five labels. Its own need no listing, and an empty list is no document.
        var origins = found.SelectMany(relyingParty => relyingParty.Policy.RelatedOrigins)
            .Concat(found.SelectMany(relyingParty => relyingParty.Origins))
            .Distinct(StringComparer.Ordinal);
        return TypedResults.Ok(new JsonObject { ["origins"] = new JsonArray([.. origins.Select(origin => JsonValue.Create(origin))]) });
    }

    private static async Task<Results<Ok<JsonObject>, Refusal>> PasskeyEndpoints(
        HttpContext context, RelyingPartyDirectory directory, CancellationToken cancel)
    {
        var found = await AtThisHost(context, directory, cancel);
        return found.Count == 0
            ? Problem.From(new Failure(HttpCodes.HostUnknown))
            : TypedResults.Ok(new JsonObject
            {
                ["enroll"] = $"{found[0].HostedOrigin}/account",
                ["manage"] = $"{found[0].HostedOrigin}/account",
            });
    }

    private static async Task<Results<Ok<JsonArray>, Refusal>> AndroidApps(HttpContext context, RelyingPartyDirectory directory, CancellationToken cancel)
    {
        var found = await AtThisHost(context, directory, cancel);
        if (found.Count == 0)
            return Problem.From(new Failure(HttpCodes.HostUnknown));

        context.Response.Headers.CacheControl = AppsMayBeKept;
        return TypedResults.Ok(AppDocuments.AssetLinks(found));
    }

    private static async Task<Results<Ok<JsonObject>, Refusal>> AppleApps(HttpContext context, RelyingPartyDirectory directory, CancellationToken cancel)
    {
        var found = await AtThisHost(context, directory, cancel);
        if (found.Count == 0)
            return Problem.From(new Failure(HttpCodes.HostUnknown));

        context.Response.Headers.CacheControl = AppsMayBeKept;
        return TypedResults.Ok(AppDocuments.SiteAssociation(found));
    }

    // The documents are asked for at the RP ID itself, which need not be where the hosted pages are.
    private static async Task<IReadOnlyList<RelyingParty>> AtThisHost(HttpContext context, RelyingPartyDirectory directory, CancellationToken cancel)
    {
        var byRpId = await directory.ByRpId(context.Request.Host.Host, cancel);
        if (byRpId.Count > 0)
            return byRpId;

        return await directory.ByHost(context.Request.Host.Value ?? "", cancel) is { } hosted ? [hosted] : [];
    }
}
